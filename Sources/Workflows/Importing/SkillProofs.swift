internal import Language
internal import Prelude

/// Which sentences of a CV prove a skill: those about a position, a project or a study. What
/// somebody says of themselves in a summary, and a sentence that names more skills than one does at
/// once, is no more than a list.
struct SkillProofs {
    /// The most skills that a sentence can show.
    static let maximumSkills = 8

    private let places: [TextSpan]
    private let skillsBySentence: [TextSpan: Int]

    init(_ reading: ResumeReading, of skills: [ResumeSkill]) {
        places =
            reading.experiences.map(\.span) + reading.projects.map(\.span)
            + reading.education.map(\.span) + reading.certifications.compactMap(\.span)
        skillsBySentence = skills.flatMap { Set($0.evidence) }
            .reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// How many sentences prove a skill.
    func count(for skill: ResumeSkill) -> Int {
        skill.evidence.count { sentence in
            skillsBySentence[sentence, default: 0] <= Self.maximumSkills
                && places.contains { $0.contains(sentence) }
        }
    }
}
