internal import CSQLite
internal import Storage

/// A prepared statement that finalizes itself and cannot be shared by accident.
struct SQLiteStatement: ~Copyable {
    let handle: OpaquePointer

    init(_ text: String, on connection: OpaquePointer) throws {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(
            connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else {
            throw DatabaseError(sqlite: connection, statement: text)
        }
        self.handle = handle
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ arguments: [SQLValue]) -> Bool {
        for (index, value) in arguments.enumerated() {
            guard bind(value, at: Int32(index + 1)) == SQLITE_OK else { return false }
        }
        return true
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let value): return sqlite3_bind_int64(handle, index, value)
        case .real(let value): return sqlite3_bind_double(handle, index, value)
        case .text(var value):
            // An empty buffer may have no address, and a null address would bind null.
            if value.isEmpty { return sqlite3_bind_text(handle, index, "", 0, nil) }
            return value.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(
                        handle, index, $0.baseAddress, Int32($0.count), csqlite_transient())
                }
            }
        case .blob(let value):
            if value.isEmpty { return sqlite3_bind_zeroblob(handle, index, 0) }
            return sqlite3_bind_blob(
                handle, index, value, Int32(value.count), csqlite_transient())
        }
    }

    var row: Row {
        var values: [SQLValue] = []
        let count = sqlite3_column_count(handle)
        values.reserveCapacity(Int(count))
        for column in 0..<count { values.append(value(at: column)) }
        return Row(values)
    }

    private func value(at column: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            // The bytes are asked for by length, because a text may hold a zero byte.
            let text = sqlite3_column_text(handle, column)
            let count = Int(sqlite3_column_bytes(handle, column))
            return .text(
                String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(handle, column)
            let count = Int(sqlite3_column_bytes(handle, column))
            return .blob(Array(UnsafeRawBufferPointer(start: bytes, count: count)))
        default: return .null
        }
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }
}
