/// Parts of Airtable's formulas, with everything quoted that needs it.
///
/// Columns may be given by their ids: the client puts their names in their place, as Airtable takes no
/// ids in formulas.
package enum AirtableFormula {
    /// A column by its id or name.
    package static func field(_ name: String) -> String {
        "{\(escaped(name, "}"))}"
    }

    /// A text.
    package static func text(_ text: String) -> String {
        "'\(escaped(text, "'"))'"
    }

    /// Whether a column holds exactly a text.
    package static func equal(_ field: String, _ value: String) -> String {
        "\(self.field(field))=\(text(value))"
    }

    /// Whether a box is ticked.
    package static func isChecked(_ field: String) -> String { "\(self.field(field))=TRUE()" }

    /// Whether all of some formulas hold; true for none.
    package static func all(_ parts: [String]) -> String {
        parts.isEmpty ? "TRUE()" : "AND(\(parts.joined(separator: ",")))"
    }

    /// Whether any of some formulas holds; false for none.
    package static func any(_ parts: [String]) -> String {
        parts.isEmpty ? "FALSE()" : "OR(\(parts.joined(separator: ",")))"
    }

    /// Whether the record is one of some.
    package static func isRecord(_ ids: [String]) -> String {
        any(ids.map { "RECORD_ID()=\(text($0))" })
    }

    /// A piece of a formula.
    enum Part: Hashable {
        /// A column by its id.
        case fieldID(String)
        /// Anything else, as it is.
        case other(String)
    }

    /// The ids of the columns in a formula.
    static func fieldIDs(_ formula: String) -> [String] {
        parts(formula).compactMap { if case .fieldID(let id) = $0 { id } else { nil } }
    }

    /// The pieces of a formula; what stands in quotation marks is no column, whatever it looks like.
    static func parts(_ formula: String) -> [Part] {
        var parts: [Part] = []
        var other = ""
        var rest = formula[...]
        while let first = rest.first {
            let end: Character? =
                switch first {
                case "'", "\"": first
                case "{": "}"
                default: nil
                }
            guard let end else {
                other.append(rest.removeFirst())
                continue
            }
            let piece = enclosed(rest, until: end)
            rest = rest[piece.endIndex...]
            let id = String(piece.dropFirst().dropLast())
            if first == "{", AirtableID.hasForm(id, "fld") {
                parts += [.other(other), .fieldID(id)]
                other = ""
            } else {
                other += piece
            }
        }
        return parts + [.other(other)]
    }

    /// The beginning of a text up to a mark that ends it; all of it when there is none.
    private static func enclosed(_ text: Substring, until end: Character) -> Substring {
        var index = text.index(after: text.startIndex)
        var isEscaped = false
        while index < text.endIndex {
            let character = text[index]
            index = text.index(after: index)
            if character == end, !isEscaped { return text[..<index] }
            isEscaped = character == "\\" && !isEscaped
        }
        return text
    }

    private static func escaped(_ text: String, _ end: Character) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\", end: result += "\\\(character)"
            case "\n", "\r\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.append(character)
            }
        }
        return result
    }
}
