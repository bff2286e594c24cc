package import Prelude

/// A request as the base saw it.
package struct AirtableRequest: Sendable, Hashable {
    /// Its running number, from 1.
    package var number: Int
    /// When it came, by the test's clock.
    package var moment: Timestamp
    /// `GET` and the like.
    package var method: String
    /// The path without the query.
    package var path: String
    /// Whether it was refused because there were too many.
    package var isLimited = false
}

/// What one transaction did to one record.
package struct AirtableWrite: Sendable, Hashable {
    /// The number of the request that did it; nil for a recruiter.
    package var request: Int?
    /// When, by the test's clock.
    package var moment: Timestamp
    /// What changed.
    package var change: AirtableChange
}

/// Everything that changes in a local base.
struct AirtableState: Sendable {
    var store: AirtableStore
    var files: AirtableFiles
    var limiter: AirtableLimiter?
    var iterators = AirtableIterators()
    var access: [String: AirtableAccess]
    var requests: [AirtableRequest] = []
    var count = 0
    var writes: [AirtableWrite] = []
    var fault: LocalAirtable.Fault?
    var afterwards: LocalAirtable.Afterwards?

    /// Does something wholly or not at all.
    mutating func transaction<Result>(
        request: Int?, now: Timestamp,
        _ body: (inout AirtableStore) throws(AirtableRefusal) -> Result
    ) throws(AirtableRefusal) -> Result {
        var draft = store
        draft.changes = []
        let result = try body(&draft)
        store = draft
        writes += draft.changes.map { AirtableWrite(request: request, moment: now, change: $0) }
        return result
    }

    /// A record as the API gives it, with fresh addresses of its files.
    mutating func rendered(
        _ record: AirtableRecord, of table: Int, fields: Set<String>? = nil, byID: Bool = false,
        root: String, now: Timestamp
    ) -> JSONValue {
        var signer = files
        defer { files = signer }
        return store.rendered(record, of: table, fields: fields, byID: byID, now: now) { file in
            root + signer.path(to: file, now: now)
        }
    }
}
