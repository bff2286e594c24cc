import Prelude

/// Lists of JSON Resume of which some elements are read in another way than they are written, or not at all:
/// the source is kept with what else is not known, and written back around what was read.
enum JSONList {
    /// The text of an element: a string, or a number as it is printed.
    static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): number.isFinite ? String(number) : nil
        case .bool, .null, .array, .object: nil
        }
    }

    /// What is written of a list, with the elements of its source in their places that could not be read. An
    /// element that says what is written stays as it was: `5` is not `"5"`.
    static func merged(_ written: [JSONValue], into source: [JSONValue]) -> [JSONValue] {
        var rest = written[...]
        let isTexts = written.allSatisfy { $0.string != nil }
        var merged: [JSONValue] = []
        for element in source {
            let text = text(element)
            guard text != nil || (!isTexts && element.members != nil) else {
                merged.append(element)
                continue
            }
            guard let next = rest.popFirst() else { continue }
            merged.append(isTexts && next.string == text ? element : next)
        }
        return merged + rest
    }
}
