import Prelude
import Recruiting

/// A person as people read it on standard output.
struct CandidateText {
    private let person: CandidateDossier

    /// The text of a dossier.
    init(_ person: CandidateDossier) {
        self.person = person
    }

    /// The lines.
    var lines: [String] {
        heading + fields + section("Skills", skills) + section("Experience", experience)
            + section("Role fitness", fitness) + section("Education", education)
            + section("Projects", person.projects.map(\.name))
            + section("Documents", documents) + section("Warnings", person.warnings)
    }

    private var heading: [String] {
        let candidate = person.candidate
        let said = [
            candidate.isHighlighted ? "highlighted" : nil,
            candidate.isKeptHome ? "kept home" : nil,
            candidate.ranking.map { "ranking \($0)" },
            candidate.overallRating.map { "rating \($0)/10" },
            candidate.verification == "unverified" ? nil : candidate.verification,
            candidate.exclusion.map { "left out of matching: \($0)" },
        ].compactMap(\.self)
        return [candidate.name, "id \(candidate.id.text) · \(candidate.status)"]
            + (said.isEmpty ? [] : [said.joined(separator: " · ")]) + [""]
    }

    private var fields: [String] {
        let known = CandidateFields.all.filter {
            !$0.name.hasPrefix("narrative_") && person.value($0.name) != .null
        }
        return TextTable(
            columns: [
                .init(title: "Field"), .init(title: "Value", maximum: 90), .init(title: "Source"),
            ],
            rows: known.map { definition in
                let state = person.fields[definition.name]
                return [
                    definition.name, person.value(definition.name).shortText,
                    (state?.source ?? "") + (state?.isUnproved ?? false ? " (unproved)" : "")
                        + ((state?.proposed ?? state?.value) == state?.value ? "" : " (differs)"),
                ]
            }
        ).lines
    }

    private var skills: [String] {
        person.skills.map { skill, bag in
            let rating = skill.rating.map { " \($0)/10" } ?? ""
            let years = skill.years.map { ", \(($0 * 10).rounded() / 10) years" } ?? ""
            return bag.name + rating + years
        }
    }

    private var experience: [String] {
        person.experiences.map { position in
            let end = position.isCurrent ? "present" : position.end ?? "?"
            return
                "\(position.start ?? "?") – \(end)  \(position.title ?? "?"), \(position.company ?? "?")"
        }
    }

    private var fitness: [String] {
        person.fitness.flatMap { fitness in
            ["\(fitness.score)/100  \(fitness.role)"]
                + (fitness.reasons.elements ?? []).compactMap(\.string).map { "         \($0)" }
        }
    }

    private var education: [String] {
        person.education.map {
            [$0.degree, $0.field, $0.institution].compactMap(\.self).joined(separator: ", ")
        }
    }

    private var documents: [String] {
        person.documents.map { "\($0.path)\($0.part.map { " (row \($0))" } ?? "")" }
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  \($0)" }
    }
}
