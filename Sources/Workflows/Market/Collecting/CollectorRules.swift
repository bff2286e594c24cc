package import Connectors

/// How jobs are collected from the market.
package struct CollectorRules: Sendable, Hashable {
    /// How long after one collecting the next begins (the original's `PIPELINE_INTERVAL_SECONDS`).
    package var interval: Duration = .seconds(7200)
    /// How old a listing may be, in hours, to be matched with people (the original's `JOB_HOURS_OLD`).
    package var hoursOld = 168
    /// How many sources are asked at once.
    package var concurrency = 32
    /// The program that prints jobs, with its arguments, `{words}` in one standing for what is looked for;
    /// empty where there is none.
    package var command: [String] = []
    /// How long the program may take.
    package var commandLimit: Duration = .seconds(600)

    /// The usual rules.
    package init() {}
}

/// The way to sources on the web.
package struct SourceConnections: Sendable {
    /// Asks servers.
    package var client: SourceClient
    /// What tells boards who asks.
    package var credentials: BoardCredentials

    /// A way from its parts.
    package init(client: SourceClient, credentials: BoardCredentials) {
        self.client = client
        self.credentials = credentials
    }
}
