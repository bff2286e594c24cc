import Connectors
import Documents
import Prelude
import Web
import Workflows

/// The command that reads a page as links in jobs are read.
let notionCommands: [CommandSpec] = [
    CommandSpec(
        words: ["notion", "fetch"], arguments: [.init(name: "URL")],
        summary: "Read a page of Notion, or another page that is public, as text.", run: fetchPage)
]

/// A page behind a link, as far as it could be read.
private struct ReadPage: Sendable {
    /// Notion's id; nil for a page elsewhere.
    var id: String?
    var title: String
    var text: String
    /// What the text does not have, a phrase each.
    var leftOut: [String] = []
    /// Which way it was read: `notion`, `public_site` or `page`.
    var from: String

    var json: JSONValue {
        [
            "id": JSONValue(id), "title": .string(title), "text": .string(text),
            "left_out": JSONValue(leftOut), "from": .string(from),
        ]
    }

    var lines: [String] {
        (title.isEmpty ? [] : [title, ""])
            + text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(String.init)
    }
}

@Sendable private func fetchPage(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let link = try Link(invocation.arguments[0])
    let wiring = try PageWiring(session, paces: session.paces())
    let page = try waiting { try await read(link, wiring) }
    for phrase in page.leftOut { Output.narrate("Left out: \(phrase)") }
    return Answer(page.json, page.lines)
}

/// Where a link leads.
private enum Link: Sendable {
    case notion(NotionLink)
    case web(WebAddress)

    /// A link from its text.
    ///
    /// - Throws: `Failure` for a text that is no address.
    init(_ text: String) throws {
        if let link = NotionLink(text) {
            self = .notion(link)
        } else if let address = try? WebAddress(text) {
            self = .web(address)
        } else {
            throw Failure.usage(
                "expected a link such as https://www.notion.so/Title-0123456789abcdef…",
                hint: "Copy it in Notion under Share")
        }
    }
}

private func read(_ link: Link, _ wiring: PageWiring) async throws -> ReadPage {
    do {
        switch link {
        case .web(let address): return try await read(try await wiring.pages.fetch(address), "page")
        case .notion(let link):
            switch try await wiring.notion.read(link) {
            case .shared(let page):
                return ReadPage(
                    id: page.id.text, title: page.title, text: page.text,
                    leftOut: page.left.map { "\($0)" }, from: "notion")
            case .published(let page, let problem):
                var read = try await read(page, "public_site")
                read.id = link.page.text
                read.leftOut = [
                    "what only Notion's interface would show, which was not open: \(problem)"
                ]
                return read
            }
        }
    } catch let problem as NotionProblem {
        throw Failure(problem)
    } catch let problem as PageProblem {
        throw Failure(problem)
    }
}

private func read(_ page: FetchedPage, _ from: String) async throws -> ReadPage {
    let words = try await LinkedPosts.words(of: page, DocumentReader())
    return ReadPage(title: words.title, text: words.text, from: from)
}

extension Failure {
    fileprivate init(_ problem: NotionProblem) {
        switch problem {
        case .notShared: self.init(.missing, "not_shared", "\(problem)")
        case .gone: self.init(.missing, "gone", "\(problem)")
        case .noToken:
            self.init(
                .failed, "no_token", "\(problem)",
                hint: "Set notion_token, or NOTION_API_KEY, to the integration's token")
        case .unauthorized: self.init(.failed, "unauthorized", "\(problem)")
        case .restricted: self.init(.failed, "restricted", "\(problem)")
        case .rateLimited: self.init(.failed, "rate_limited", "\(problem)")
        case .notAPage: self.init(.failed, "not_a_page", "\(problem)")
        case .empty: self.init(.failed, "empty", "\(problem)")
        case .badAnswer, .refused: self.init(.failed, "bad_answer", "\(problem)")
        case .failing, .unreachable: self.init(.failed, "unreachable", "\(problem)")
        case .publicSite(let problem): self.init(problem)
        }
    }

    fileprivate init(_ problem: PageProblem) {
        switch problem {
        case .gone: self.init(.missing, "gone", "\(problem)")
        case .privateAddress:
            self.init(
                .refused, "private_address", "\(problem)",
                hint: "trusted_pages names servers that may be asked all the same")
        case .notPublic: self.init(.failed, "not_public", "\(problem)")
        case .later: self.init(.failed, "rate_limited", "\(problem)")
        case .unreadableKind: self.init(.failed, "unreadable", "\(problem)")
        case .tooLarge: self.init(.failed, "too_large", "\(problem)")
        case .refused: self.init(.failed, "bad_answer", "\(problem)")
        case .failing, .unreachable: self.init(.failed, "unreachable", "\(problem)")
        }
    }
}
