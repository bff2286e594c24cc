/// What a column holds, by Airtable's name for it; one that is not listed here is kept as it is.
package struct AirtableKind: RawRepresentable, Sendable, Hashable {
    /// Airtable's name.
    package let rawValue: String

    /// A kind by Airtable's name.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A line of text.
    package static let line = AirtableKind(rawValue: "singleLineText")
    /// Text of many lines.
    package static let text = AirtableKind(rawValue: "multilineText")
    /// Text of many lines with marks.
    package static let richText = AirtableKind(rawValue: "richText")
    /// An address for mail.
    package static let email = AirtableKind(rawValue: "email")
    /// An address on the web.
    package static let url = AirtableKind(rawValue: "url")
    /// A number for a phone.
    package static let phone = AirtableKind(rawValue: "phoneNumber")
    /// A number.
    package static let number = AirtableKind(rawValue: "number")
    /// A sum of money.
    package static let currency = AirtableKind(rawValue: "currency")
    /// A share.
    package static let percent = AirtableKind(rawValue: "percent")
    /// Stars.
    package static let rating = AirtableKind(rawValue: "rating")
    /// Yes or nothing.
    package static let checkbox = AirtableKind(rawValue: "checkbox")
    /// A day.
    package static let day = AirtableKind(rawValue: "date")
    /// A day and a time.
    package static let moment = AirtableKind(rawValue: "dateTime")
    /// One of some options.
    package static let select = AirtableKind(rawValue: "singleSelect")
    /// Any of some options.
    package static let selects = AirtableKind(rawValue: "multipleSelects")
    /// Links to records of a table.
    package static let links = AirtableKind(rawValue: "multipleRecordLinks")
    /// Files.
    package static let files = AirtableKind(rawValue: "multipleAttachments")

    /// Columns that hold what somebody has written, in whatever form.
    package static let texts: [AirtableKind] = [line, text, richText, email, url, phone]
    /// Columns of options.
    package static let selectKinds: Set<AirtableKind> = [select, selects]

    /// Those that can be made by their name and options alone.
    static let creatable: Set<AirtableKind> = [
        line, text, richText, email, url, phone, number, checkbox, day, moment, select, selects,
        links, files,
    ]
}
