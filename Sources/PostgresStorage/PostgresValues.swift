internal import CPostgres
internal import Glibc
internal import Storage

/// One answer of the server, let go of by itself.
struct PostgresResult: ~Copyable {
    let handle: OpaquePointer

    deinit { PQclear(handle) }

    /// The number of rows.
    var count: Int32 { PQntuples(handle) }

    /// A row, in the types that SQLite would give.
    ///
    /// - Throws: `DatabaseError` naming the column for a type that no desk has.
    func row(_ row: Int32, statement: String) throws -> Row {
        var values: [SQLValue] = []
        let columns = PQnfields(handle)
        values.reserveCapacity(Int(columns))
        for column in 0..<columns {
            guard let value = value(row, column) else {
                throw DatabaseError(
                    kind: .other,
                    message: "expected a number, text or bytes in column \(column + 1), found type"
                        + " \(PQftype(handle, column)); cast it in the statement",
                    statement: statement)
            }
            values.append(value)
        }
        return Row(values)
    }

    private func value(_ row: Int32, _ column: Int32) -> SQLValue? {
        guard PQgetisnull(handle, row, column) == 0 else { return .null }
        guard let address = PQgetvalue(handle, row, column) else { return nil }
        let raw = UnsafeRawBufferPointer(
            start: address, count: Int(PQgetlength(handle, row, column)))
        return raw.withMemoryRebound(to: UInt8.self) {
            Self.value($0, type: PQftype(handle, column))
        }
    }

    private static func value(_ bytes: UnsafeBufferPointer<UInt8>, type: Oid) -> SQLValue? {
        switch type {
        case PostgresType.int8: .integer(Int64(bitPattern: bigEndian(bytes)))
        case PostgresType.int4: .integer(Int64(Int32(truncatingIfNeeded: bigEndian(bytes))))
        case PostgresType.int2: .integer(Int64(Int16(truncatingIfNeeded: bigEndian(bytes))))
        case PostgresType.bool, PostgresType.oid: .integer(Int64(bigEndian(bytes)))
        case PostgresType.float8: .real(Double(bitPattern: bigEndian(bytes)))
        case PostgresType.float4:
            .real(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bigEndian(bytes)))))
        case PostgresType.numeric: numeric(bytes)
        case PostgresType.bytea: .blob(Array(bytes))
        case PostgresType.text, PostgresType.varchar, PostgresType.bpchar, PostgresType.name,
            PostgresType.unknown, PostgresType.json:
            .text(ZeroByte.revealed(bytes))
        case PostgresType.void: .null
        default: nil
        }
    }

    private static func bigEndian(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A number of any size, which sums of whole numbers are: an integer when it is one, a real
    /// otherwise. Digits to the base 10,000 follow their count, the first one's weight and the sign.
    private static func numeric(_ bytes: UnsafeBufferPointer<UInt8>) -> SQLValue? {
        let words = stride(from: 0, to: bytes.count - 1, by: 2).map {
            Int(Int16(truncatingIfNeeded: bigEndian(bytes[$0..<$0 + 2])))
        }
        guard words.count >= 4, [0, 0x4000].contains(words[2]) else { return nil }
        let weight = words[1]
        let digits = words[4...]
        let isNegative = words[2] != 0
        if digits.count <= weight + 1, weight < 5 {
            var whole: Int64 = 0
            var isTooLarge = false
            for index in 0...max(weight, 0) {
                let digit = index < digits.count ? digits[digits.startIndex + index] : 0
                let (shifted, overflow) = whole.multipliedReportingOverflow(by: 10_000)
                let (sum, carry) = shifted.addingReportingOverflow(Int64(digit))
                isTooLarge = isTooLarge || overflow || carry
                whole = sum
            }
            if !isTooLarge { return .integer(isNegative ? -whole : whole) }
        }
        var real = 0.0
        for (index, digit) in digits.enumerated() {
            real += Double(digit) * pow(10_000, Double(weight - index))
        }
        return .real(isNegative ? -real : real)
    }
}
