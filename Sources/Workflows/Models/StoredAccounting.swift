package import LanguageModels
package import Prelude
internal import Recruiting
package import Storage

/// What may be spent, in US dollars; nil where nothing is set.
package struct Budgets: Sendable, Hashable {
    /// In one run of the engine.
    package var run: Double?
    /// In one day, UTC.
    package var day: Double?
    /// In one month, UTC.
    package var month: Double?

    /// Budgets from their parts.
    package init(run: Double? = nil, day: Double? = nil, month: Double? = nil) {
        self.run = run
        self.day = day
        self.month = month
    }

    /// Whether any is set.
    package var isSet: Bool { run != nil || day != nil || month != nil }

    /// Why a call may not be made: the first budget that it could take past its limit; nil when it
    /// may.
    ///
    /// - Parameters:
    ///   - greatest: The most that the call can cost.
    ///   - spent: What was spent so far, by budget.
    package func refusal(
        of greatest: Double, spent: [ModelProblem.Budget: Double]
    ) -> ModelProblem? {
        for (budget, limit) in [
            (ModelProblem.Budget.run, run), (.day, day), (.month, month),
        ] {
            guard let limit, let used = spent[budget] else { continue }
            // A hair of room, since sums of cents in binary are a hair off.
            if used + greatest > limit + 1e-9 {
                return .overBudget(budget, limit: limit, spent: used)
            }
        }
        return nil
    }
}

/// Keeps account of calls on the desk. A call is written down before it is made, at the most that it
/// can cost: budgets hold over all programs of a desk, and over those that died in the middle.
package struct StoredAccounting: CallAccounting {
    private let database: any Database
    private let budgets: Budgets
    private let now: @Sendable () -> Timestamp
    private let ids: @Sendable () -> IDSource

    /// An accounting on a desk.
    package init(
        on database: any Database, budgets: Budgets, now: @escaping @Sendable () -> Timestamp,
        ids: @escaping @Sendable () -> IDSource
    ) {
        self.database = database
        self.budgets = budgets
        self.now = now
        self.ids = ids
    }

    /// Writes the call down, unless it may not be made.
    package func admit(_ call: PlannedCall) async throws(ModelProblem) -> String {
        if budgets.isSet, call.greatestCost == nil {
            throw call.priceProblem ?? .unknownPrice(model: call.model)
        }
        let (now, budgets) = (now(), budgets)
        var source = ids()
        let id: ID<ModelCall> = source.next(at: now)
        let greatest = call.greatestCost ?? 0
        let row = ModelCall(
            id: id, at: now, run: call.purpose.run, subject: call.purpose.subject,
            operation: call.purpose.operation, provider: call.provider, model: call.model,
            promptVersion: call.purpose.promptVersion, isRemote: call.isRemote,
            fields: call.purpose.fields, reserved: greatest)
        let refusal: ModelProblem?
        do {
            refusal = try await database.writing(WriteMode(.process, isAlone: true)) { connection in
                if call.isRemote,
                    try !DeskPrivacy.mayLeave(call.purpose.subject, on: connection)
                {
                    return .keptHome
                }
                if budgets.isSet {
                    let spent = try Self.spent(row.run, now, on: connection)
                    if let over = budgets.refusal(of: greatest, spent: spent) { return over }
                }
                try connection.execute(row.insert())
                return nil
            }
        } catch is CancellationError {
            throw .cancelled
        } catch {
            // A call that cannot be written down is not made: nobody would know of it.
            throw .trouble(service: "the desk", status: 503)
        }
        if let refusal { throw refusal }
        return id.text
    }

    private static func spent(
        _ run: String?, _ now: Timestamp, on connection: any Connection
    ) throws -> [ModelProblem.Budget: Double] {
        let today = now.day
        let (year, month, _) = today.parts
        let first = Day(year: year, month: month, day: 1) ?? today
        var spent: [ModelProblem.Budget: Double] = [
            .day: try ModelCall.spent(since: Timestamp(today), on: connection),
            .month: try ModelCall.spent(since: Timestamp(first), on: connection),
        ]
        if let run { spent[.run] = try ModelCall.spent(since: nil, run: run, on: connection) }
        return spent
    }

    /// Notes what became of a call. What cannot be noted stays at its greatest cost.
    package func settle(_ id: String, _ end: SettledCall) async {
        let now = now()
        let status: ModelCall.Status = end.problem == nil ? .done : .failed
        _ = try? await database.writing(.transition) { connection in
            try connection.execute(
                """
                UPDATE model_call SET ended_at = \(now), input_tokens = \(end.usage.inputTokens),
                output_tokens = \(end.usage.outputTokens), cost = \(end.cost),
                is_own_figure = \(end.isServicesOwnFigure), status = \(status),
                problem = \(end.problem) WHERE id = \(id)
                """)
        }
    }
}
