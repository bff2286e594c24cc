/// A table as the database has it now: for what goes over all of them and must forget none.
package struct StoredTable: Sendable, Hashable {
    /// The table's name.
    package var name: String
    /// The columns that hold something, in their order; of a full-text index the row's number too.
    /// What PostgreSQL keeps in a type of an extension is made from other columns and left out.
    package var columns: [String]
    /// The tables that its rows refer to, itself among them where rows refer to each other.
    package var references: Set<String>

    /// Every table of the desk, each after the tables that it refers to.
    package static func all(on connection: any Connection) throws -> [StoredTable] {
        var columns: [String: [String]] = [:]
        for row in try connection.query(columnList) {
            columns[try row.get(0), default: []].append(try row.get(1))
        }
        var references: [String: Set<String>] = [:]
        for row in try connection.query(referenceList) {
            references[try row.get(0), default: []].insert(try row.get(1))
        }
        var waiting = columns.keys.sorted()
        var sorted: [StoredTable] = []
        while !waiting.isEmpty {
            let next = waiting.firstIndex { name in
                (references[name] ?? []).subtracting([name]).isDisjoint(with: waiting)
            }
            guard let next else { preconditionFailure("tables refer to each other in a circle") }
            let name = waiting.remove(at: next)
            sorted.append(
                StoredTable(
                    name: name, columns: columns[name] ?? [], references: references[name] ?? []))
        }
        return sorted
    }

    /// A virtual table shows no number of its rows, and the tables behind it are its own business.
    private static let columnList: SQL = .dialect(
        sqlite: """
            SELECT name, 'rowid' FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'
            UNION ALL
            SELECT tables.name, columns.name FROM pragma_table_list AS tables
            JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.schema = 'main' AND tables.type IN ('table', 'virtual')
            AND tables.name NOT LIKE 'sqlite~_%' ESCAPE '~'
            """,
        postgres: """
            SELECT relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0
            AND NOT attisdropped AND atttypid < 16384 ORDER BY relname, attnum
            """)

    private static let referenceList: SQL = .dialect(
        sqlite: """
            SELECT tables.name, keys."table" FROM pragma_table_list AS tables
            JOIN pragma_foreign_key_list(tables.name) AS keys WHERE tables.schema = 'main'
            """,
        postgres: """
            SELECT owner.relname, target.relname FROM pg_constraint
            JOIN pg_class AS owner ON owner.oid = conrelid
            JOIN pg_class AS target ON target.oid = confrelid
            WHERE contype = 'f' AND owner.relnamespace = current_schema()::regnamespace
            """)
}
