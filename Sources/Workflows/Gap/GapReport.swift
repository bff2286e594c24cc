package import Matching
internal import Prelude
internal import Recruiting

/// What a person lacks for a job: the analysis with everything that was seen and assumed on the way to it.
package struct GapReport: Sendable {
    /// A skill with what the taxonomy has of it, and where the text has it.
    struct Source: Sendable {
        var entry: Taxonomy.MappedSkill?
        var evidence: GapEvidence?
        /// The place in the text's order.
        var rank: Int
    }

    /// The figures.
    package let analysis: GapAnalysis
    /// Something that was taken for granted.
    struct Assumption: Sendable, Hashable {
        /// A sentence.
        var text: String
        /// The skill that it is about, by its key; nil where it is about everything.
        var key: String?
    }

    /// What was taken for granted.
    let assumptions: [Assumption]
    /// Whether a chat would have asked something.
    package let wouldAsk: Bool
    /// Who and what it is about.
    let subject: Subject
    /// What it was reckoned with.
    let configuration: GapConfiguration
    /// What the taxonomy was.
    let taxonomy: JSONValue
    /// The skills of the job and of the person by their keys.
    let sources: [GapMapping.Side: [String: Source]]
    /// How names were put to the taxonomy.
    let mapping: [GapMapping.Side: MappingDiagnostics]
    /// What other ways of looking for names would have come to; no part of what the report says.
    let trial: Planner.Trial?

    /// Who and what a report is about.
    struct Subject: Sendable, Hashable {
        /// The person's CV; nil where the desk has none.
        var resume: String?
        var candidate: String
        var candidateName: String
        var job: String
        var jobTitle: String
        var company: String?
        var place: String?
        var url: String?
        /// The kind of file that the post came in.
        var source: String?
        /// Who read the person's skills, such as `rules`.
        var readers: String
    }

    /// What was taken for granted that the figures come from, a sentence each.
    package var decisiveAssumptions: [String] {
        let asked = Set(analysis.terms.map(\.demand.skill.key))
        return assumptions.filter { $0.key.map(asked.contains) ?? true }.map(\.text)
    }

    /// Who and what it is about, as a title.
    package var title: String {
        "\(subject.candidateName) for \(subject.jobTitle)"
            + (subject.company.map { " at \($0)" } ?? "")
    }
}
