package import Language
import Prelude

/// How well our own table of CV snippets in eight languages is read.
package struct SnippetEvaluation {
    /// The figures, in the order of the table.
    package private(set) var figures: [Figure] = []
    /// What went wrong, a line each, for whoever improves it.
    package private(set) var misses: [String] = []

    /// Measures a reader on the lines of `cv_snippets.jsonl`: each has a text and expected facts.
    /// - Throws: a `JSONSyntaxError` for a broken line.
    package init(table: [UInt8], reader: ResumeReader) throws {
        var snippets = (right: 0, all: 0)
        var facts = (right: 0, all: 0)
        var languages: [String: (right: Int, all: Int)] = [:]
        for line in table.split(separator: 0x0A) {
            let row = try JSONParser.parse(Array(line))
            guard let text = row["text"]?.string, let id = row["id"]?.string else { continue }
            let reading = reader.read(SourceText(text))
            var isRight = true
            for fact in row["expected"]?.members ?? [] {
                let found = Self.value(fact.key, of: reading)
                let matches = Self.matches(found, fact.value, key: fact.key)
                facts = (facts.right + (matches ? 1 : 0), facts.all + 1)
                isRight = isRight && matches
                if !matches {
                    misses.append(
                        "\(id): \(fact.key) is \(Self.text(fact.value)), read \(found ?? "nothing")"
                    )
                }
            }
            snippets = (snippets.right + (isRight ? 1 : 0), snippets.all + 1)
            let count = languages[row["language"]?.string ?? ""] ?? (0, 0)
            languages[row["language"]?.string ?? ""] = (
                count.right + (isRight ? 1 : 0), count.all + 1
            )
        }
        add("facts right", facts, target: 0.90)
        add("snippets wholly right", snippets, target: 0.90)
        for (language, count) in languages.sorted(by: { $0.key < $1.key }) {
            add("snippets wholly right, \(language)", count, target: nil)
        }
    }

    // MARK: Facts by name

    /// The value of a fact: `name`, `e0.title`, `d0.level`, `skill.Python`, `lang.German` and so on.
    private static func value(_ key: String, of reading: ResumeReading) -> String? {
        let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return plain(key, of: reading) }
        let index = Int(parts[0].dropFirst())
        switch parts[0] {
        case "skill": return skill(parts[1], reading)?.rating.map { String($0.value) }
        case "years": return skill(parts[1], reading)?.years.map { String(Int($0)) }
        case "lang":
            return reading.languages.first { $0.value.name == parts[1] }?.value.level
        case _ where parts[0].hasPrefix("e"):
            guard let index, index < reading.experiences.count else { return nil }
            return position(parts[1], reading.experiences[index])
        default:
            guard let index, index < reading.education.count else { return nil }
            return study(parts[1], reading.education[index])
        }
    }

    private static func plain(_ key: String, of reading: ResumeReading) -> String? {
        switch key {
        case "name": reading.name?.value
        case "email": reading.emails.first?.value
        case "city": reading.location?.value.city
        case "experiences": String(reading.experiences.count)
        case "projects": String(reading.projects.count)
        case "certifications": String(reading.certifications.count)
        case "highest": reading.highestDegree.map { "\($0.value)" }
        case "seniority": reading.seniority?.value.rawValue
        case "totalYears": reading.yearsOfExperience.map { String(Int($0.value)) }
        default: nil
        }
    }

    private static func position(_ key: String, _ position: ResumeExperience) -> String? {
        switch key {
        case "title": position.title?.value
        case "company": position.company?.value
        case "start": position.start?.description
        case "end": position.isCurrent ? "present" : position.end?.description ?? "unknown"
        default: nil
        }
    }

    private static func study(_ key: String, _ study: ResumeEducation) -> String? {
        switch key {
        case "level": study.level.map { "\($0)" }
        case "institution": study.institution?.value
        case "end": study.dates?.end?.month.description
        default: nil
        }
    }

    private static func skill(_ name: String, _ reading: ResumeReading) -> ResumeSkill? {
        (reading.skills + reading.mentionedSkills).first { $0.name == name || $0.surface == name }
    }

    // MARK: Comparing

    private static func matches(_ found: String?, _ expected: JSONValue, key: String) -> Bool {
        guard let found else { return false }
        if key == "totalYears", let years = expected.int, let read = Int(found) {
            return abs(read - years) <= 1
        }
        if key.hasPrefix("skill."), let band = expected.string {
            return Int(found).map { LevelEvaluation.band(band).contains($0) } ?? false
        }
        return found == text(expected)
    }

    private static func text(_ value: JSONValue) -> String {
        value.string ?? value.int.map { String($0) } ?? ""
    }

    private mutating func add(_ name: String, _ count: (right: Int, all: Int), target: Double?) {
        let value = count.all == 0 ? 0 : Double(count.right) / Double(count.all)
        figures.append(Figure("CV snippets", name, value, target: target, cases: count.all))
    }
}
