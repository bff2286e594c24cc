internal import CPostgres
internal import Storage

/// A failure with the server's code for it (SQLSTATE), by which it is known what may be repeated.
struct PostgresFailure: Error {
    var error: DatabaseError
    var state: String

    /// Whether the server asks for the whole transaction again: it lost against another one.
    var isLostRace: Bool { state == "40001" || state == "40P01" }

    /// What the server answered to a statement, or what became of the connection.
    init(_ result: OpaquePointer?, on connection: OpaquePointer?, statement: String) {
        state = cpostgres_state(result).map { String(cString: $0) } ?? ""
        var message = cpostgres_message(result).map { String(cString: $0) } ?? ""
        let isClosed = PQstatus(connection) != CONNECTION_OK
        if message.isEmpty {
            message = Self.firstLine(PQerrorMessage(connection))
        } else if state.hasPrefix("22"), let quoted = message.firstRange(of: ": \"") {
            // Values that do not fit are quoted behind a colon, and they are people's data.
            message = String(message[..<quoted.lowerBound])
        }
        error = DatabaseError(
            kind: isClosed ? .disconnected : DatabaseError.Kind(postgres: state),
            message: message, statement: statement)
    }

    /// The first line of what libpq says of a connection.
    static func firstLine(_ message: UnsafeMutablePointer<CChar>?) -> String {
        let text = message.map { String(cString: $0) } ?? ""
        return text.split(separator: "\n").first.map(String.init) ?? "no reason was given"
    }
}

extension DatabaseError.Kind {
    /// The kind of a SQLSTATE (the server's manual, appendix A).
    init(postgres state: String) {
        switch state {
        case "40001", "40P01", "55P03", "57014", "55006", "53300": self = .busy
        case "25006", "42501", "53100", "58030": self = .unwritable
        case "57P01", "57P02", "57P03": self = .disconnected
        case "3D000", "28000", "28P01": self = .unopenable
        default:
            switch state.prefix(2) {
            case "23": self = .constraint
            case "08": self = .disconnected
            case "XX": self = .damaged
            default: self = .other
            }
        }
    }
}
