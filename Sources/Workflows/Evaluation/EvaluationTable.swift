/// A table of the evaluation data: rows of comma-separated values by column name.
struct EvaluationTable {
    /// The rows, each a value by column name.
    let rows: [[String: String]]

    init(_ bytes: [UInt8]) {
        var records: [[String]] = []
        var record: [String] = []
        var value: [UInt8] = []
        var quoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quoted {
                if byte != 0x22 {
                    value.append(byte)
                } else if index < bytes.count, bytes[index] == 0x22 {
                    value.append(byte)
                    index += 1
                } else {
                    quoted = false
                }
                continue
            }
            switch byte {
            case 0x22: quoted = true
            case 0x0D: break
            case 0x2C, 0x0A:
                record.append(String(decoding: value, as: UTF8.self))
                value = []
                if byte == 0x0A {
                    records.append(record)
                    record = []
                }
            default: value.append(byte)
            }
        }
        if !value.isEmpty || !record.isEmpty {
            records.append(record + [String(decoding: value, as: UTF8.self)])
        }
        let names = records.first ?? []
        rows = records.dropFirst().map { values in
            Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first })
        }
    }
}
