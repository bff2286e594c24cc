package import Web

/// What tells boards who asks, where they want to know.
package struct BoardCredentials: Sendable {
    /// Adzuna's id of an application and its key; nil where none is set.
    package var adzuna: (id: Secret, key: Secret)?
    /// USAJOBS' key and the e-mail address that it was given to; nil where none is set.
    package var usaJobs: (email: String, key: Secret)?

    /// Credentials from their parts.
    package init(
        adzuna: (id: Secret, key: Secret)? = nil, usaJobs: (email: String, key: Secret)? = nil
    ) {
        self.adzuna = adzuna
        self.usaJobs = usaJobs
    }
}

extension JobBoard {
    /// Whether a board answers only to who has a key.
    package var wantsKey: Bool { self == .adzuna || self == .usajobs }

    /// How long it is left alone between two requests: USAJOBS and Adzuna name limits, Remotive blocks who
    /// asks more than twice a minute (facts D.7).
    package var interval: Duration {
        switch self {
        case .adzuna: .milliseconds(2400)
        case .remotive: .seconds(31)
        case .usajobs: .milliseconds(500)
        default: .milliseconds(100)
        }
    }

    /// How long its list is good for: whoever asks sooner gets nothing new. Remotive wants four requests a
    /// day at most; Adzuna gives 250 a day, of which every kind of work takes one.
    package var leastAge: Duration {
        switch self {
        case .remotive: .seconds(6 * 3600)
        case .adzuna: .seconds(2 * 3600)
        default: .zero
        }
    }

    /// Whether it is asked for words, once for each kind of work.
    package var isSearched: Bool { self == .adzuna || self == .usajobs }

    /// Whether its whole list is what is open, so that what is missing on it is closed.
    package var isWhole: Bool {
        switch self {
        case .greenhouse, .lever, .ashby, .workable, .smartrecruiters, .recruitee: true
        case .remotive, .remoteok, .arbeitnow, .adzuna, .usajobs: false
        }
    }

    /// Whether a key may go to a server: over a safe connection, or to this very machine.
    private static func isSafe(_ address: WebAddress) -> Bool {
        address.scheme == "https" || address.isLoopback
    }

    /// An address with what tells who asks; nil where a key is wanted that is not set, or would go out
    /// unprotected.
    func authorized(_ address: WebAddress, _ credentials: BoardCredentials) -> WebAddress? {
        switch self {
        case .adzuna:
            guard let adzuna = credentials.adzuna, Self.isSafe(address) else { return nil }
            return address.adding([
                ("app_id", adzuna.id.revealed), ("app_key", adzuna.key.revealed),
            ])
        case .usajobs:
            return credentials.usaJobs != nil && Self.isSafe(address) ? address : nil
        default: return address
        }
    }

    /// Adds the headers that tell who asks.
    func authorize(_ request: inout Request, _ credentials: BoardCredentials) {
        guard self == .usajobs, let own = credentials.usaJobs else { return }
        request.authorize("User-Agent", Secret(own.email))
        request.authorize("Authorization-Key", own.key)
    }
}
