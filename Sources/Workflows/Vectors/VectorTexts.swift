internal import Prelude
package import Recruiting

/// The texts whose vectors are stored for a candidate or a job (facts §1.9). What is missing has no
/// text, and so no vector; nothing that identifies a person is among them.
package enum VectorTexts {
    /// A vector's kind and the text it is made from.
    package typealias Entry = (kind: String, text: String)

    /// The longest kind that is stored, in bytes.
    private static let maximumKind = 150

    /// The words for ratings 1–10 (facts §1.1).
    private static let levels = [
        "Novice", "Beginner", "Elementary", "Developing", "Competent", "Proficient", "Advanced",
        "Expert", "Master", "World-class",
    ]

    /// The texts of a candidate: the narratives, each skill, each position's title and
    /// description, each project.
    package static func entries(of person: CandidateDossier) -> [Entry] {
        var entries: [Entry] = []
        for narrative in CandidateFields.narratives {
            guard let text = person.value("narrative_\(narrative)").string else { continue }
            entries.append((narrative, text))
        }
        let texts = Dictionary(uniqueKeysWithValues: person.documents.map { ($0.id.text, $0.text) })
        for (skill, bag) in person.skills {
            var text = bag.name
            if let rating = skill.rating { text += ": \(levels[rating - 1])" }
            if let evidence = evidence(of: skill, in: texts) { text += " - \(evidence)" }
            entries.append(("skill_\(key(bag.name))", text))
        }
        for (index, position) in person.experiences.enumerated() {
            guard let title = position.title else { continue }
            entries.append(("title_\(index)", title))
            guard let text = position.description else { continue }
            let employer = position.company.map { " at \($0)" } ?? ""
            entries.append(("position_\(index)", "\(title)\(employer): \(text)"))
        }
        for (index, project) in person.projects.enumerated() {
            let technologies = project.technologies.elements?.compactMap(\.string) ?? []
            var text = project.name
            if let description = project.description { text += ": \(description)" }
            if !technologies.isEmpty {
                text += " Technologies: \(technologies.joined(separator: ", "))"
            }
            entries.append(("project_\(index)", text))
        }
        return entries
    }

    /// The texts of a job: the narratives, the title, and each skill whose capability is told.
    package static func entries(of job: JobDossier) -> [Entry] {
        var entries: [Entry] = []
        for narrative in JobFields.narratives {
            guard let text = job.value("narrative_\(narrative)").string else { continue }
            entries.append((narrative == "role" ? "role_description" : narrative, text))
        }
        if let title = job.value("job_title").string { entries.append(("title", title)) }
        for (skill, bag) in job.skills {
            guard let capability = skill.capability else { continue }
            entries.append(("skill_\(key(bag.name))", "\(bag.name): \(capability)"))
        }
        return entries
    }

    /// The part of a skill's kind after `skill_`: lower case, blanks as underscores, no dots.
    package static func key(_ name: String) -> String {
        let folded = name.lowercased().replacing(" ", with: "_").replacing(".", with: "")
        return String(decoding: folded.utf8.prefix(maximumKind - 6), as: UTF8.self)
    }

    private static func evidence(of skill: ClaimedSkill, in texts: [String: String]) -> String? {
        guard let document = skill.document, let start = skill.start, let end = skill.end,
            let text = texts[document]
        else { return nil }
        return TextSpan(start, end).text(in: Array(text.utf8))
    }
}
