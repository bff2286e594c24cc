internal import Connectors
package import Market

/// What a source told in one go.
package struct GatheredJobs: Sendable {
    /// The jobs.
    package var jobs: [FoundJob] = []
    /// How many entries could not be read.
    package var unreadable = 0
    /// Whether it has the same to tell as last time, so that nothing was read.
    package var isUnchanged = false
    /// Whether what it told is all that is open there.
    package var isWhole = false
    /// What was said of the answer.
    var validators = Validators()
    /// What people should know.
    package var notes: [String] = []

    /// Nothing yet.
    package init() {}
}

/// Why a source told nothing, in a sentence for people that holds no address.
package struct SourceFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String
    /// Whether there is nothing to be told there any more, so that what was there is closed.
    package var isGone = false

    /// A failure from what is wrong.
    package init(_ description: String, isGone: Bool = false) {
        self.description = description
        self.isGone = isGone
    }
}
