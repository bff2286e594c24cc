import Prelude

/// The functions that a formula may use.
enum FormulaFunctions {
    /// How many arguments each takes.
    static let argumentCounts: [String: ClosedRange<Int>] = [
        "TRUE": 0...0, "FALSE": 0...0, "BLANK": 0...0, "ERROR": 0...0,
        "AND": 1...Int.max, "OR": 1...Int.max, "NOT": 1...1, "IF": 2...3,
        "RECORD_ID": 0...0, "CREATED_TIME": 0...0, "LAST_MODIFIED_TIME": 0...Int.max,
        "NOW": 0...0, "TODAY": 0...0,
        "IS_AFTER": 2...2, "IS_BEFORE": 2...2, "IS_SAME": 2...3, "DATETIME_PARSE": 1...3,
        "FIND": 2...3, "SEARCH": 2...3, "LEN": 1...1, "LOWER": 1...1, "UPPER": 1...1,
        "TRIM": 1...1, "CONCATENATE": 1...Int.max, "ARRAYJOIN": 1...2,
    ]
}

extension FormulaContext {
    /// What a function makes of its arguments.
    func call(_ name: String, _ arguments: [FormulaNode]) -> FormulaValue {
        switch name {
        case "TRUE": return .bool(true)
        case "FALSE": return .bool(false)
        case "BLANK": return .blank
        case "RECORD_ID": return .text(record.id)
        case "CREATED_TIME": return .moment(record.created)
        case "NOW": return .moment(AirtableMoment.kept(now))
        case "TODAY": return .moment(Timestamp(now.day))
        case "LAST_MODIFIED_TIME": return lastModified(arguments)
        case "AND", "OR", "NOT", "IF": return logical(name, arguments)
        case "IS_AFTER", "IS_BEFORE", "IS_SAME", "DATETIME_PARSE":
            return temporal(name, arguments.map { value(of: $0) })
        default: return textual(name, arguments.map { value(of: $0) })
        }
    }

    private func lastModified(_ arguments: [FormulaNode]) -> FormulaValue {
        var fields: [String] = []
        for argument in arguments {
            guard case .field(let name) = argument,
                let index = store.tables[table].fieldIndex(name)
            else { return .failed }
            fields.append(store.tables[table].fields[index].id)
        }
        return store.lastModified(record, fields).map { .moment($0) } ?? .blank
    }

    private func logical(_ name: String, _ arguments: [FormulaNode]) -> FormulaValue {
        if name == "IF" {
            let condition = value(of: arguments[0])
            guard condition != .failed else { return .failed }
            if condition.isTrue { return value(of: arguments[1]) }
            return arguments.count > 2 ? value(of: arguments[2]) : .blank
        }
        let values = arguments.map { value(of: $0) }
        guard !values.contains(.failed) else { return .failed }
        switch name {
        case "AND": return .bool(values.allSatisfy(\.isTrue))
        case "OR": return .bool(values.contains(where: \.isTrue))
        default: return .bool(!values[0].isTrue)
        }
    }

    private func temporal(_ name: String, _ values: [FormulaValue]) -> FormulaValue {
        if name == "DATETIME_PARSE" {
            if values[0] == .blank { return .blank }
            return values[0].moment.map { .moment($0) } ?? .failed
        }
        if values[0] == .blank || values[1] == .blank { return .bool(false) }
        guard let left = values[0].moment, let right = values[1].moment else { return .failed }
        switch name {
        case "IS_AFTER": return .bool(left > right)
        case "IS_BEFORE": return .bool(left < right)
        default:
            guard values.count > 2 else { return .bool(left == right) }
            guard let length = lengthOfUnit(values[2].text ?? "") else { return .failed }
            return .bool(left.description.prefix(length) == right.description.prefix(length))
        }
    }

    /// How much of a moment's text is the same within a year, a month and so on.
    private func lengthOfUnit(_ unit: String) -> Int? {
        switch unit.lowercased() {
        case "year", "years", "y": 4
        case "month", "months": 7
        case "day", "days", "d": 10
        case "hour", "hours", "h": 13
        case "minute", "minutes", "m": 16
        case "second", "seconds", "s": 19
        case "millisecond", "milliseconds", "ms": 23
        default: nil
        }
    }

    private func textual(_ name: String, _ values: [FormulaValue]) -> FormulaValue {
        let texts = values.compactMap(\.text)
        guard texts.count == values.count, name != "ERROR" else { return .failed }
        switch name {
        case "LEN": return .number(Double(texts[0].utf16.count))
        case "LOWER": return .text(texts[0].lowercased())
        case "UPPER": return .text(texts[0].uppercased())
        case "TRIM": return .text(String(texts[0].trimmed))
        case "CONCATENATE": return .text(texts.joined())
        // A list has been joined already.
        case "ARRAYJOIN": return values[0]
        case "FIND":
            return .number(Double(place(of: texts[0], in: texts[1], values)))
        default:
            let place = place(of: texts[0].lowercased(), in: texts[1].lowercased(), values)
            return place == 0 ? .blank : .number(Double(place))
        }
    }

    /// Where a text stands in another, counted from 1; 0 when it does not.
    private func place(of part: String, in whole: String, _ values: [FormulaValue]) -> Int {
        let (part, whole) = (Array(part.utf16), Array(whole.utf16))
        let from = values.count > 2 ? Int(values[2].number ?? 1) : 1
        var start = max(0, from - 1)
        while start + part.count <= whole.count {
            if whole[start...].starts(with: part) { return start + 1 }
            start += 1
        }
        return 0
    }
}
