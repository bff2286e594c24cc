package import Documents
package import Language
internal import Prelude

/// A release of the O*NET database, read from the text files in which it is published. Releases name
/// files and columns differently (27 to 30 were looked at): both are found by what they are called.
package struct OnetRelease: Sendable {
    /// The release as its Read Me says it, such as `27.0`; nil where it says none.
    package private(set) var version: String?
    /// Every technology, ordered by name.
    package private(set) var technologies: [Technology] = []
    /// Every occupation, ordered by code.
    package private(set) var occupations: [Occupation] = []

    /// Reads files by their names; those of other names are passed over.
    ///
    /// - Throws: `DocumentError` for a file that cannot be read, or where occupations or technologies are
    ///   missing.
    package init(files: [(name: String, bytes: [UInt8])]) throws(DocumentError) {
        var titles: [String: [String]] = [:]
        var tasks: [String: [String]] = [:]
        var known: [String: Technology] = [:]
        for (name, bytes) in files.sorted(by: { $0.name < $1.name }) {
            let stem = name.split(separator: ".").dropLast().joined(separator: ".").lowercased()
            switch String(stem.unicodeScalars.filter(\.properties.isAlphabetic)) {
            case "readme": version = Self.version(String(decoding: bytes, as: UTF8.self))
            case "occupationdata": occupations = try Self.occupations(bytes, name)
            case "technologyskills", "softwareskills": try Self.read(bytes, name, into: &known)
            case "alternatetitles", "sampleofreportedtitles", "reportedtitles", "jobtitles":
                try Self.titles(bytes, name, into: &titles)
            case "taskstatements": try Self.tasks(bytes, name, into: &tasks)
            default: continue
            }
        }
        guard !occupations.isEmpty, !known.isEmpty else {
            throw DocumentError(
                .unsupported,
                "Expected the files Occupation Data and Technology Skills of the O*NET database,"
                    + " found \(files.count) others",
                hint: "Unpack the text files of a release, and name their folder.")
        }
        for index in occupations.indices {
            let own = occupations[index].title
            occupations[index].titles = Set(titles[occupations[index].code] ?? []).subtracting([own]
            )
            .sorted()
            occupations[index].tasks = tasks[occupations[index].code] ?? []
        }
        technologies = known.values.map { technology in
            var technology = technology
            technology.occupations = Set(technology.occupations).sorted()
            return technology
        }.sorted { $0.name < $1.name }
    }

    /// The first number with a point after the word O*NET.
    private static func version(_ text: String) -> String? {
        text.split(whereSeparator: \.isWhitespace).prefix(10).map(String.init).first {
            $0.contains(".") && $0.allSatisfy { $0.isNumber || $0 == "." }
        }
    }

    private static func code(
        _ table: DelimitedTable, _ file: String
    ) throws(DocumentError) -> Int {
        try table.required("O*NET-SOC Code", "SOC Code", "Code", in: file)
    }

    private static func occupations(
        _ bytes: [UInt8], _ file: String
    ) throws(DocumentError) -> [Occupation] {
        let table = try DelimitedTable(bytes)
        let code = try code(table, file)
        let title = try table.required("Title", "Occupation", in: file)
        let description = table.column("Description")
        return table.rows.map {
            Occupation(
                code: $0[code], title: $0[title], description: cell($0, description) ?? "")
        }.sorted { $0.code < $1.code }
    }

    private static func read(
        _ bytes: [UInt8], _ file: String, into known: inout [String: Technology]
    ) throws(DocumentError) {
        let table = try DelimitedTable(bytes)
        let code = try code(table, file)
        let example = try table.required(
            "Example", "Workplace Example", "Technology", "Software Skill", "Skill", in: file)
        let commodity = table.column("Commodity Title", "Commodity", "Category")
        let hot = table.column("Hot Technology", "Hot Technologies")
        let demand = table.column("In Demand", "In-Demand")
        for row in table.rows where !row[example].isEmpty {
            var technology = known[row[example]] ?? Technology(name: row[example])
            technology.occupations.append(row[code])
            if technology.commodity == nil {
                technology.commodity = cell(row, commodity)
            }
            if let hot, isYes(row[hot]) { technology.isHot = true }
            if let demand, isYes(row[demand]) { technology.inDemand.insert(row[code]) }
            known[row[example]] = technology
        }
    }

    private static func titles(
        _ bytes: [UInt8], _ file: String, into titles: inout [String: [String]]
    ) throws(DocumentError) {
        let table = try DelimitedTable(bytes)
        let code = try code(table, file)
        let title = try table.required(
            "Alternate Title", "Reported Job Title", "Reported Title", "Job Title", "Title",
            in: file)
        for row in table.rows where !row[title].isEmpty {
            titles[row[code], default: []].append(row[title])
        }
    }

    private static func tasks(
        _ bytes: [UInt8], _ file: String, into tasks: inout [String: [String]]
    ) throws(DocumentError) {
        let table = try DelimitedTable(bytes)
        let code = try code(table, file)
        let task = try table.required("Task", "Task Statement", in: file)
        for row in table.rows where !row[task].isEmpty {
            tasks[row[code], default: []].append(row[task])
        }
    }

    private static func isYes(_ cell: String) -> Bool {
        ["y", "yes", "true", "1"].contains(cell.lowercased())
    }

    /// What a row says in a column; nil where there is no such column, or nothing in it.
    private static func cell(_ row: [String], _ column: Int?) -> String? {
        column.flatMap { row[$0].isEmpty ? nil : row[$0] }
    }
}
