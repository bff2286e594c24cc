package import Prelude

/// Why the base did not do what it was asked, as its API says so.
package struct AirtableRefusal: Error, Sendable, Hashable {
    /// The status of the answer.
    package var status: Int
    /// The kind of error, in capitals.
    package var type: String
    /// What a person may read.
    package var message: String?
    /// The whole document.
    package var document: JSONValue

    init(_ status: Int, _ type: String, _ message: String? = nil) {
        self.status = status
        self.type = type
        self.message = message
        var members = [JSONMember("type", .string(type))]
        if let message { members.append(JSONMember("message", .string(message))) }
        document = .object([JSONMember("error", .object(members))])
    }

    private init(_ status: Int, _ type: String, document: JSONValue) {
        self.status = status
        self.type = type
        self.document = document
    }

    /// The answer.
    var reply: LocalReply { .json(status, document) }

    static let unauthenticated = AirtableRefusal(
        401, "AUTHENTICATION_REQUIRED", "Authentication required")
    static let forbidden = AirtableRefusal(
        403, "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND",
        "Invalid permissions, or the requested model was not found. Check that both your user and "
            + "your token have the required permissions, and that the model names and/or ids are "
            + "correct.")
    static let invalid = AirtableRefusal(
        422, "INVALID_REQUEST_UNKNOWN",
        "Invalid request: parameter validation failed. Check your request data.")
    static let unreadable = AirtableRefusal(
        422, "INVALID_REQUEST_BODY", "Could not parse request body")
    static let staleOffset = AirtableRefusal(422, "LIST_RECORDS_ITERATOR_NOT_AVAILABLE")
    static let duplicateField = AirtableRefusal(
        422, "DUPLICATE_OR_EMPTY_FIELD_NAME", "A field's name is empty or taken")
    /// Nothing is at the address; the one error whose kind stands alone.
    static let notFound = AirtableRefusal(
        404, "NOT_FOUND", document: ["error": "NOT_FOUND"])

    static func missing(_ member: String) -> AirtableRefusal {
        AirtableRefusal(
            422, "INVALID_REQUEST_MISSING_FIELDS",
            "Could not find field \"\(member)\" in the request body")
    }

    static func unknownField(_ name: String) -> AirtableRefusal {
        AirtableRefusal(422, "UNKNOWN_FIELD_NAME", "Unknown field name: \"\(name)\"")
    }

    static func badValue(_ field: AirtableField) -> AirtableRefusal {
        let message =
            field.type.isComputed
            ? "Field \"\(field.name)\" cannot accept a value because the field is computed"
            : "Field \"\(field.name)\" cannot accept the provided value"
        return AirtableRefusal(422, "INVALID_VALUE_FOR_COLUMN", message)
    }

    static func unknownOption(_ name: String) -> AirtableRefusal {
        AirtableRefusal(
            422, "INVALID_MULTIPLE_CHOICE_OPTIONS",
            "Insufficient permissions to create new select option \"\"\(name)\"\"")
    }

    static func unknownRow(_ id: String) -> AirtableRefusal {
        AirtableRefusal(
            422, "ROW_DOES_NOT_EXIST", "Record ID \(id) does not exist in this table")
    }

    static func malformedRow(_ text: String) -> AirtableRefusal {
        AirtableRefusal(
            422, "INVALID_RECORD_ID", "Value \"\(text)\" is not a valid record ID.")
    }

    static func badFile(_ field: AirtableField) -> AirtableRefusal {
        AirtableRefusal(
            422, "INVALID_ATTACHMENT_OBJECT",
            "Invalid attachment object for field \"\(field.name)\"")
    }

    static func badFormula(_ why: String) -> AirtableRefusal {
        AirtableRefusal(
            422, "INVALID_FILTER_BY_FORMULA",
            "The formula for filtering records is invalid: \(why)")
    }

    static func badOptions(_ column: String) -> AirtableRefusal {
        AirtableRefusal(
            422, "INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE", "Invalid options for \(column)")
    }

    static func tooManyRequests(isPlural: Bool) -> AirtableRefusal {
        let message: JSONValue = "Rate limit exceeded. Please try again later"
        return AirtableRefusal(
            429, "RATE_LIMIT_REACHED",
            document: isPlural
                ? ["errors": [["error": "RATE_LIMIT_REACHED", "message": message]]]
                : ["error": ["type": "RATE_LIMIT_REACHED", "message": message]])
    }
}
