package import Prelude
package import Storage

/// The transaction in which a step ends: what an op writes goes through here, and holds only
/// together with the step's output, its requests and its messages.
package struct StepCommit {
    /// How many runs one step asks for at most.
    package static let maximumRequests = 10_000
    /// How many messages one step sends at most.
    package static let maximumMessages = 10_000

    /// The transaction. It may run again from its start when the database asks for it.
    package let connection: any Connection
    /// The moment of the transaction.
    package let now: Timestamp
    /// The run.
    package let run: ID<Run>
    /// The record the run is about, or nil.
    package let partition: String?
    /// Ids that nobody else makes.
    package var ids: IDSource

    private(set) var requests: [RunRequest] = []
    private(set) var messages: [(key: String, channel: String, payload: JSONValue)] = []
    private(set) var lines: [String] = []

    init(on connection: any Connection, step: ClaimedStep, now: Timestamp, ids: IDSource) {
        self.connection = connection
        self.now = now
        self.ids = ids
        run = step.run.id
        partition = step.run.partition
    }

    /// Asks for a run that counts as caused by this one.
    package mutating func request(_ request: RunRequest) {
        requests.append(request)
    }

    /// Sends something out of the desk once this transaction holds. A message with a key that was
    /// sent before is not sent again.
    package mutating func send(_ payload: JSONValue, through channel: String, key: String) {
        messages.append((key, channel, payload))
    }

    /// Writes a line into the run's log; beyond so many, as for lines that are told while an op
    /// runs, further ones are dropped.
    package mutating func log(_ line: String) {
        guard lines.count < StepReport.maximumLines else { return }
        lines.append(line.kept(StepReport.maximumLine))
    }

    /// - Throws: `Failure` when more was asked for than one transaction can carry out.
    func checkLimits() throws {
        guard requests.count <= Self.maximumRequests else {
            throw Failure(
                "the op asks for \(requests.count) runs at once, at most \(Self.maximumRequests)"
                    + " are taken: a backfill asks for more", isTransient: false)
        }
        guard messages.count <= Self.maximumMessages else {
            throw Failure(
                "the op sends \(messages.count) messages at once, at most \(Self.maximumMessages)"
                    + " are taken", isTransient: false)
        }
    }
}
