internal import CPostgres
package import Storage

/// One connection to a desk on PostgreSQL. Not `Sendable`: the queue that owns it is the only one
/// to use it.
package final class PostgresConnection: Connection {
    /// Prepared statements kept for reuse; the program has fewer distinct texts than this.
    private static let maximumStatements = 256
    /// A statement with more arguments carries many rows; which of them are null changes its types
    /// each time, so that it is hardly asked for twice.
    private static let maximumPreparedArguments = 100
    /// Rows that a stream holds at a time.
    private static let batch = 128

    private let address: PostgresAddress
    private(set) var handle: OpaquePointer
    private var statements: [Statement: String] = [:]
    private var openCursors = 0
    /// The first failure since the transaction began; PostgreSQL refuses whatever follows it.
    var failure: PostgresFailure?

    /// Always PostgreSQL's.
    package var dialect: Dialect { .postgres }

    /// A text with the types of its arguments: what one prepared statement serves.
    private struct Statement: Hashable {
        var text: String
        var types: [Oid]
    }

    /// Connects.
    ///
    /// - Throws: `DatabaseError` with kind `unopenable`.
    package init(_ address: PostgresAddress) throws {
        self.address = address
        handle = try PostgresSession.open(address)
    }

    deinit { PQfinish(handle) }

    /// Connects anew when the connection has ended, so that a restart of the server costs nobody a
    /// restart of the program.
    func revive() throws {
        guard PQstatus(handle) != CONNECTION_OK else { return }
        let fresh: OpaquePointer
        do { fresh = try PostgresSession.open(address) } catch let error as DatabaseError {
            throw DatabaseError(kind: .disconnected, message: error.message, statement: "")
        }
        PQfinish(handle)
        handle = fresh
        statements.removeAll()
        openCursors = 0
    }

    /// Runs a statement and returns its rows.
    package func query(_ sql: SQL) throws -> [Row] {
        let (text, arguments) = sql.rendered(for: .postgres)
        return try rows(of: run(text, PostgresParameters(arguments)), statement: text)
    }

    /// Runs a statement and hands over its rows until the body wants no more.
    ///
    /// A `SELECT` is read through a cursor, a batch at a time, so that leaving early costs nothing
    /// and the body may run statements of its own. Call it inside a transaction.
    package func forEach(_ sql: SQL, _ body: (Row) throws -> Bool) throws {
        let (text, arguments) = sql.rendered(for: .postgres)
        guard text.drop(while: \.isWhitespace).uppercased().hasPrefix("SELECT") else {
            for row in try query(sql) { if try !body(row) { return } }
            return
        }
        let cursor = "muster_\(openCursors)"
        try run("DECLARE \(cursor) NO SCROLL CURSOR FOR " + text, PostgresParameters(arguments))
        openCursors += 1
        defer {
            openCursors -= 1
            if failure == nil { _ = try? simple("CLOSE \(cursor)") }
        }
        while true {
            let result = try checked(
                PQexecParams(
                    handle, "FETCH \(Self.batch) FROM \(cursor)", 0, nil, nil, nil, nil, 1),
                statement: text)
            let count = result.count
            for index in 0..<count where try !body(result.row(index, statement: text)) { return }
            if count < Self.batch { return }
        }
    }

    /// Runs statements without arguments in one exchange and returns the tag of the last.
    @discardableResult
    func simple(_ text: String) throws -> String {
        let result = try checked(PQexec(handle, text), statement: text)
        return PQcmdStatus(result.handle).map { String(cString: $0) } ?? ""
    }

    @discardableResult
    private func run(
        _ text: String, _ parameters: PostgresParameters
    ) throws -> PostgresResult {
        guard parameters.types.count <= Self.maximumPreparedArguments else {
            return try checked(
                parameters.withPointers { count, addresses, lengths, formats in
                    PQexecParams(
                        handle, text, count, parameters.types, addresses, lengths, formats, 1)
                }, statement: text)
        }
        let name = try prepared(Statement(text: text, types: parameters.types))
        return try checked(
            parameters.withPointers { count, addresses, lengths, formats in
                PQexecPrepared(handle, name, count, addresses, lengths, formats, 1)
            }, statement: text)
    }

    private func prepared(_ statement: Statement) throws -> String {
        if let name = statements[statement] { return name }
        if statements.count >= Self.maximumStatements {
            try simple("DEALLOCATE ALL")
            statements.removeAll()
        }
        let name = "s\(statements.count)"
        _ = try checked(
            PQprepare(
                handle, name, statement.text, Int32(statement.types.count), statement.types),
            statement: statement.text)
        statements[statement] = name
        return name
    }

    private func rows(
        of result: consuming PostgresResult, statement: String
    ) throws -> [Row] {
        var rows: [Row] = []
        let count = result.count
        rows.reserveCapacity(Int(count))
        for index in 0..<count { rows.append(try result.row(index, statement: statement)) }
        return rows
    }

    private func checked(
        _ result: OpaquePointer?, statement: String
    ) throws -> PostgresResult {
        let status = PQresultStatus(result)
        let isGood = [PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY].contains(status)
        if let result, isGood { return PostgresResult(handle: result) }
        let failure = PostgresFailure(result, on: handle, statement: statement)
        PQclear(result)
        if self.failure == nil { self.failure = failure }
        throw failure.error
    }
}
