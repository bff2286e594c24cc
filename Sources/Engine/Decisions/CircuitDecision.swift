package import Prelude

/// When failures of one cause are too many, and what then happens to the steps of the op.
package enum CircuitDecision {
    /// How many identical failures in a row open a breaker.
    package static let threshold = 5
    /// How long it stays open at first; each probe that fails doubles it.
    package static let pause = Duration.seconds(30)
    /// The longest it stays open.
    package static let longestPause = Duration.seconds(3600)

    /// What a claim does with a step of an op that has a breaker.
    package enum Admission: Sendable, Hashable {
        /// It runs.
        case run
        /// It runs, as the one that tries whether it works again; others wait until a moment.
        case probe(othersUntil: Timestamp)
        /// It waits until a moment, which counts as no attempt.
        case wait(until: Timestamp)
    }

    /// Decides about a step that was claimed.
    package static func admission(_ circuit: Circuit?, now: Timestamp) -> Admission {
        guard let circuit, circuit.state != .closed, let retryAt = circuit.retryAt else {
            return .run
        }
        // A probe whose engine died is followed by another once its time is over.
        return now < retryAt ? .wait(until: retryAt) : .probe(othersUntil: now + pause)
    }

    /// The breaker after a failure, and whether this failure opened it and so is to be reported.
    package static func afterFailure(
        _ circuit: Circuit?, pipeline: String, op: String, failure: Failure, now: Timestamp
    ) -> (circuit: Circuit, opens: Bool) {
        var next =
            circuit
            ?? Circuit(
                pipeline: pipeline, op: op, fingerprint: failure.fingerprint,
                message: failure.message, failures: 0, state: .closed, retryAt: nil, openedAt: nil)
        switch next.state {
        case .closed:
            next.failures = next.fingerprint == failure.fingerprint ? next.failures + 1 : 1
            next.fingerprint = failure.fingerprint
            next.message = failure.message
            guard next.failures >= threshold else { return (next, false) }
            next.state = .open
            next.openedAt = now
            next.retryAt = now + pause
            return (next, true)
        case .open:
            // Steps that were running when it opened still come in, and tell nothing new: counted,
            // they would pass for probes.
            return (next, false)
        case .probing:
            // Whatever a probe fails by, the op does not work.
            next.failures += 1
            next.fingerprint = failure.fingerprint
            next.message = failure.message
            next.state = .open
            let probes = min(max(0, next.failures - threshold), 20)
            next.retryAt = now + min(pause * (1 << probes), longestPause)
            return (next, false)
        }
    }
}
