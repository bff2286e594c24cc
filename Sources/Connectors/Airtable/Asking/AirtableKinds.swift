internal import Prelude

/// Airtable's codes for what it refuses.
enum AirtableKinds {
    static let unknownField = "UNKNOWN_FIELD_NAME"
    static let badValue = "INVALID_VALUE_FOR_COLUMN"
    static let badOption = "INVALID_MULTIPLE_CHOICE_OPTIONS"
    static let badFile = "INVALID_ATTACHMENT_OBJECT"
    static let badRecordID = "INVALID_RECORD_ID"
    static let noRow = "ROW_DOES_NOT_EXIST"
    static let offsetLost = "LIST_RECORDS_ITERATOR_NOT_AVAILABLE"
    static let fieldExists = "DUPLICATE_OR_EMPTY_FIELD_NAME"
    static let badFormula = "INVALID_FILTER_BY_FORMULA"
    /// What stands for a code that is none.
    static let unnamed = "NO_CODE"

    /// Those that are about a value of a cell.
    static let ofValues: Set<String> = [badValue, badOption, badFile, badRecordID]

    /// What a refused value means for whoever looks at the base.
    static func sentence(_ kind: String) -> String {
        switch kind {
        case badOption: "the column has no such option, and the token may not add one (\(kind))"
        case badFile: "the column takes files only (\(kind))"
        case badRecordID: "the column takes links to records only (\(kind))"
        case noRow: "the record that it links to does not exist (\(kind))"
        default: "the column does not take a value of this kind (\(kind))"
        }
    }
}

/// What the body of a refusal says, in any of the shapes that Airtable gives it.
struct AirtableRefusalBody {
    /// The code; nil when the body has none, and so is not Airtable's.
    let kind: String?
    /// What is written for people: it may repeat what was sent, so it is looked at and never told.
    private let message: String

    /// A body from its bytes, whatever they are.
    init(_ body: [UInt8]) {
        let document = try? JSONParser.parse(body)
        let error = document?["error"] ?? document?["errors"]?[0]
        let code = error?["type"]?.string ?? error?["error"]?.string ?? error?.string
        kind = code.map(AirtableRefusalBody.checked)
        message = error?["message"]?.string ?? ""
    }

    /// The one of some columns that the message has in quotation marks.
    func named(among fields: Set<String>) -> String? {
        fields.filter { message.contains("\"\($0)\"") }.min { $0.count > $1.count }
    }

    /// A code that consists of what codes consist of, so that nothing else is ever repeated.
    private static func checked(_ code: String) -> String {
        let isCode =
            !code.isEmpty && code.utf8.count <= AirtableLimits.kind
            && code.utf8.allSatisfy {
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "_")
            }
        return isCode ? code : AirtableKinds.unnamed
    }
}
