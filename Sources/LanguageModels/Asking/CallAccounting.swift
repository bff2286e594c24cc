/// What a call is for: without it no call is made, so that every cost has an owner (facts, lesson
/// L43).
package struct CallPurpose: Sendable, Hashable {
    /// The operation, such as `normalize_cv`.
    package var operation: String
    /// The version of its prompt.
    package var promptVersion: String
    /// The run of the engine that it belongs to; nil when a person waits for it.
    package var run: String?
    /// The person or job that it is about; nil when it is about neither.
    package var subject: String?
    /// The names of the fields that are sent.
    package var fields: [String]

    /// A purpose from its parts.
    package init(
        operation: String, promptVersion: String, run: String? = nil, subject: String? = nil,
        fields: [String]
    ) {
        self.operation = operation
        self.promptVersion = promptVersion
        self.run = run
        self.subject = subject
        self.fields = fields
    }
}

/// A call that is about to be made.
package struct PlannedCall: Sendable, Hashable {
    /// What it is for.
    package var purpose: CallPurpose
    /// Who answers.
    package var provider: String
    /// The model's id.
    package var model: String
    /// Whether something leaves this machine.
    package var isRemote: Bool
    /// The most that it can cost in US dollars; nil when nobody knows the price.
    package var greatestCost: Double?
    /// Why the provider could not be asked for its prices; nil when it was.
    package var priceProblem: ModelProblem?
}

/// What became of a call.
package struct SettledCall: Sendable, Hashable {
    /// What it took; nothing when there was no answer.
    package var usage: Usage
    /// What it cost in US dollars; nil when nobody knows.
    package var cost: Double?
    /// Whether the service itself says what it cost; otherwise it was reckoned from a price.
    package var isServicesOwnFigure: Bool
    /// Why there was no answer; nil when there was one.
    package var problem: String?
}

/// Keeps account of calls, and says which may be made.
package protocol CallAccounting: Sendable {
    /// Admits a call and sets its greatest cost aside; returns the id under which it is settled.
    ///
    /// - Throws: `ModelProblem.overBudget`, `.unknownPrice`, `.keptHome`.
    func admit(_ call: PlannedCall) async throws(ModelProblem) -> String

    /// Notes what became of a call.
    func settle(_ id: String, _ end: SettledCall) async
}

/// Admits every call and keeps nothing, for measuring and for tests.
package struct NoAccounting: CallAccounting {
    /// An accounting that keeps nothing.
    package init() {}
    /// Any call may be made.
    package func admit(_ call: PlannedCall) -> String { "" }
    /// Nothing is kept.
    package func settle(_ id: String, _ end: SettledCall) {}
}
