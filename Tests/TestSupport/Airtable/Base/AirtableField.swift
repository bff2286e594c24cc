import Prelude

/// One option of a select.
package struct AirtableChoice: Sendable, Hashable {
    /// `sel…`.
    package var id: String
    /// What people see and what the API takes and gives, to the last space.
    package var name: String
}

/// Where the links of a column lead.
package struct AirtableLink: Sendable, Hashable {
    /// The table linked to.
    package var table: String
    /// The column there that shows the same links from the other side.
    package var inverse: String?
    /// Whether this is the side that came into being by itself.
    package var isReversed = false
}

/// What a column holds.
package enum AirtableFieldType: Sendable, Hashable {
    case singleLineText, multilineText, richText, email, url, phoneNumber
    case number(precision: Int)
    case currency(precision: Int, symbol: String)
    case percent(precision: Int)
    case checkbox
    case rating(max: Int)
    case date, dateTime
    case singleSelect([AirtableChoice])
    case multipleSelects([AirtableChoice])
    case multipleRecordLinks(AirtableLink)
    case multipleAttachments
    case createdTime
    /// The last change of some columns, or of any when none are named; by id.
    case lastModifiedTime(of: [String])
    case formula(String)
    /// What a column of the records linked in another column holds; both by id.
    case multipleLookupValues(link: String, field: String)

    /// The type's name in the API.
    package var name: String {
        switch self {
        case .singleLineText: "singleLineText"
        case .multilineText: "multilineText"
        case .richText: "richText"
        case .email: "email"
        case .url: "url"
        case .phoneNumber: "phoneNumber"
        case .number: "number"
        case .currency: "currency"
        case .percent: "percent"
        case .checkbox: "checkbox"
        case .rating: "rating"
        case .date: "date"
        case .dateTime: "dateTime"
        case .singleSelect: "singleSelect"
        case .multipleSelects: "multipleSelects"
        case .multipleRecordLinks: "multipleRecordLinks"
        case .multipleAttachments: "multipleAttachments"
        case .createdTime: "createdTime"
        case .lastModifiedTime: "lastModifiedTime"
        case .formula: "formula"
        case .multipleLookupValues: "multipleLookupValues"
        }
    }

    /// Whether nobody can write it.
    package var isComputed: Bool {
        switch self {
        case .createdTime, .lastModifiedTime, .formula, .multipleLookupValues: true
        default: false
        }
    }

    /// Whether a column of this type may be a table's first.
    var isFitForPrimary: Bool {
        switch self {
        case .checkbox, .rating, .singleSelect, .multipleSelects, .multipleRecordLinks,
            .multipleAttachments, .multipleLookupValues:
            false
        default: true
        }
    }

    /// The options of a select; nil for anything else.
    package var choices: [AirtableChoice]? {
        get {
            switch self {
            case .singleSelect(let choices), .multipleSelects(let choices): choices
            default: nil
            }
        }
        set {
            switch self {
            case .singleSelect: self = .singleSelect(newValue ?? [])
            case .multipleSelects: self = .multipleSelects(newValue ?? [])
            default: break
            }
        }
    }

    /// Where a link column leads; nil for anything else.
    package var link: AirtableLink? {
        if case .multipleRecordLinks(let link) = self { link } else { nil }
    }
}

/// A column.
package struct AirtableField: Sendable, Hashable {
    /// `fld…`.
    package var id: String
    /// Its name, to the last space.
    package var name: String
    /// What somebody wrote about it.
    package var description: String?
    /// What it holds.
    package var type: AirtableFieldType
    /// The options it was made with when they only say how it looks: icons, colours, formats.
    var look: JSONValue?
}
