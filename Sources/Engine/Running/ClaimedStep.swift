package import Prelude

/// A step under a lease: what it takes to run it, and the right to write what comes of it.
package struct ClaimedStep: Sendable {
    /// The step as it was claimed, with the lease.
    package let step: Step
    /// Its run.
    package let run: Run
    /// The outputs of the ops it needs.
    package let input: JSONValue

    /// The engine that holds the lease.
    var owner: String { step.leaseOwner ?? "" }
}

/// A lease that no longer holds: it ran out, or the step was cancelled or taken over. What was to be
/// written under it is not written.
package struct LeaseLost: Error, Sendable, Hashable, CustomStringConvertible {
    /// The step.
    package var step: ID<Step>
    /// The fact as a sentence.
    package var description: String { "the lease of step \(step) no longer holds" }
}
