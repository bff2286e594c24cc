internal import Prelude

/// Writes the labelled people and posts, which the data keeps as JSON, the way CVs and posts look.
enum LabelledTexts {
    /// A CV: name, contact, skills, positions, projects, education.
    static func resume(_ value: JSONValue) -> String {
        var lines = [text(value, "name"), text(value, "email"), text(value, "location")]
        lines += ["", "Skills", "", strings(value, "skills").joined(separator: ", ")]
        lines += ["", "Experience", ""]
        for entry in value["experiences"]?.elements ?? [] {
            let end = entry["end_date"]?.string ?? "Present"
            lines.append("\(text(entry, "role")), \(text(entry, "company"))")
            lines.append("\(month(text(entry, "start_date"))) - \(month(end))")
            lines += strings(entry, "bullets").map { "- \($0)" } + [""]
        }
        lines += ["Projects", ""]
        for entry in value["projects"]?.elements ?? [] {
            lines.append(text(entry, "title"))
            lines.append("Technologies: \(strings(entry, "tech_stack").joined(separator: ", "))")
            lines += [text(entry, "description")] + strings(entry, "bullets").map { "- \($0)" }
            lines.append("")
        }
        lines += ["Education", ""]
        for entry in value["education"]?.elements ?? [] {
            let year = entry["graduation_year"]?.int.map(String.init) ?? ""
            lines.append("\(text(entry, "degree")), \(text(entry, "institution")), \(year)")
        }
        return lines.joined(separator: "\n")
    }

    /// A post: title, company, place, level, responsibilities, skills asked for.
    static func post(_ value: JSONValue) -> String {
        var lines = [text(value, "title"), "", "Company: \(text(value, "company"))"]
        lines += [
            "Location: \(text(value, "location"))", "Experience level: \(text(value, "seniority"))",
        ]
        lines +=
            ["", "Responsibilities", ""] + strings(value, "responsibilities").map { "- \($0)" }
        lines += ["", "Required skills", ""] + strings(value, "required_skills").map { "- \($0)" }
        lines += ["", "Nice to have", ""] + strings(value, "nice_to_have_skills").map { "- \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Everything that a post asks for, in its words.
    static func skills(_ value: JSONValue) -> [String] {
        strings(value, "required_skills") + strings(value, "nice_to_have_skills")
    }

    /// The labels by job and candidate; the notes behind the third column are not read.
    static func labels(_ bytes: [UInt8]) -> [String: [String: RankingMeasure.Label]] {
        var labels: [String: [String: RankingMeasure.Label]] = [:]
        for line in bytes.split(separator: 0x0A) {
            let columns = line.split(
                separator: 0x2C, maxSplits: 3, omittingEmptySubsequences: false
            )
            .map { String(decoding: $0, as: UTF8.self) }
            guard columns.count >= 3, let label = RankingMeasure.Label(named: columns[2]) else {
                continue
            }
            labels[columns[0], default: [:]][columns[1]] = label
        }
        return labels
    }

    private static func text(_ value: JSONValue, _ key: String) -> String {
        value[key]?.string ?? ""
    }

    private static func strings(_ value: JSONValue, _ key: String) -> [String] {
        (value[key]?.elements ?? []).compactMap(\.string)
    }

    /// `2024-05-01` as `2024-05`.
    private static func month(_ date: String) -> String {
        date.utf8.count == 10 ? String(date.prefix(7)) : date
    }
}
