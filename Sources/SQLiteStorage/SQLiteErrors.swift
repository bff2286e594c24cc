internal import CSQLite
internal import Storage

extension DatabaseError {
    /// What a connection reports about the call that just failed.
    init(sqlite connection: OpaquePointer?, statement: String) {
        let code = sqlite3_errcode(connection)
        let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "code \(code)"
        self.init(kind: Kind(sqlite: code), message: message, statement: statement)
    }
}

extension DatabaseError.Kind {
    /// The kind of a primary result code (sqlite.org/rescode.html).
    init(sqlite code: Int32) {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT: self = .constraint
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged
        case SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL: self = .unwritable
        case SQLITE_CANTOPEN: self = .unopenable
        default: self = .other
        }
    }
}
