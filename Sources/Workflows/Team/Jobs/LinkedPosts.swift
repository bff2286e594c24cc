package import Connectors
package import Documents
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

        init(_ words: PageWords, notes: [String] = []) {
            text = words.title.isEmpty ? words.text : "\(words.title)\n\n\(words.text)"
            self.notes = notes
        }
    }

    /// What can be read on a public page.
    package struct PageWords: Sendable, Hashable {
        /// The title of the job that it describes; empty when it describes none.
        package var title: String
        /// The job's description, or all of the page's text.
        package var text: String
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
            do {
                post = Post(try await Self.words(of: try await pages.fetch(address), reader))
            } catch let problem as PageProblem {
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
                    PageWords(title: page.title, text: page.text), notes: page.left.map { "\($0)" })
            case .published(let page, _): return Post(try await Self.words(of: page, reader))
            }
        } catch let problem as NotionProblem {
            throw Problem(description: "\(problem)", isTransient: problem.isTransient)
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(description: "the page cannot be read", isTransient: false)
        }
    }

    /// What can be read on a public page: the description of the job that it shows to search engines,
    /// otherwise all of its text.
    ///
    /// - Throws: `DocumentError`.
    package static func words(
        of page: FetchedPage, _ reader: DocumentReader
    ) async throws -> PageWords {
        if let job = page.jobs.first, let html = job.descriptionHTML {
            let read = try await blocking { _ in
                try reader.read(Array("<html><body>\(html)</body></html>".utf8), path: "post.html")
            }
            return PageWords(title: job.title ?? "", text: read.first?.text ?? "")
        }
        // The lines of a page of plain text mean something, other than those of HTML.
        let name =
            switch page.kind {
            case .pdf: "page.pdf"
            case .text: "page.txt"
            case .html, .xhtml, .json, .linkedData: "page.html"
            }
        let read = try await blocking { _ in try reader.read(page.bytes, path: name) }
        return PageWords(title: "", text: read.map(\.text).joined(separator: "\n\n"))
    }
}
