/// The form of Airtable's ids: three letters for the kind, then 14 letters and digits.
enum AirtableID {
    /// Whether a text has the form of an id of a kind, such as `rec` or `fld`.
    static func hasForm(_ text: String, _ kind: String) -> Bool {
        text.utf8.count == 17 && text.hasPrefix(kind)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
