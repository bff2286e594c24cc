/// What a token may do.
package struct AirtableAccess: OptionSet, Sendable {
    /// One bit for each right.
    package let rawValue: Int

    /// Rights from their bits.
    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Read records: `data.records:read`.
    package static let readRecords = AirtableAccess(rawValue: 1)
    /// Write records: `data.records:write`.
    package static let writeRecords = AirtableAccess(rawValue: 2)
    /// Read the schema: `schema.bases:read`.
    package static let readSchema = AirtableAccess(rawValue: 4)
    /// Change the schema: `schema.bases:write`.
    package static let writeSchema = AirtableAccess(rawValue: 8)

    /// Records and schema, to read.
    package static let reading: AirtableAccess = [.readRecords, .readSchema]
    /// Everything.
    package static let all: AirtableAccess = [
        .readRecords, .writeRecords, .readSchema, .writeSchema,
    ]
}
