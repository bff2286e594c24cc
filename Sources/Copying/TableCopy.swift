internal import Storage

/// The rows of one table, on their way from one database to the other.
struct TableCopy {
    /// The most values and roughly the most bytes that one statement carries.
    private static let maximumValues = 400
    private static let maximumBytes = 1 << 20

    let table: StoredTable
    let adjust: DeskCopy.Adjustment

    /// Copies every row and returns the digest of what was read.
    func run(from source: any Connection, to target: any Connection) throws -> RowDigest {
        var digest = RowDigest()
        var batch: [Row] = []
        var bytes = 0
        try source.forEach("SELECT \(columns) FROM \(name)") { row in
            let row = adjust(table.name, row)
            digest.add(row)
            batch.append(row)
            bytes += row.values.reduce(0) { $0 + size(of: $1) }
            if batch.count * table.columns.count >= Self.maximumValues
                || bytes >= Self.maximumBytes
            {
                try insert(batch, on: target)
                batch.removeAll(keepingCapacity: true)
                bytes = 0
            }
            return true
        }
        if !batch.isEmpty { try insert(batch, on: target) }
        return digest
    }

    /// The digest of what a database holds now.
    func digest(on connection: any Connection) throws -> RowDigest {
        var digest = RowDigest()
        try connection.forEach("SELECT \(columns) FROM \(name)") { row in
            digest.add(adjust(table.name, row))
            return true
        }
        return digest
    }

    /// Makes the numbers that count up by themselves go on after the highest one copied.
    func continueNumbers(on connection: any Connection) throws {
        guard connection.dialect == .postgres else { return }
        let counted = try connection.query(
            """
            SELECT attname, pg_get_serial_sequence(quote_ident(\(table.name)), attname)
            FROM pg_attribute WHERE attrelid = CAST(quote_ident(\(table.name)) AS regclass)
            AND attidentity <> ''
            """)
        for row in counted {
            let column: String = try row.get(0)
            let sequence: String = try row.get(1)
            try connection.execute(
                """
                SELECT setval(CAST(\(sequence) AS regclass),
                    (SELECT COALESCE(max(\(.raw(column))), 0) + 1 FROM \(name)), false)
                """)
        }
    }

    private var name: SQL { .raw("\"\(table.name)\"") }

    private var columns: SQL {
        .raw(table.columns.map { "\"\($0)\"" }.joined(separator: ", "))
    }

    private func insert(_ rows: [Row], on target: any Connection) throws {
        let lists = rows.map { "(\(list: $0.values))" as SQL }
        try target.execute(
            "INSERT INTO \(name) (\(columns)) VALUES \(.joined(lists, separator: ", "))")
    }

    private func size(of value: SQLValue) -> Int {
        switch value {
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        default: 8
        }
    }
}
