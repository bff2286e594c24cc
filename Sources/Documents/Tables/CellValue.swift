import Prelude

/// What one cell of an exported table holds.
enum CellValue {
    /// The values of a cell of several: a JSON list, or separated by commas, semicolons or line ends
    /// where that is asked for. A value in quotation marks may hold a comma.
    static func list(_ text: String, splitting: Bool) -> [String] {
        if text.first == "[", let elements = (try? JSONParser.parse(text))?.elements {
            return elements.compactMap { $0.string ?? $0["name"]?.string }
                .map { String($0.trimmingBlanks()) }.filter { !$0.isEmpty }
        }
        guard splitting else { return [text] }
        var values: [String] = []
        var current = ""
        var isQuoted = false
        var depth = 0
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            default: break
            }
            if !isQuoted, character == "\n" || character == ";" || character == "," && depth == 0 {
                values.append(current)
                current = ""
                depth = 0
            } else if character != "\"" {
                current.append(character)
            }
        }
        values.append(current)
        return values.map { String($0.trimmingBlanks()) }.filter { !$0.isEmpty }
    }

    /// Attached files: `name.pdf (https://…)`, several after each other, or an address alone.
    static func attachments(_ text: String) -> [(name: String, target: String?)] {
        var attachments: [(String, String?)] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "(http"),
            let close = rest[open.upperBound...].firstIndex(of: ")")
        {
            let name = rest[..<open.lowerBound].drop { $0 == "," || $0.isWhitespace }
                .trimmingBlanks()
            let target = rest[rest.index(after: open.lowerBound)..<close]
            attachments.append((String(name.isEmpty ? target : name), String(target)))
            rest = rest[rest.index(after: close)...]
        }
        if !attachments.isEmpty { return attachments }
        return list(text, splitting: false).map { value in
            (value, value.hasPrefix("http") && !value.contains(where: \.isWhitespace) ? value : nil)
        }
    }
}
