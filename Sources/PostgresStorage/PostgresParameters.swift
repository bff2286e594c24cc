internal import CPostgres
internal import Storage

/// The arguments of a statement in PostgreSQL's binary form, each with the type of its kind.
struct PostgresParameters {
    /// The types, 0 where the statement itself has to tell: null is of any type.
    let types: [Oid]
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>?] = []

    init(_ arguments: [SQLValue]) {
        types = arguments.map(\.postgresType)
        for argument in arguments {
            let start = bytes.count
            switch argument {
            case .null:
                ranges.append(nil)
                continue
            case .integer(let value): append(UInt64(bitPattern: value))
            case .real(let value): append(value.bitPattern)
            case .text(var value): value.withUTF8 { ZeroByte.hidden($0, into: &bytes) }
            case .blob(let value): bytes.append(contentsOf: value)
            }
            ranges.append(start..<bytes.count)
        }
        // An empty buffer may have no address, and no address would be null.
        bytes.append(0)
    }

    private mutating func append(_ value: UInt64) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Calls the body with what libpq wants: count, addresses, lengths and formats.
    func withPointers<Result>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Result
    ) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { buffer in
                body(
                    Int32(ranges.count),
                    ranges.map { range in
                        range.flatMap { buffer.baseAddress?.advanced(by: $0.lowerBound) }
                    },
                    ranges.map { Int32($0?.count ?? 0) },
                    Array(repeating: 1, count: ranges.count))
            }
        }
    }
}

extension SQLValue {
    /// The type that a value of this kind is sent as.
    fileprivate var postgresType: Oid {
        switch self {
        case .null: 0
        case .integer: PostgresType.int8
        case .real: PostgresType.float8
        case .text: PostgresType.text
        case .blob: PostgresType.bytea
        }
    }
}

/// The built-in types that a desk meets; their numbers are the same on every server.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let name: Oid = 19
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let oid: Oid = 26
    static let json: Oid = 114
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let unknown: Oid = 705
    static let bpchar: Oid = 1042
    static let varchar: Oid = 1043
    static let numeric: Oid = 1700
    static let void: Oid = 2278
}
