import Prelude

/// How much Airtable takes in a while, and how it says that this was too much.
package struct AirtableLimit: Sendable {
    /// Requests in a rolling second.
    package var requestsPerSecond: Int
    /// How long nothing passes after that.
    package var rest: Duration
    /// Whether the refusal is a list of errors or a single one; both were seen.
    package var isPlural: Bool

    /// Airtable's own limit.
    package init(
        requestsPerSecond: Int = 5, rest: Duration = .seconds(30), isPlural: Bool = true
    ) {
        self.requestsPerSecond = requestsPerSecond
        self.rest = rest
        self.isPlural = isPlural
    }
}

/// Counts requests against a limit.
struct AirtableLimiter: Sendable {
    let limit: AirtableLimit
    private var passed: [Timestamp] = []
    private var closedUntil: Timestamp?

    init(_ limit: AirtableLimit) {
        self.limit = limit
    }

    /// Whether a request passes.
    ///
    /// One that does not is not counted, and does not prolong the rest.
    mutating func passes(now: Timestamp) -> Bool {
        if let closedUntil, now < closedUntil { return false }
        closedUntil = nil
        passed.removeAll { now - $0 >= .seconds(1) }
        guard passed.count < limit.requestsPerSecond else {
            closedUntil = now + limit.rest
            passed = []
            return false
        }
        passed.append(now)
        return true
    }
}
