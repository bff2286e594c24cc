package import Web

/// The tokens of a base.
package struct AirtableTokens: Sendable, Hashable {
    /// Reads records, and does all for which there is no other token.
    package var records: Secret
    /// Writes records; nil: the one that reads them.
    package var writing: Secret?
    /// Reads and changes the schema; nil: the one that reads records.
    package var schema: Secret?

    /// Tokens, of which two may be left out.
    package init(_ records: Secret, writing: Secret? = nil, schema: Secret? = nil) {
        self.records = records
        self.writing = writing
        self.schema = schema
    }

    func token(for right: AirtableRight) -> Secret {
        switch right {
        case .readRecords: records
        case .writeRecords: writing ?? records
        case .readSchema, .writeSchema: schema ?? records
        }
    }
}
