package import LanguageModels
package import Synchronization

/// Notes what it is told.
package final class NotedAccounting: CallAccounting {
    /// What was admitted.
    package let planned = Mutex<[PlannedCall]>([])
    /// What was settled.
    package let settled = Mutex<[SettledCall]>([])
    private let refusal: ModelProblem?

    /// An accounting that admits everything, or refuses everything for a reason.
    package init(refusing refusal: ModelProblem? = nil) {
        self.refusal = refusal
    }

    /// Notes or refuses it.
    package func admit(_ call: PlannedCall) async throws(ModelProblem) -> String {
        if let refusal { throw refusal }
        planned.withLock { $0.append(call) }
        return "1"
    }

    /// Notes it.
    package func settle(_ id: String, _ end: SettledCall) async {
        settled.withLock { $0.append(end) }
    }
}
