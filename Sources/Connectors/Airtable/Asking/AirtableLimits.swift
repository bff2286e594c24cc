package import Web

/// How much is asked of Airtable for one thing at most.
package struct AirtableLimits: Sendable, Hashable {
    /// How many pages of records one listing reads; of 100 records each, so half a million records.
    package var pages = 5000
    /// How often a listing begins again after Airtable has forgotten where it stood.
    package var restarts = 3
    /// How many requests a refused batch of an update may cost for each of its records before the rest is
    /// given up.
    package var requestsOfRecord = 100
    /// How often a record is made, or a cell set, before it is given up.
    package var attempts = 3
    /// How long a file may be, in bytes.
    package var file = 25 << 20
    /// The limits of each request.
    package var request = AirtableLimits.ofRequests

    /// How many records come with one page, the most that Airtable gives.
    static let recordsOfPage = 100
    /// How many records one request writes or looks up, the most that Airtable takes to write.
    package static let recordsOfWrite = 10
    /// How long a query may be before it goes into a body, in bytes; Airtable takes addresses of
    /// 16,000 characters, and what stands in between may take less.
    static let query = 6000
    /// The longest mark of a further page that is sent back, in bytes.
    static let offset = 1000
    /// The longest kind of an error that is repeated, in bytes.
    static let kind = 80
    /// The longest wait that Airtable may ask for before the caller is told instead.
    static let patience = Duration.seconds(60)
    /// How long the names of columns are trusted in formulas: one that was given to another column is no
    /// error that Airtable would tell.
    static let lifeOfNames = Duration.seconds(300)
    /// How many tables, columns of a table or options of a column a schema may have.
    static let partsOfSchema = 10_000

    /// The limits that suit a recruiters' base; see each for its value.
    package init() {}

    private static var ofRequests: Request.Limits {
        var limits = Request.Limits()
        limits.silence = .seconds(30)
        limits.total = .seconds(60)
        limits.body = 32 << 20
        return limits
    }
}
