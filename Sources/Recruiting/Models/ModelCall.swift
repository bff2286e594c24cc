package import Prelude
package import Storage

/// One call to a language model: what it was for, what left, and what it cost.
package struct ModelCall: Record, Hashable {
    /// How a call stands.
    package enum Status: String, Sendable, SQLConvertible {
        /// It was made and has not ended, or its program died: it counts at its greatest cost.
        case open
        /// It was answered.
        case done
        /// It was not answered.
        case failed
    }

    /// The call's id.
    package var id: ID<ModelCall>
    /// When it began.
    package var at: Timestamp
    /// When it ended.
    package var endedAt: Timestamp?
    /// The run of the engine that it belongs to.
    package var run: String?
    /// The person or job that it is about.
    package var subject: String?
    /// What it was for.
    package var operation: String
    /// Who answered.
    package var provider: String
    /// The model.
    package var model: String
    /// The prompt's version.
    package var promptVersion: String
    /// Whether something left the machine.
    package var isRemote: Bool
    /// The names of the fields that were sent, a JSON list.
    package var fields: JSONValue
    /// The most that it could cost, in US dollars.
    package var reserved: Double
    /// Tokens that were sent; nil when nobody said.
    package var inputTokens: Int?
    /// Tokens that came back; nil when nobody said.
    package var outputTokens: Int?
    /// What it cost, in US dollars; nil when nobody knows.
    package var cost: Double?
    /// Whether the service itself said so.
    package var isOwnFigure: Bool
    /// How it stands.
    package var status: Status
    /// Why it was not answered.
    package var problem: String?

    /// A call that begins: what it is for, who is asked, and the most that it can cost.
    package init(
        id: ID<ModelCall>, at now: Timestamp, run: String?, subject: String?, operation: String,
        provider: String, model: String, promptVersion: String, isRemote: Bool, fields: [String],
        reserved: Double
    ) {
        self.init(
            id: id, at: now, endedAt: nil, run: run, subject: subject, operation: operation,
            provider: provider, model: model, promptVersion: promptVersion, isRemote: isRemote,
            fields: JSONValue(fields), reserved: reserved, inputTokens: nil, outputTokens: nil,
            cost: nil, isOwnFigure: false, status: .open, problem: nil)
    }

    private init(
        id: ID<ModelCall>, at: Timestamp, endedAt: Timestamp?, run: String?, subject: String?,
        operation: String, provider: String, model: String, promptVersion: String,
        isRemote: Bool, fields: JSONValue, reserved: Double, inputTokens: Int?,
        outputTokens: Int?, cost: Double?, isOwnFigure: Bool, status: Status, problem: String?
    ) {
        self.id = id
        self.at = at
        self.endedAt = endedAt
        self.run = run
        self.subject = subject
        self.operation = operation
        self.provider = provider
        self.model = model
        self.promptVersion = promptVersion
        self.isRemote = isRemote
        self.fields = fields
        self.reserved = reserved
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.cost = cost
        self.isOwnFigure = isOwnFigure
        self.status = status
        self.problem = problem
    }

    /// The table of calls.
    package static let table = Table(
        "model_call", ModelCall.init, Column("id", \.id), Column("at", \.at),
        Column("ended_at", \.endedAt), Column("run_id", \.run), Column("subject_id", \.subject),
        Column("operation", \.operation), Column("provider", \.provider),
        Column("model", \.model), Column("prompt_version", \.promptVersion),
        Column("is_remote", \.isRemote), Column("fields", \.fields),
        Column("reserved", \.reserved), Column("input_tokens", \.inputTokens),
        Column("output_tokens", \.outputTokens), Column("cost", \.cost),
        Column("is_own_figure", \.isOwnFigure), Column("status", \.status),
        Column("problem", \.problem))

    /// The greatest number of calls that one list holds.
    package static let maximumListed = 500

    /// The newest calls since a moment, newest first, and how many there are in all.
    package static func newest(
        since moment: Timestamp? = nil, on connection: any Connection
    ) throws -> (calls: [ModelCall], count: Int) {
        let from: SQL = moment.map { "at >= \($0)" } ?? "1 = 1"
        return (
            try connection.fetch(
                ModelCall.self, "WHERE \(from) ORDER BY at DESC, id DESC LIMIT \(maximumListed)"),
            try connection.value("SELECT count(*) FROM model_call WHERE \(from)") ?? 0
        )
    }

    /// What calls since a moment cost, in US dollars: of which nobody knows what they cost, the most
    /// that they could, be they open or broken off; `run` limits it to one run.
    package static func spent(
        since moment: Timestamp?, run: String? = nil, on connection: any Connection
    ) throws -> Double {
        let from: SQL = moment.map { "at >= \($0)" } ?? "1 = 1"
        let only: SQL = run.map { "run_id = \($0)" } ?? "1 = 1"
        return try connection.value(
            """
            SELECT sum(coalesce(cost, reserved)) FROM model_call WHERE \(from) AND \(only)
            """, as: Double?.self
        ).flatMap(\.self) ?? 0
    }
}

/// What calls cost together, by something that they share.
package struct ModelCosts: Sendable, Hashable {
    /// What they share: an operation, a model, a run, a person or job, a month, a day.
    package enum Grouping: String, Sendable, CaseIterable {
        case operation
        case model
        case run
        case subject
        case month
        case day
    }

    /// The operation, model, id, month or day.
    package var key: String
    /// How many calls.
    package var calls: Int
    /// How many of them were not answered.
    package var failed: Int
    /// Tokens that were sent.
    package var inputTokens: Int
    /// Tokens that came back.
    package var outputTokens: Int
    /// US dollars.
    package var cost: Double
    /// Of how many calls nobody knows the cost.
    package var unknown: Int
    /// The most that those can have cost, in US dollars, which budgets count.
    package var reserved: Double

    /// The greatest number of groups that are told.
    package static let maximumGroups = 1000

    /// The costs of all calls since a moment, the dearest first, and what all of them cost together, also
    /// those that the list has no place for.
    package static func by(
        _ grouping: Grouping, since moment: Timestamp? = nil, on connection: any Connection
    ) throws -> (groups: [ModelCosts], total: Double, count: Int) {
        let from: SQL = moment.map { "WHERE at >= \($0)" } ?? ""
        var groups: [String: ModelCosts] = [:]
        try connection.forEach("SELECT \(ModelCall.columnList) FROM model_call \(from)") { row in
            let call = try ModelCall(row: row)
            let key = key(of: call, grouping)
            var group =
                groups[key]
                ?? ModelCosts(
                    key: key, calls: 0, failed: 0, inputTokens: 0, outputTokens: 0, cost: 0,
                    unknown: 0, reserved: 0)
            group.calls += 1
            group.failed += call.status == .failed ? 1 : 0
            group.inputTokens += call.inputTokens ?? 0
            group.outputTokens += call.outputTokens ?? 0
            group.cost += call.cost ?? 0
            group.unknown += call.cost == nil ? 1 : 0
            group.reserved += call.cost == nil ? call.reserved : 0
            groups[key] = group
            return true
        }
        let sorted = groups.values.sorted { ($1.cost, $0.key) < ($0.cost, $1.key) }
        return (
            Array(sorted.prefix(maximumGroups)), sorted.reduce(0) { $0 + $1.cost }, sorted.count
        )
    }

    private static func key(of call: ModelCall, _ grouping: Grouping) -> String {
        switch grouping {
        case .operation: call.operation
        case .model: "\(call.provider):\(call.model)"
        case .run: call.run ?? ""
        case .subject: call.subject ?? ""
        case .month: call.at.day.month.description
        case .day: call.at.day.description
        }
    }
}
