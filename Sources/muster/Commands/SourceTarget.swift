import Connectors
import Web
import Workflows

/// What tells a source apart from others of its kind, as somebody writes or pastes it.
struct SourceTarget {
    /// The company's name on its board, an address, a path, a country; empty where there is but one.
    let target: String
    /// The server that is asked, where the address that was pasted says that it is another than the usual
    /// one; else empty.
    let server: String

    /// A target from what was written.
    ///
    /// - Throws: `Failure` for one that is missing, too much, or cannot be.
    init(_ text: String?, of kind: SourceKind) throws {
        guard let what = kind.target else {
            guard text == nil else {
                throw Failure.usage("\(kind.name) takes no target, found \(text ?? "")")
            }
            (target, server) = ("", "")
            return
        }
        guard let text, !text.isEmpty else { throw Failure.usage("\(kind.name) needs \(what)") }
        switch kind {
        case .page, .feed:
            do { _ = try WebAddress(text) } catch { throw Failure.usage("\(kind.name): \(error)") }
            (target, server) = (text, "")
        case .file:
            (target, server) = (text.hasPrefix("/") ? text : "\(currentFolder())/\(text)", "")
        case .board(.adzuna):
            guard text.utf8.count == 2, text.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                throw Failure.usage("adzuna needs \(what), found \(text)")
            }
            (target, server) = (text.lowercased(), "")
        case .board(let board): self = try Self.company(text, on: board)
        case .hackerNews, .command: (target, server) = (text, "")
        }
    }

    private init(target: String, server: String) {
        self.target = target
        self.server = server
    }

    /// A company by its name on a board, or by the address of its page there.
    private static func company(_ text: String, on board: JobBoard) throws -> SourceTarget {
        let wanted =
            "\(board.rawValue) needs the company's name on the board, of letters, digits, dots and"
            + " dashes, or the board's address such as \(example(board)); found \(text)"
        let name: String
        var server = ""
        if let address = address(text) {
            guard let found = company(in: address, on: board) else { throw Failure.usage(wanted) }
            name = found
            if board == .lever, address.host == "jobs.eu.lever.co" {
                server = "https://api.eu.lever.co"
            }
        } else {
            name = text
        }
        // Recruitee's becomes a part of the server's name.
        let marks = board == .recruitee ? "-" : "._-"
        guard
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || marks.contains($0) }),
            name.contains(where: { $0.isLetter || $0.isNumber })
        else { throw Failure.usage(wanted) }
        return SourceTarget(target: name, server: server)
    }

    /// A text as an address, with or without its scheme; nil for one that is a name.
    private static func address(_ text: String) -> WebAddress? {
        if text.contains("://") { return try? WebAddress(text) }
        let host = text.prefix { $0 != "/" }
        let isHost = hosts.keys.contains(String(host)) || host.hasSuffix(".recruitee.com")
        return isHost ? try? WebAddress("https://\(text)") : nil
    }

    /// The boards by the servers of their pages, and what stands before the company's name in a path.
    private static let hosts: [String: (board: JobBoard, before: [String])] = [
        "boards.greenhouse.io": (.greenhouse, []), "job-boards.greenhouse.io": (.greenhouse, []),
        "boards.eu.greenhouse.io": (.greenhouse, []),
        "job-boards.eu.greenhouse.io": (.greenhouse, []),
        "boards-api.greenhouse.io": (.greenhouse, ["v1", "boards"]),
        "jobs.lever.co": (.lever, []), "jobs.eu.lever.co": (.lever, []),
        "api.lever.co": (.lever, ["v0", "postings"]),
        "jobs.ashbyhq.com": (.ashby, []),
        "api.ashbyhq.com": (.ashby, ["posting-api", "job-board"]),
        "apply.workable.com": (.workable, []),
        "jobs.smartrecruiters.com": (.smartrecruiters, []),
        "careers.smartrecruiters.com": (.smartrecruiters, []),
        "api.smartrecruiters.com": (.smartrecruiters, ["v1", "companies"]),
    ]

    /// The company that an address of a board names; nil for one of another board, or of none.
    private static func company(in address: WebAddress, on board: JobBoard) -> String? {
        let host = address.host.lowercased()
        if board == .recruitee {
            return host.hasSuffix(".recruitee.com") ? String(host.dropLast(14)) : nil
        }
        guard let known = hosts[host], known.board == board else { return nil }
        // A board within another page names the company behind the question mark.
        for item in address.query.split(separator: "&") where item.hasPrefix("for=") {
            return String(item.dropFirst(4))
        }
        let parts = address.path.split(separator: "/").map(String.init)
        guard parts.starts(with: known.before), parts.count > known.before.count else { return nil }
        return parts[known.before.count]
    }

    private static func example(_ board: JobBoard) -> String {
        if board == .recruitee { return "https://acme.recruitee.com" }
        let host = hosts.filter { $0.value.board == board && $0.value.before.isEmpty }.keys
            .min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        return "https://\(host ?? "")/acme"
    }
}
