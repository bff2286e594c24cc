import Engine
import Storage
import Synchronization

/// A connection that keeps every statement it runs.
final class RecordingConnection: Connection {
    private let base: any Connection
    private(set) var statements: [SQL] = []

    var dialect: Dialect { base.dialect }

    init(_ base: any Connection) { self.base = base }

    func query(_ sql: SQL) throws -> [Row] {
        statements.append(sql)
        return try base.query(sql)
    }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Bool) throws {
        statements.append(sql)
        try base.forEach(sql, body)
    }

    /// How SQLite carries out the statements that begin so, a line for each of its steps.
    func plans(of beginning: String) throws -> [String] {
        try statements.filter { $0.rendered(for: .sqlite).text.hasPrefix(beginning) }.flatMap {
            try base.query("EXPLAIN QUERY PLAN \($0)").map { try $0.get(3, as: String.self) }
        }
    }
}
