internal import Storage

/// Where a run stands.
///
///     queued ──claim──▶ running ──last step done──▶ done
///                        │  ▲ ├──a step gives up──▶ failed
///                  asks  ▼  │ └──a step stops─────▶ stopped
///                      waiting   (answered: queued step, running)
///     queued, running, waiting ──cancel──▶ cancelled
///     failed, cancelled, stopped ──retry──▶ queued
package enum RunStatus: String, Sendable, Hashable, CaseIterable, SQLConvertible {
    /// No step has been claimed yet. Becomes running or cancelled.
    case queued
    /// A step is running or ready. Becomes waiting, done, failed, stopped or cancelled.
    case running
    /// Every open step waits for an answer. Becomes running or cancelled.
    case waiting
    /// Every step is done. Final.
    case done
    /// A step gave up. Becomes queued by a retry.
    case failed
    /// A step found that there is nothing to do, and said why. Becomes queued by a retry.
    case stopped
    /// Somebody cancelled it. Becomes queued by a retry.
    case cancelled

    /// Whether the run has ended.
    package var isFinal: Bool {
        switch self {
        case .queued, .running, .waiting: false
        case .done, .failed, .stopped, .cancelled: true
        }
    }

    /// Whether a retry can bring the run back.
    package var canBeRetried: Bool { isFinal && self != .done }

    /// The statuses of runs that have not ended.
    package static let open: [RunStatus] = allCases.filter { !$0.isFinal }
}
