package import Storage

/// Copies a whole desk from one database to another, whichever two they are.
///
/// It knows no table by name: what the source has is what is copied, so that a table that a later
/// version adds is not forgotten. Everything happens in one transaction of the target, which holds
/// only when the target was read back and found to be the same.
package struct DeskCopy: Sendable {
    /// What a row of a table becomes on its way, for what each database keeps in its own form. A
    /// row that was adjusted stays as it is when it is adjusted again.
    package typealias Adjustment = @Sendable (_ table: String, _ row: Row) -> Row

    /// A table that was copied.
    package struct CopiedTable: Sendable, Hashable {
        /// The table's name.
        package var name: String
        /// The digest of its rows, the same on both sides.
        package var digest: RowDigest
    }

    /// The history of the tables is each database's own.
    private static let notCopied: Set<String> = ["schema_migration"]

    private let adjust: Adjustment

    /// A copy with what is to be adjusted.
    package init(adjust: @escaping Adjustment = { _, row in row }) {
        self.adjust = adjust
    }

    /// Copies everything; both desks have the same version of the tables.
    ///
    /// - Throws: `DeskCopyError`, `DatabaseError`; the target is then as it was.
    package func run(
        from source: any Database, to target: any Database,
        progress: @Sendable (CopiedTable) -> Void = { _ in }
    ) throws -> [CopiedTable] {
        try source.read { connection in
            let source = Lent(connection: connection)
            return try target.write { target in
                try copy(from: source.connection, to: target, progress)
            }
        }
    }

    /// The digest of every table of a desk.
    package func digests(of database: any Database) throws -> [CopiedTable] {
        try database.read { connection in
            try tables(of: connection).map {
                CopiedTable(
                    name: $0.name,
                    digest: try TableCopy(table: $0, adjust: adjust).digest(on: connection))
            }
        }
    }

    private func copy(
        from source: any Connection, to target: any Connection, _ progress: (CopiedTable) -> Void
    ) throws -> [CopiedTable] {
        let tables = try tables(of: source)
        try check(tables, against: try self.tables(of: target), on: target)
        let checks = try ReferenceChecks(waitingOn: target)
        let copied = try tables.map { table in
            let copy = TableCopy(table: table, adjust: adjust)
            let digest = try copy.run(from: source, to: target)
            guard try copy.digest(on: target) == digest else {
                throw DeskCopyError.different(table: table.name)
            }
            try copy.continueNumbers(on: target)
            let copied = CopiedTable(name: table.name, digest: digest)
            progress(copied)
            return copied
        }
        try checks.catchUp()
        return copied
    }

    private func tables(of connection: any Connection) throws -> [StoredTable] {
        try StoredTable.all(on: connection).filter { !Self.notCopied.contains($0.name) }
    }

    private func check(
        _ source: [StoredTable], against target: [StoredTable], on connection: any Connection
    ) throws {
        func shapes(_ tables: [StoredTable]) -> [String: Set<String>] {
            Dictionary(uniqueKeysWithValues: tables.map { ($0.name, Set($0.columns)) })
        }
        let (wanted, found) = (shapes(source), shapes(target))
        let names = Set(wanted.keys).union(found.keys).sorted()
        if let table = names.first(where: { wanted[$0] != found[$0] }) {
            throw DeskCopyError.otherTables(table: table)
        }
        for table in target {
            let row = try connection.query("SELECT 1 FROM \(.raw("\"\(table.name)\"")) LIMIT 1")
            guard row.isEmpty else { throw DeskCopyError.notEmpty(table: table.name) }
        }
    }
}

/// Hands the source's connection to the target's thread.
///
/// `@unchecked Sendable` because the source's own thread waits meanwhile and leaves it alone.
private struct Lent: @unchecked Sendable {
    let connection: any Connection
}

/// Why a desk cannot be copied.
package enum DeskCopyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The target holds something.
    case notEmpty(table: String)
    /// The two desks do not have the same tables.
    case otherTables(table: String)
    /// What was read back is not what was written.
    case different(table: String)

    /// What was expected and found.
    package var description: String {
        switch self {
        case .notEmpty(let table):
            "expected an empty desk to copy into, found rows in \(table)"
        case .otherTables(let table):
            "expected the same tables on both desks, found that \(table) is not the same"
        case .different(let table):
            "expected the copy to be what was copied, found that \(table) differs; nothing was copied"
        }
    }
}
