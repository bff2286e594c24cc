internal import Prelude

extension Shape where Value == String {
    /// A text that says something.
    package static func text(_ about: String, limit: Int = 20_000) -> Shape<String> {
        Shape(schema: described("string", about), placeholder: "") { value, reading in
            guard let text = value.string.map(trimmed), !text.isEmpty else {
                reading.expected("a text", found: value)
                return ""
            }
            guard text.utf8.count <= limit else {
                reading.expected("at most \(limit) bytes of text", instead: "\(text.utf8.count)")
                return ""
            }
            return text
        }
    }
}

extension Shape where Value == Double {
    /// A number within bounds. Digits in quotes count as a number.
    package static func number(_ about: String, in bounds: ClosedRange<Double>) -> Shape<Double> {
        Shape(
            schema: described(
                "number", "\(about) (\(short(bounds.lowerBound)) to \(short(bounds.upperBound)))"),
            placeholder: bounds.lowerBound
        ) { value, reading in
            let what = "a number from \(short(bounds.lowerBound)) to \(short(bounds.upperBound))"
            guard let number = value.double ?? value.string.flatMap({ Double(trimmed($0)) }) else {
                reading.expected(what, found: value)
                return bounds.lowerBound
            }
            guard bounds.contains(number) else {
                reading.expected(what, instead: short(number))
                return bounds.lowerBound
            }
            return number
        }
    }
}

extension Shape where Value == Int {
    /// A whole number within bounds. Digits in quotes count as a number, and so does 5.0.
    package static func integer(_ about: String, in bounds: ClosedRange<Int>) -> Shape<Int> {
        Shape(
            schema: described("integer", "\(about) (\(bounds.lowerBound) to \(bounds.upperBound))"),
            placeholder: bounds.lowerBound
        ) { value, reading in
            let what = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
            let number = value.int ?? value.string.flatMap { Int(trimmed($0)) }
            guard let number else {
                reading.expected(what, found: value)
                return bounds.lowerBound
            }
            guard bounds.contains(number) else {
                reading.expected(what, instead: "\(number)")
                return bounds.lowerBound
            }
            return number
        }
    }
}

extension Shape where Value == Bool {
    /// Yes or no.
    package static func flag(_ about: String) -> Shape<Bool> {
        Shape(schema: described("boolean", about), placeholder: false) { value, reading in
            guard let flag = value.bool else {
                reading.expected("true or false", found: value)
                return false
            }
            return flag
        }
    }
}

extension Shape where Value == String {
    /// One of some words, whatever their case, blanks and hyphens standing for underscores.
    package static func choice(_ about: String, of words: [String]) -> Shape<String> {
        var schema = described("string", about).members ?? []
        schema.append(JSONMember("enum", JSONValue(words)))
        return Shape<String>(schema: .object(schema), placeholder: words.first ?? "") {
            value, reading in
            guard let text = value.string,
                let word = words.first(where: { folded($0) == folded(text) })
            else {
                let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
                reading.expected(
                    "one of \(list)", instead: value.string == nil ? value.kind : "another text")
                return words.first ?? ""
            }
            return word
        }
    }
}

extension Shape {
    /// A value or null. A missing member and an empty text are null too.
    package var optional: Shape<Value?> {
        let read = read
        return Shape<Value?>(schema: nullable(schema), placeholder: nil) { value, reading in
            if value == .null { return nil }
            if let text = value.string, trimmed(text).isEmpty || folded(text) == "null" {
                return nil
            }
            return read(value, &reading)
        }
    }

    /// A list of values, in their order; null is the empty list.
    package func list(_ about: String, limit: Int) -> Shape<[Value]> {
        let (element, read) = (schema, read)
        let schema: JSONValue = [
            "type": "array", "description": .string("\(about) (at most \(limit))"),
            "items": element,
        ]
        return Shape<[Value]>(schema: schema, placeholder: []) { value, reading in
            if value == .null { return [] }
            guard let elements = value.elements else {
                reading.expected("a list", found: value)
                return []
            }
            guard elements.count <= limit else {
                reading.expected("at most \(limit) entries", instead: "\(elements.count)")
                return []
            }
            return elements.enumerated().map { index, element in
                reading.at("[\(index)]") { read(element, &$0) }
            }
        }
    }
}

private func described(_ type: String, _ about: String) -> JSONValue {
    ["type": .string(type), "description": .string(about)]
}

/// The schema of the same or null, as strict modes want it: every member is there.
private func nullable(_ schema: JSONValue) -> JSONValue {
    guard case .object(var members) = schema else { return schema }
    for index in members.indices {
        switch members[index].key {
        case "type": members[index].value = .array([members[index].value, "null"])
        case "enum":
            members[index].value = .array((members[index].value.elements ?? []) + [.null])
        default: break
        }
    }
    return .object(members)
}

private func folded(_ text: String) -> String {
    String(trimmed(text).lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
}

private func short(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
}

private func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
}
