package import Prelude

/// Finds the JSON document in what a model wrote.
package enum AnswerText {
    /// The document of an answer: the whole text, or what stands between the first brace that opens
    /// one and the last that closes it, for models that put words or fences around it.
    ///
    /// - Throws: `JSONSyntaxError` of the whole text when nothing in it is a document.
    package static func document(_ text: String) throws(JSONSyntaxError) -> JSONValue {
        do { return try JSONParser.parse(text) } catch {
            let bytes = Array(text.utf8)
            for (open, close) in [("{", "}"), ("[", "]")] {
                guard let start = bytes.firstIndex(of: open.utf8.first ?? 0),
                    let end = bytes.lastIndex(of: close.utf8.first ?? 0), start < end,
                    let value = try? JSONParser.parse(Array(bytes[start...end]))
                else { continue }
                return value
            }
            throw error
        }
    }
}
