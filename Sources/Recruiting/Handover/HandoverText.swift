internal import Prelude

/// A hand-over as a text for the client. Everything that comes from a document is escaped for the
/// format: a CV is data, never markup and never a formula.
extension Handover {
    /// A format for the client.
    package enum Format: String, Sendable, CaseIterable {
        case markdown
        case csv
        case html
    }

    /// The text in a format.
    package func text(as format: Format) -> String {
        switch format {
        case .markdown: markdown
        case .csv: csv
        case .html: html
        }
    }

    /// What a contact is called.
    private static func label(of kind: String) -> String {
        switch kind {
        case "email": "E-mail"
        case "phone": "Phone"
        case "linkedin": "LinkedIn"
        case "github": "GitHub"
        case "x": "X"
        default: kind
        }
    }

    private static let nobody = "Nobody is to be handed over yet."

    private var markdown: String {
        let escaped = EscapedText.markdown
        var lines = ["# Shortlist: \(escaped(title))", ""]
        if let company { lines += ["For \(escaped(company))", ""] }
        if people.isEmpty { lines += [Self.nobody, ""] }
        for (index, person) in people.enumerated() {
            lines += ["## \(index + 1). \(escaped(person.name)), \(person.percentage) %", ""]
            lines += person.facts.map { "- \($0.label): \(escaped($0.value))" }
            if !person.skills.isEmpty {
                lines += ["", "**Has what is asked**", ""]
                lines += person.skills.map { proof in
                    "- **\(escaped(proof.skill))**\(proof.level)"
                        + (proof.sentence.map { ": “\(escaped($0))”" } ?? "")
                }
            }
            lines += Self.list("Strengths", person.strengths.map(escaped))
            lines += Self.list("Lacks", person.missing.map(escaped))
            lines += Self.list(
                "Contact",
                person.contacts.map { "\(Self.label(of: $0.kind)): \(escaped($0.value))" })
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    private static func list(_ title: String, _ items: [String]) -> [String] {
        items.isEmpty ? [] : ["", "**\(title)**", ""] + items.map { "- \($0)" }
    }

    private var csv: String {
        let titles =
            [
                "Name", "Stage", "Role", "Place", "Years", "Score %", "Skills", "Evidence",
                "Strengths", "Lacks",
            ] + (isMasked ? [] : ["E-mail", "Phone", "Profiles"])
        let rows = people.map { person -> [String] in
            func contact(_ kinds: [String]) -> String {
                person.contacts.filter { kinds.contains($0.kind) }.map { contact in
                    kinds.count > 1
                        ? "\(Self.label(of: contact.kind)): \(contact.value)" : contact.value
                }.joined(separator: " | ")
            }
            let proofs = person.skills.compactMap { proof in
                proof.sentence.map { "\(proof.skill): \($0)" }
            }
            return [
                person.name, person.stage.rawValue, person.role ?? "", person.place ?? "",
                person.years.map { "\(($0 * 10).rounded() / 10)" } ?? "", person.percentage,
                person.skills.map { $0.skill + $0.level }.joined(separator: " | "),
                proofs.joined(separator: " | "), person.strengths.joined(separator: " | "),
                person.missing.joined(separator: " | "),
            ]
                + (isMasked
                    ? []
                    : [
                        contact(["email"]), contact(["phone"]),
                        contact(["linkedin", "github", "x"]),
                    ])
        }
        return ([titles] + rows).map { row in
            row.map(EscapedText.csv).joined(separator: ",") + "\n"
        }.joined()
    }

    private var html: String {
        let escaped = EscapedText.html
        let company = company.map { "<p>For \(escaped($0))</p>\n" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Shortlist: \(escaped(title))</title>
            <style>
            body { font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 48em; padding: 0 1em; }
            article { border-top: 1px solid #ccc; margin-top: 1.5em; }
            dt { font-weight: 600; } dd { margin: 0 0 .3em 0; }
            q { color: #444; }
            </style></head><body>
            <h1>Shortlist: \(escaped(title))</h1>
            \(company)\(people.isEmpty ? "<p>\(Self.nobody)</p>" : "")
            \(people.map(article).joined(separator: "\n"))
            </body></html>

            """
    }

    private func article(_ person: Person) -> String {
        let escaped = EscapedText.html
        func list(_ title: String, _ items: [String]) -> String {
            items.isEmpty
                ? ""
                : "<h3>\(title)</h3>\n<ul>\n"
                    + items.map { "<li>\($0)</li>\n" }.joined() + "</ul>\n"
        }
        let facts = person.facts.map { "<dt>\($0.label)</dt><dd>\(escaped($0.value))</dd>" }
        let skills = person.skills.map { proof in
            "<b>\(escaped(proof.skill))</b>\(proof.level)"
                + (proof.sentence.map { ": <q>\(escaped($0))</q>" } ?? "")
        }
        let contacts = person.contacts.map {
            "\(Self.label(of: $0.kind)): \(escaped($0.value))"
        }
        return "<article>\n<h2>\(escaped(person.name)), \(person.percentage) %</h2>\n"
            + "<dl>\(facts.joined(separator: "\n"))</dl>\n"
            + list("Has what is asked", skills) + list("Strengths", person.strengths.map(escaped))
            + list("Lacks", person.missing.map(escaped)) + list("Contact", contacts) + "</article>"
    }
}

extension Handover.Person {
    /// The score as a percentage with one digit.
    fileprivate var percentage: String { "\((score * 1000).rounded() / 10)" }

    /// What is said of the person in a word or two each.
    fileprivate var facts: [(label: String, value: String)] {
        let facts: [(String, String?)] = [
            ("Role", role), ("Place", place),
            ("Experience", years.map { "\(($0 * 10).rounded() / 10) years" }),
            ("Stage", stage.rawValue),
        ]
        return facts.compactMap { label, value in value.map { (label, $0) } }
    }
}

extension Handover.Proof {
    /// The rating after the skill's name, empty when it is not known.
    fileprivate var level: String { rating.map { " \($0)/10" } ?? "" }
}
