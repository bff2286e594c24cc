/// One stored property of a record.
package struct Column<Root, Value: SQLConvertible>: Sendable {
    let name: String
    let keyPath: any KeyPath<Root, Value> & Sendable

    /// A column from its name and the property it stores.
    package init(_ name: String, _ keyPath: any KeyPath<Root, Value> & Sendable) {
        self.name = name
        self.keyPath = keyPath
    }
}

/// A row as a driver hands it over: one value per selected column.
package struct Row: Sendable {
    /// The values in the order of the selected columns.
    package var values: [SQLValue]

    /// A row from its values.
    package init(_ values: [SQLValue]) {
        self.values = values
    }

    /// The value of a column as a Swift type.
    ///
    /// - Throws: `RowError` when the row is shorter or the value is of another kind.
    package func get<Value: SQLConvertible>(
        _ index: Int, as: Value.Type = Value.self
    ) throws(RowError) -> Value {
        guard values.indices.contains(index) else {
            throw RowError(
                table: "a row", column: "\(index)",
                mismatch: SQLMismatch(expected: "a column", found: .null))
        }
        do throws(SQLMismatch) { return try Value(sqlValue: values[index]) } catch {
            throw RowError(table: "a row", column: "\(index)", mismatch: error)
        }
    }

    /// The bytes of a column, or nil when it holds none.
    package func bytes(_ index: Int) -> [UInt8]? {
        guard values.indices.contains(index), case .blob(let bytes) = values[index] else {
            return nil
        }
        return bytes
    }
}

/// The one place where a record's columns are listed: insert, select and decode derive from it, and
/// the compiler checks names and types against the record's initialiser.
package struct Table<Root: Sendable>: Sendable {
    /// The table's name.
    package let name: String
    /// The columns in the order of the record's initialiser.
    package let columns: [String]
    /// The values of a record, in the order of the columns.
    package let values: @Sendable (Root) -> [SQLValue]
    let decode: @Sendable (Row) throws -> Root

    /// A table from its name, the record's initialiser and a column for each of its arguments.
    package init<each Value: SQLConvertible>(
        _ name: String,
        _ make: @escaping @Sendable (repeat each Value) throws -> Root,
        _ column: repeat Column<Root, each Value>
    ) {
        var names: [String] = []
        repeat names.append((each column).name)
        self.name = name
        self.columns = names
        // The pack is walked once, here: walking it for each row would look up the types of all
        // columns each time, which costs more than the statement itself.
        var getters: [@Sendable (Root) -> SQLValue] = []
        repeat getters.append((each column).getter)
        let all = getters
        self.values = { root in all.map { $0(root) } }
        let columns = names
        decode = { row in
            var reader = RowReader(table: name, columns: columns, row: row)
            return try make(repeat reader.next((each Value).self))
        }
    }
}

extension Column {
    /// What is stored of a record.
    fileprivate var getter: @Sendable (Root) -> SQLValue {
        let keyPath = keyPath
        return { $0[keyPath: keyPath].sqlValue }
    }
}

/// A stored value that does not have the type its column promises.
package struct RowError: Error, Sendable, CustomStringConvertible {
    /// The table that was read.
    package var table: String
    /// The column that was read.
    package var column: String
    /// The two kinds.
    package var mismatch: SQLMismatch

    /// Place and kinds in one phrase.
    package var description: String { "\(table).\(column): \(mismatch)" }
}

/// A value stored as one row of one table.
package protocol Record: Sendable {
    /// The table the value is stored in.
    static var table: Table<Self> { get }
}

extension Record {
    /// The table's columns, for a statement of our own.
    package static var columnList: SQL { .raw(table.columns.joined(separator: ", ")) }

    /// The columns with the table's name before each, for a join.
    package static var qualifiedColumnList: SQL {
        .raw(table.columns.map { "\(table.name).\($0)" }.joined(separator: ", "))
    }

    /// The statement that stores this value as a new row.
    package func insert() -> SQL {
        "INSERT INTO \(.raw(Self.table.name)) (\(Self.columnList)) VALUES (\(list: Self.table.values(self)))"
    }

    /// The statement that stores this value as a new row, or over the row with the same key.
    package func upsert(onConflict key: String...) -> SQL {
        let others = Self.table.columns.filter { !key.contains($0) }
        let updates = others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        return insert()
            + " ON CONFLICT (\(.raw(key.joined(separator: ", ")))) DO UPDATE SET \(.raw(updates))"
    }

    /// The statement that selects these records.
    package static func select(_ rest: SQL) -> SQL {
        "SELECT \(qualifiedColumnList) FROM \(.raw(table.name)) \(rest)"
    }

    /// The record in a selected row.
    package init(row: Row) throws {
        self = try Self.table.decode(row)
    }
}

private struct RowReader {
    let table: String
    let columns: [String]
    let row: Row
    var index = 0

    mutating func next<Value: SQLConvertible>(_: Value.Type) throws -> Value {
        defer { index += 1 }
        guard row.values.indices.contains(index) else {
            throw RowError(
                table: table, column: columns[index],
                mismatch: SQLMismatch(expected: "a column", found: .null))
        }
        do throws(SQLMismatch) { return try Value(sqlValue: row.values[index]) } catch {
            throw RowError(table: table, column: columns[index], mismatch: error)
        }
    }
}
