/// A job as a board lists it.
package struct BoardListing: Sendable, Hashable {
    /// The board's own name for it, unique on the board.
    package var key: String
    /// Where it stands on the web.
    package var address: String
    /// Where one applies; nil where that is the same page or not said.
    package var applying: String?
    /// Words that the board files it under: departments, categories, tags.
    package var labels: [String]
    /// What it says.
    package var job: PostedJob

    /// A listing from its parts.
    package init(
        key: String, address: String, applying: String? = nil, labels: [String] = [],
        job: PostedJob
    ) {
        self.key = key
        self.address = address
        self.applying = applying
        self.labels = labels
        self.job = job
    }
}

/// What a board answered: the jobs that could be read, and how many could not.
package struct BoardPage: Sendable, Hashable {
    /// The jobs, in the board's order.
    package var listings: [BoardListing] = []
    /// How many entries have no title or no address, and so are no jobs.
    package var unreadable = 0
    /// What further page there is, as the board names it; nil on the last.
    package var next: String?
}

/// Why nothing of a board's answer can be read.
package struct BoardProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The board.
    package let board: JobBoard
    /// What was expected of the answer.
    package let expected: String

    /// What was expected and what to do.
    package var description: String {
        "\(board.rawValue): expected \(expected), found another shape; the board may have changed it"
    }
}
