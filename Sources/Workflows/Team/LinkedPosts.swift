package import Connectors
internal import Documents
internal import Engine
internal import Prelude
internal import Web

/// Fetches job posts that a row only links to: pages of Notion, and any other public page.
package struct LinkedPosts: Sendable {
    private let notion: NotionClient
    private let pages: PageFetcher

    /// Posts over the two ways to them.
    package init(notion: NotionClient, pages: PageFetcher) {
        self.notion = notion
        self.pages = pages
    }

    /// A post as text, and what was left out of it.
    struct Post: Sendable {
        var text: String
        var notes: [String]
    }

    /// Why a link gave no post, in a sentence for recruiters.
    struct Problem: Error, CustomStringConvertible {
        var description: String
        /// Whether it may be there later.
        var isTransient: Bool
    }

    /// A shorter text is no post (facts §3.1), in characters.
    static let leastCharacters = 50

    /// The post behind a link.
    ///
    /// - Throws: `Problem`.
    func post(_ link: String, reader: DocumentReader) async throws(Problem) -> Post {
        let post: Post
        if let link = NotionLink(link) {
            post = try await notionPost(link, reader)
        } else {
            let address: WebAddress
            do { address = try WebAddress(link) } catch {
                throw Problem(description: "the link is no address of the web", isTransient: false)
            }
            do { post = try await text(try await pages.fetch(address), reader) } catch let problem
                as PageProblem
            {
                throw Problem(description: "\(problem)", isTransient: problem.isTransient)
            } catch let problem as Problem {
                throw problem
            } catch {
                throw Problem(description: "the page cannot be read", isTransient: false)
            }
        }
        guard post.text.count >= Self.leastCharacters else {
            throw Problem(
                description: "the page behind the link holds no description", isTransient: false)
        }
        return post
    }

    private func notionPost(
        _ link: NotionLink, _ reader: DocumentReader
    ) async throws(Problem) -> Post {
        do {
            switch try await notion.read(link) {
            case .shared(let page):
                return Post(
                    text: "\(page.title)\n\n\(page.text)", notes: page.left.map { "\($0)" })
            case .published(let page, _): return try await text(page, reader)
            }
        } catch let problem as NotionProblem {
            throw Problem(description: "\(problem)", isTransient: problem.isTransient)
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(description: "the page cannot be read", isTransient: false)
        }
    }

    private func text(_ page: FetchedPage, _ reader: DocumentReader) async throws -> Post {
        if let job = page.jobs.first, let html = job.descriptionHTML {
            let read = try await blocking { _ in
                try reader.read(Array("<html><body>\(html)</body></html>".utf8), path: "post.html")
            }
            let title = job.title.map { "\($0)\n\n" } ?? ""
            return Post(text: title + (read.first?.text ?? ""), notes: [])
        }
        let read = try await blocking { _ in
            try reader.read(page.bytes, path: "page.\(page.kind == .pdf ? "pdf" : "html")")
        }
        return Post(text: read.map(\.text).joined(separator: "\n\n"), notes: [])
    }
}
