package import Documents
internal import Language
package import Prelude
internal import Recruiting

/// How well the sample desk is read, in every format, language and script that it holds: the whole
/// line from the file to what the desk would store.
package struct SampleEvaluation {
    /// The figures, in the order of the table.
    package private(set) var figures: [Figure] = []
    /// What went wrong, a line each, for whoever improves it.
    package private(set) var misses: [String] = []

    private let normalizing: Normalizing
    private let knowledge: Knowledge
    private var counts: [String: (right: Int, all: Int)] = [:]

    /// Measures the readers on the sample desk below `sample/`, against `evaluation/`.
    ///
    /// - Throws: what reading the data throws.
    package init(
        _ data: EvaluationData, knowledge: Knowledge, today: Day, documents: DocumentReader
    ) throws {
        self.knowledge = knowledge
        normalizing = Normalizing(knowledge: knowledge, today: today)
        let truth = try JSONParser.parse(try data.read("evaluation/sample_truth.json"))
        for person in truth["candidates"]?.elements ?? [] where person["readable"] == true {
            guard let file = Self.file(of: person) else { continue }
            let read = try documents.read(
                try data.read("sample/candidates/" + file), path: file)
            guard let document = read.first(where: { Self.matches($0, person) }) else { continue }
            measure(person, document)
        }
        for job in truth["jobs"]?.elements ?? [] where job["usable"] == true {
            guard let file = Self.file(of: job) else { continue }
            let read = try documents.read(try data.read("sample/jobs/" + file), path: file)
            guard let document = read.first(where: { Self.matches($0, job) }) else { continue }
            measure(job: job, document)
        }
        conclude()
    }

    /// The file's name; after a `#` the truth names the record inside it.
    private static func file(of truth: JSONValue) -> String? {
        truth["file"]?.string?.split(separator: "#").first.map(String.init)
    }

    /// Whether a record of a file of many is the one that the truth speaks of.
    private static func matches(_ document: Document, _ truth: JSONValue) -> Bool {
        guard document.part != nil else { return true }
        let marks = [truth["email"]?.string, truth["name_written"]?.string, truth["title"]?.string]
        return marks.compactMap(\.self).contains { document.text.contains($0) }
    }

    private mutating func measure(_ truth: JSONValue, _ document: Document) {
        guard case .candidate(let draft) = normalizing.draft(document, subject: nil) else {
            count("people told from jobs", false, document, "taken for a job")
            return
        }
        count("people told from jobs", true, document, "")
        compare("name", truth["name"], draft.fields["full_name"]?.value, document)
        compare("e-mail", truth["email"], draft.fields["email"]?.value, document)
        // Places are stored under the gazetteer's names: München as Munich.
        let place = truth["city"]?.string.flatMap { city in
            knowledge.gazetteer.place("\(city), \(truth["country"]?.string ?? "")")
        }
        compare(
            "city", place?.city.map(JSONValue.string) ?? truth["city"],
            draft.fields["location_city"]?.value, document)
        compare(
            "country", place?.country.map(JSONValue.string) ?? truth["country"],
            draft.fields["location_country"]?.value, document)
        let current = (truth["experiences"]?.elements ?? []).filter { $0["end"] == .null }
        if current.count == 1 {
            compare(
                "current role", current[0]["title"], draft.fields["current_role"]?.value, document)
        }
        measure(positions: truth["experiences"]?.elements ?? [], draft, document)
        measure(skills: truth["skills"]?.elements ?? [], draft, document)
    }

    private mutating func measure(
        positions: [JSONValue], _ draft: CandidateDraft, _ document: Document
    ) {
        for position in positions {
            let title = Folding.fold(position["title"]?.string ?? "")
            let start = position["start"]?.string
            let end = position["end"]?.string
            // "Engineer" is also part of "Senior Engineer": the period tells which is meant.
            let named = draft.experiences.filter { Folding.fold($0.title ?? "").contains(title) }
            let found =
                named.first { Self.agrees(start, $0.start) }
                ?? named.first { Folding.fold($0.title ?? "") == title } ?? named.first
            count("positions found", found != nil, document, "no position \(title)")
            guard let found else { continue }
            compare(
                "company of a position", position["company"], found.company.map(JSONValue.string),
                document)
            let isRight =
                Self.agrees(start, found.start) && Self.agrees(end, found.end)
                && found.isCurrent == (end == nil)
            count("both dates of a position", isRight, document, "dates of \(title)")
        }
        count(
            "no position invented", draft.experiences.count <= positions.count, document,
            "\(draft.experiences.count) positions for \(positions.count)")
    }

    /// Whether a month, or a year alone, is what the truth says.
    private static func agrees(_ truth: String?, _ found: Month?) -> Bool {
        guard let truth else { return found == nil }
        guard let found else { return false }
        return truth.utf8.count == 4
            ? truth == padded(found.year, 4) : truth == found.description
    }

    private mutating func measure(
        skills: [JSONValue], _ draft: CandidateDraft, _ document: Document
    ) {
        for skill in skills {
            guard let name = skill["name"]?.string else { continue }
            // A form such as Excel has several readings alone; then the words decide.
            let wanted = knowledge.skillName(name).folded
            let surface = Folding.fold(name)
            let found = draft.skills.first {
                $0.skill.folded == wanted || Folding.fold($0.surface) == surface
            }
            count("skills found", found != nil, document, "no skill \(name)")
            guard let found, let level = skill["level"]?.string, let band = Self.bands[level]
            else { continue }
            let isRight = found.rating.map(band.contains) ?? false
            count(
                "level in its word's band", isRight, document,
                "\(name) is \(found.rating.map(String.init) ?? "unrated"), not \(level)")
        }
    }

    private static let bands: [String: ClosedRange<Int>] = [
        "beginner": 1...3, "intermediate": 4...6, "advanced": 7...8, "expert": 8...10,
    ]

    private mutating func measure(job truth: JSONValue, _ document: Document) {
        guard case .job(let draft) = normalizing.draft(document, subject: nil) else {
            count("jobs told from people", false, document, "taken for a person")
            return
        }
        count("jobs told from people", true, document, "")
        compare("job title", truth["title"], draft.fields["job_title"]?.value, document)
        compare("company", truth["company"], draft.fields["company_name"]?.value, document)
        for field in ["salary_currency", "salary_period", "location_type", "seniority"] {
            let ours = field == "seniority" ? "seniority_level" : field
            guard let wanted = truth[field], wanted != .null else { continue }
            compare("job facts", wanted, draft.fields[ours]?.value, document)
        }
        if let years = truth["min_years"]?.double {
            compare(
                "job facts", .number(years), draft.fields["min_years_experience"]?.value, document)
        }
        for (list, isMust) in [("must_have", true), ("nice_to_have", false)] {
            for name in truth[list]?.elements?.compactMap(\.string) ?? [] {
                let wanted = knowledge.skillName(name).folded
                let surface = Folding.fold(name)
                let found = draft.skills.first {
                    $0.skill.folded == wanted || Folding.fold($0.surface).contains(surface)
                }
                count("job skills found", found != nil, document, "no skill \(name)")
                if let found {
                    count(
                        "must or nice", found.isMust == isMust, document, "\(name) is no \(list)")
                }
            }
        }
    }

    private mutating func compare(
        _ figure: String, _ wanted: JSONValue?, _ found: JSONValue?, _ document: Document
    ) {
        guard let wanted, wanted != .null else { return }
        let isRight =
            wanted.double.map { $0 == found?.double }
            ?? (Folding.fold(wanted.string ?? "") == Folding.fold(found?.string ?? ""))
        count(figure, isRight, document, "\(figure): \(found?.string ?? "none")")
    }

    private mutating func count(
        _ figure: String, _ isRight: Bool, _ document: Document, _ miss: String
    ) {
        counts[figure, default: (0, 0)].all += 1
        if isRight {
            counts[figure, default: (0, 0)].right += 1
        } else {
            misses.append("\(document.path): \(miss)")
        }
    }

    private static let targets: [(String, Double)] = [
        ("people told from jobs", 1), ("name", 0.97), ("e-mail", 1), ("city", 0.95),
        ("country", 0.95), ("current role", 0.92), ("positions found", 0.95),
        ("company of a position", 0.92), ("both dates of a position", 0.92),
        ("no position invented", 0.95), ("skills found", 0.92), ("level in its word's band", 0.92),
        ("jobs told from people", 1), ("job title", 0.92), ("company", 0.92), ("job facts", 0.92),
        ("job skills found", 0.92), ("must or nice", 0.92),
    ]

    private mutating func conclude() {
        figures = Self.targets.map { name, target in
            let (right, all) = counts[name] ?? (0, 0)
            return Figure(
                "Sample desk", name, all == 0 ? 0 : Double(right) / Double(all), target: target,
                cases: all)
        }
    }
}
