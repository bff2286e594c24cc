internal import Storage

/// Where a step stands. A step has a row from the moment that everything it needs is done.
///
///     ready ──claim──▶ running ──▶ done, failed, stopped
///       ▲                │  └─asks──▶ waiting ──answer──▶ ready
///       └─ again, retry, lease lost ─┘
///     ready, running, waiting ──cancel, or the run ends──▶ cancelled
///     failed, stopped, cancelled ──retry of the run──▶ ready
package enum StepStatus: String, Sendable, Hashable, CaseIterable, SQLConvertible {
    /// Waits to be claimed, not before its time. Becomes running or cancelled.
    case ready
    /// An engine holds its lease. Becomes done, failed, stopped, waiting, cancelled, or ready again.
    case running
    /// Waits for an answer. Becomes ready or cancelled.
    case waiting
    /// Its output is stored. Final.
    case done
    /// It gave up. Becomes ready by a retry of the run.
    case failed
    /// It found that there is nothing to do. Becomes ready by a retry of the run.
    case stopped
    /// It, or its run, was cancelled. Becomes ready by a retry of the run.
    case cancelled

    /// Whether the step may still run.
    package var isOpen: Bool { self == .ready || self == .running || self == .waiting }
}
