package import Language
package import Prelude

/// How well CVs in many layouts are read: names, places, skills, positions.
package struct ResumeEvaluation {
    /// The figures, in the order of the table.
    package private(set) var figures: [Figure] = []
    /// What went wrong, a line each, for whoever improves it.
    package private(set) var misses: [String] = []

    private var files = 0
    private var counts: [String: (right: Int, all: Int)] = [:]
    private var skillScores: [(file: String, f1: Double)] = []
    private var skillTotal = (right: 0, found: 0, expected: 0)
    private var unread: [String] = []
    private let today: Day

    /// Measures a reader on the CVs below `cv/layouts` and `cv/templates_rendercv`.
    ///
    /// - Parameter text: The text of a file, or nil where the file says that it has none.
    /// - Throws: what reading the data throws.
    package init(
        _ data: EvaluationData, reader: ResumeReader, today: Day,
        text: (_ path: String) throws -> SourceText?
    ) throws {
        self.today = today
        for truth in try Self.truths(data) {
            for path in truth.files {
                guard let source = try text(path) else {
                    unread.append(path)
                    continue
                }
                measure(reader.read(source), truth: truth, file: path)
            }
        }
        conclude()
    }

    // MARK: Truth

    private struct Truth {
        var files: [String]
        var name: String
        var email: String
        var location: String
        var skills: [String]
        var positions: [Position]
    }

    private struct Position {
        var title: String
        var company: String
        var start: Month?
        var end: Month?
    }

    private static func truths(_ data: EvaluationData) throws -> [Truth] {
        let gold = try JSONParser.parse(try data.read("cv/layouts/gold.json"))
        var truths = (gold.members ?? []).map { member in
            let truth = member.value["truth"]
            return Truth(
                files: (member.value["files"]?.elements ?? []).compactMap(\.string).map {
                    "cv/layouts/" + $0
                },
                name: truth?["name"]?.string ?? "", email: truth?["email"]?.string ?? "",
                location: truth?["location"]?.string ?? "",
                skills: (truth?["skills"]?.elements ?? []).compactMap(\.string),
                positions: (truth?["experiences"]?.elements ?? []).map { position in
                    Position(
                        title: position["role"]?.string ?? "",
                        company: position["company"]?.string ?? "",
                        start: month(position["start_date"]?.string),
                        end: month(position["end_date"]?.string))
                })
        }
        let folder = "cv/templates_rendercv"
        let names = try data.list(folder)
        for yaml in names where yaml.hasSuffix(".truth.yaml") {
            let template = TemplateTruth(try data.read(folder + "/" + yaml))
            let stem = yaml.dropLast(".truth.yaml".count)
            truths.append(
                Truth(
                    files: names.filter { $0.hasPrefix(stem) && $0.hasSuffix(".pdf") }.map {
                        folder + "/" + $0
                    },
                    name: template.name, email: template.email, location: template.location,
                    skills: template.skills,
                    positions: template.positions.map {
                        Position(
                            title: $0.title, company: $0.company, start: month($0.start),
                            end: month($0.end))
                    }))
        }
        return truths
    }

    private static func month(_ text: String?) -> Month? {
        text.flatMap { Month(String($0.prefix(7))) }
    }

    // MARK: Measuring

    private mutating func measure(_ reading: ResumeReading, truth: Truth, file: String) {
        files += 1
        check("name", same(reading.name?.value, truth.name), file, reading.name?.value)
        check(
            "e-mail", reading.emails.first?.value == truth.email, file, reading.emails.first?.value)
        let city = String(truth.location.prefix { $0 != "," })
        let isThere =
            city == "Remote"
            ? reading.location?.value.isRemote == true : same(reading.location?.value.city, city)
        check("city", isThere, file, reading.location?.value.raw)
        measureSkills(reading, truth, file)
        measurePositions(reading, truth, file)
        let ranges = truth.positions.compactMap { position -> Range<Int>? in
            guard let start = position.start else { return nil }
            return start.index..<((position.end ?? today.month).index + 1)
        }
        let years = Double(ExperienceTotal.months(ranges)) / 12
        let found = reading.yearsOfExperience?.value
        check(
            "overall years within one", found.map { abs($0 - years) <= 1 } ?? false, file,
            "\(found ?? -1)")
    }

    private mutating func measureSkills(_ reading: ResumeReading, _ truth: Truth, _ file: String) {
        let expected = Set(truth.skills.map(Self.key))
        var matched: Set<String> = []
        var wrong: [String] = []
        for skill in reading.skills {
            let keys = [Self.key(skill.surface), Self.key(skill.name)]
            if let key = keys.first(where: expected.contains) {
                matched.insert(key)
            } else {
                wrong.append(skill.surface)
            }
        }
        let found = matched.count + wrong.count
        let sum = found + expected.count
        let f1 = sum == 0 ? 1 : 2 * Double(matched.count) / Double(sum)
        skillScores.append((file, f1))
        skillTotal.right += matched.count
        skillTotal.found += found
        skillTotal.expected += expected.count
        let missed = expected.subtracting(matched).sorted()
        if f1 < 1 { misses.append("\(file): skills missed \(missed), wrong \(wrong)") }
    }

    private mutating func measurePositions(_ reading: ResumeReading, _ truth: Truth, _ file: String)
    {
        var left = reading.experiences
        for position in truth.positions {
            let index =
                left.firstIndex {
                    $0.start == position.start && isNamed($0, position)
                } ?? left.firstIndex { isNamed($0, position) }
            check("positions found", index != nil, file, position.title)
            guard let index else { continue }
            let found = left.remove(at: index)
            check("titles", same(found.title?.value, position.title), file, found.title?.value)
            check(
                "companies", same(found.company?.value, position.company), file,
                found.company?.value)
            let isEnd = position.end == nil ? found.isCurrent : found.end == position.end
            check("both dates", found.start == position.start && isEnd, file, found.title?.value)
        }
        check(
            "none invented", left.isEmpty, file,
            left.map { $0.title?.value ?? "?" }.joined(separator: "; "))
    }

    private func isNamed(_ found: ResumeExperience, _ position: Position) -> Bool {
        let names = [found.title?.value, found.company?.value].compactMap { $0 }.map(Self.key)
        return names.contains(Self.key(position.title))
            || names.contains(Self.key(position.company))
            || names.contains {
                $0.count > 5 && Self.key(position.title + position.company).contains($0)
            }
    }

    private func same(_ found: String?, _ expected: String) -> Bool {
        found.map { Self.key($0) == Self.key(expected) } ?? false
    }

    /// A text without case, accents and signs, `+` and `#` kept.
    private static func key(_ text: String) -> String {
        Folding.fold(text).filter { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "#" }
    }

    private mutating func check(_ name: String, _ isRight: Bool, _ file: String, _ found: String?) {
        let count = counts[name] ?? (0, 0)
        counts[name] = (count.right + (isRight ? 1 : 0), count.all + 1)
        if !isRight { misses.append("\(file): \(name): \(found ?? "nothing")") }
    }

    private mutating func conclude() {
        let targets: [(String, Double?)] = [
            ("name", 0.97), ("e-mail", 1), ("city", 0.95), ("positions found", 0.95),
            ("titles", 0.92),
            ("companies", nil), ("both dates", 0.92), ("none invented", 1),
            ("overall years within one", 0.92),
        ]
        for (name, target) in targets {
            let count = counts[name] ?? (0, 0)
            let value = count.all == 0 ? 0 : Double(count.right) / Double(count.all)
            figures.append(Figure("CV layouts", name, value, target: target, cases: count.all))
        }
        let sum = skillTotal.found + skillTotal.expected
        let f1 = sum == 0 ? 0 : 2 * Double(skillTotal.right) / Double(sum)
        figures.append(Figure("CV layouts", "skills F1", f1, target: 0.92, cases: files))
        let worst = skillScores.map(\.f1).min() ?? 0
        figures.append(
            Figure("CV layouts", "skills F1, worst layout", worst, target: 0.85, cases: files))
        figures.append(
            Figure(
                "CV layouts", "files without text reported", Double(unread.count), target: nil,
                cases: files + unread.count))
    }
}

/// The few facts of a template's truth that are measured, cut from its YAML by indentation.
struct TemplateTruth {
    private(set) var name = ""
    private(set) var email = ""
    private(set) var location = ""
    private(set) var skills: [String] = []
    private(set) var positions: [(title: String, company: String, start: String, end: String)] = []

    init(_ bytes: [UInt8]) {
        var section = ""
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let indent = line.prefix { $0 == " " }.count
            let text = line.drop { $0 == " " || $0 == "-" }
            guard let colon = text.firstIndex(of: ":") else { continue }
            let key = String(text[..<colon])
            let value = String(text[text.index(after: colon)...].drop { $0 == " " })
            if indent == 4, line.hasPrefix("    "), !line.hasPrefix("    -") { section = key }
            if indent == 2 { takePersonal(key, value) }
            if section == "experience", indent >= 6 { takePosition(key, value) }
            if section == "skills", key == "details" {
                skills += value.split(separator: ",").map { String($0.drop { $0 == " " }) }
            }
        }
    }

    private mutating func takePersonal(_ key: String, _ value: String) {
        switch key {
        case "name": name = value
        case "email": email = value
        case "location": location = value
        default: break
        }
    }

    private mutating func takePosition(_ key: String, _ value: String) {
        if key == "company" { positions.append(("", value, "", "")) }
        guard !positions.isEmpty else { return }
        let last = positions.count - 1
        switch key {
        case "position": positions[last].title = value
        case "start_date": positions[last].start = value
        case "end_date": positions[last].end = value
        default: break
        }
    }
}
