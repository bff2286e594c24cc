package import Connectors

/// The kinds of places where the desk looks for jobs.
package enum SourceKind: Sendable, Hashable {
    /// A job board that answers with JSON.
    case board(JobBoard)
    /// The monthly thread of Hacker News in which companies say whom they look for.
    case hackerNews
    /// A page that describes jobs for search engines.
    case page
    /// A feed of a site's newest pages, RSS or Atom.
    case feed
    /// A file of this machine with the columns of JobSpy.
    case file
    /// A program of this machine that prints a job a line.
    case command

    /// Every kind.
    package static let all: [SourceKind] =
        JobBoard.allCases.map(SourceKind.board) + [.hackerNews, .page, .feed, .file, .command]

    /// A kind by its name; nil for what is none.
    package init?(named name: String) {
        guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
        self = kind
    }

    /// The kind's name.
    package var name: String {
        switch self {
        case .board(let board): board.rawValue
        case .hackerNews: "hackernews"
        case .page: "page"
        case .feed: "rss"
        case .file: "file"
        case .command: "command"
        }
    }

    /// What a source of this kind is told apart by; nil where there is but one.
    package var target: String? {
        switch self {
        case .board(.adzuna): "the country, such as gb"
        case .board(let board): board.isOfOneCompany ? "the company's name on the board" : nil
        case .page: "the page's address"
        case .feed: "the feed's address"
        case .file: "the file's path"
        case .hackerNews, .command: nil
        }
    }

    /// Whether its shape was never seen in a real answer, only in documents.
    package var isUnverified: Bool {
        switch self {
        case .board, .hackerNews: true
        // Their shapes are standards, or ours to say.
        case .page, .feed, .file, .command: false
        }
    }

    /// Whether its whole list is what is open, so that what is missing on it is closed.
    package var isWhole: Bool {
        switch self {
        case .board(let board): board.isWhole
        case .page: true
        case .hackerNews, .feed, .file, .command: false
        }
    }

    /// Whether it is asked over the network.
    package var usesNetwork: Bool { self != .file && self != .command }
}
