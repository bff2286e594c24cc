/// A page of Notion as text.
package struct NotionPage: Sendable, Hashable {
    /// Which page.
    package var id: NotionID
    /// Its title; empty when it has none.
    package var title: String
    /// Its blocks as plain text in the manner of Markdown, without the title.
    package var text: String
    /// What the text does not have; empty when it is the whole page.
    package var left: [NotionOmission]
}

/// Something on a page that its text does not have.
package enum NotionOmission: Sendable, Hashable {
    /// Blocks that hold blocks deeper than the limit; how many of them, and the limit.
    case deeper(blocks: Int, limit: Int)
    /// Everything behind so many blocks.
    case blocks(limit: Int)
    /// Everything that further requests would have brought.
    case requests(limit: Int)
    /// Everything behind so many bytes of text.
    case text(limit: Int)
    /// Blocks that hold themselves; how many.
    case circles(Int)
    /// A list whose parts begin again.
    case repeatedParts
    /// Blocks whose content could not be read; how many, and why the first could not.
    case unread(blocks: Int, NotionProblem)
    /// Pages that stand on this page or are linked as blocks; how many.
    case pages(Int)
    /// Databases that stand on this page; how many.
    case databases(Int)
    /// Images, files and embedded pages, of which the text has the link; how many.
    case attachments(Int)
    /// Blocks that have no form for the public; how many.
    case unsupported(Int)
}

extension NotionOmission: CustomStringConvertible {
    /// What is missing, as one phrase.
    package var description: String {
        switch self {
        case .deeper(let count, let limit):
            "what \(count) blocks hold deeper than \(limit) levels"
        case .blocks(let limit): "what follows the first \(limit) blocks"
        case .requests(let limit): "what more than \(limit) requests would bring"
        case .text(let limit): "what follows the first \(limit) bytes of text"
        case .circles(let count): "what \(count) blocks hold, being part of themselves"
        case .repeatedParts: "what follows a part that came twice"
        case .unread(let count, let problem): "what \(count) blocks hold (\(problem))"
        case .pages(let count): "the content of \(count) pages below or linked"
        case .databases(let count): "the content of \(count) databases"
        case .attachments(let count): "the content of \(count) attachments and embedded pages"
        case .unsupported(let count): "\(count) blocks of kinds that Notion gives to no program"
        }
    }
}

/// A page of Notion, and which way it was read.
package enum NotionReading: Sendable {
    /// Over the interface for programs, which the page is shared with.
    case shared(NotionPage)
    /// As anybody sees it, because the interface for programs did not give it: a page of the web that
    /// the caller reads like others. Notion draws most of its pages by script, so that this one often
    /// holds only the title and the beginning of the text.
    case published(FetchedPage, because: NotionProblem)
}
