internal import Prelude
import Synchronization

/// A server that answers as every kind of source does, each under its own path.
package final class MarketServer: Sendable {
    private let answers: Answers
    private let server: LocalServer

    /// The server's address.
    package var address: String { server.address }
    /// The server's host and port.
    package var authority: String { "127.0.0.1:\(server.port)" }
    /// Every request so far.
    package var requests: [ReceivedRequest] { server.requests }

    /// Starts a server.
    ///
    /// - Parameter before: Called before each answer with the path: whoever waits there is slow.
    package init(before: @escaping @Sendable (String) -> Void = { _ in }) throws {
        let answers = Answers()
        self.answers = answers
        server = try LocalServer { request in
            before(request.path)
            return answers.reply(to: request)
        }
    }

    deinit { server.stop() }

    /// Lets a path answer something else from now on; nil lets it be gone.
    package func answer(_ path: String, with reply: LocalReply?) {
        answers.others.withLock { $0[path] = reply ?? .answer(404, [:], []) }
    }

    /// Lets a path answer something else from now on.
    package func answer(_ path: String, with text: String, as type: String = "application/json") {
        answer(path, with: .answer(200, ["Content-Type": type], Array(text.utf8)))
    }
}

/// What a market's server answers.
private final class Answers: Sendable {
    let others = Mutex<[String: LocalReply]>([:])

    func reply(to request: ReceivedRequest) -> LocalReply {
        if let other = others.withLock({ $0[request.path] }) { return other }
        guard let (type, text) = Self.usual(request.path, request) else {
            return .answer(404, [:], [])
        }
        let mark = "\"v\(text.utf8.count)\""
        if request.headers["if-none-match"] == mark { return .answer(304, ["ETag": mark], []) }
        return .answer(200, ["Content-Type": type, "ETag": mark], Array(text.utf8))
    }

    private static let boards: [(prefix: String, name: String)] = [
        ("/v1/boards/", "greenhouse"), ("/v0/postings/", "lever"), ("/posting-api/", "ashby"),
        ("/api/v1/widget/", "workable"), ("/v1/companies/", "smartrecruiters"),
        ("/api/offers", "recruitee"), ("/api/remote-jobs", "remotive"),
        ("/api/job-board-api", "arbeitnow"), ("/v1/api/jobs/", "adzuna"),
        ("/api/search", "usajobs"),
    ]

    private static func usual(_ path: String, _ request: ReceivedRequest) -> (String, String)? {
        switch path {
        case "/api": return ("application/json", BoardFixture.answers["remoteok"] ?? "")
        case "/api/v1/search_by_date": return ("application/json", SourceFixture.threads)
        case "/api/v1/search": return ("application/json", SourceFixture.comments)
        case "/careers/platform": return ("text/html", SourceFixture.page)
        case "/feed.xml": return ("application/rss+xml", SourceFixture.feed)
        case "/robots.txt": return ("text/plain", SourceFixture.robots)
        default: break
        }
        guard let board = boards.first(where: { path.hasPrefix($0.prefix) }) else { return nil }
        if board.name == "smartrecruiters", path.hasSuffix("/postings/744") {
            return ("application/json", SourceFixture.posting)
        }
        // The pages behind the first are empty.
        let page = request.query["page"] ?? request.query["Page"] ?? "1"
        let isBehind =
            page != "1" || (request.query["offset"] ?? "0") != "0" || path.hasSuffix("/search/2")
        guard isBehind else { return ("application/json", BoardFixture.answers[board.name] ?? "") }
        return ("application/json", SourceFixture.empty[board.name] ?? "{}")
    }
}
