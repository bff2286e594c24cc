internal import Engine
internal import Prelude
internal import Storage

/// A run that an import led to and that has ended, with what came of it.
struct ImportedRun: Sendable {
    /// What came of it.
    enum Result: Sendable {
        /// A file was read into these records.
        case read(ReadFile, names: [String: String])
        /// A record was taken in.
        case taken(TakenRecord, kind: String, name: String)
        /// It ended early: the code of CLI.md and what to say of it.
        case refused(code: String, reason: String)
    }

    var run: ID<Run>
    var endedAt: Timestamp
    var document: String?
    var path: String
    var part: Int?
    var result: Result

    /// Those of an import that ended at a moment or later.
    static func ended(
        of origin: String, since moment: Timestamp, on connection: any Connection
    ) throws -> [ImportedRun] {
        try connection.fetch(
            Run.self, "WHERE origin_id = \(origin) AND finished_at >= \(moment) ORDER BY id"
        ).map { try ImportedRun($0, on: connection) }
    }

    private init(_ run: Run, on connection: any Connection) throws {
        self.run = run.id
        endedAt = run.finishedAt ?? run.createdAt
        let isFile = run.pipeline == Ingesting.importName
        path = (isFile ? run.partition : run.parameters["path"]?.string) ?? ""
        part = run.parameters["part"]?.int
        document = isFile ? nil : run.partition
        if let found = try Self.result(of: run, isFile: isFile, on: connection) {
            result = found
        } else {
            result = Self.refusal(run)
        }
    }

    private static func result(
        of run: Run, isFile: Bool, on connection: any Connection
    ) throws -> Result? {
        let kind = run.pipeline.hasPrefix("job") ? "job" : "candidate"
        let op = isFile ? "read" : "normalize_\(kind)"
        let output = try connection.value(
            "SELECT output FROM step WHERE id = \(Step.id(run.id, op))", as: JSONValue?.self)
        guard let output, let output else { return nil }
        if isFile {
            let file = try ReadFile(stepValue: output)
            var names: [String: String] = [:]
            for item in file.items {
                guard let id = item.known else { continue }
                names[id] = try name(of: id, item.kind, on: connection)
            }
            return .read(file, names: names)
        }
        let taken = try TakenRecord(stepValue: output)
        return .taken(taken, kind: kind, name: try name(of: taken.id, kind, on: connection))
    }

    private static func name(
        of id: String, _ kind: String, on connection: any Connection
    ) throws -> String {
        let column: SQL = kind == "job" ? "title" : "name"
        return try connection.value("SELECT \(column) FROM \(.raw(kind)) WHERE id = \(id)") ?? ""
    }

    /// A refusal is stored as `code: sentence`.
    private static func refusal(_ run: Run) -> Result {
        let reason = run.reason ?? run.status.rawValue
        guard run.status == .stopped, let colon = reason.firstRange(of: ": ") else {
            return .refused(code: run.status.rawValue, reason: reason)
        }
        return .refused(
            code: String(reason[..<colon.lowerBound]), reason: String(reason[colon.upperBound...]))
    }
}
