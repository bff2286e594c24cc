internal import Prelude

/// Reads the blocks of one page with all they hold, in the order of the page and within its limits.
struct NotionWalk {
    private let calls: NotionCalls
    private let limits: NotionLimits
    private var requests = 0
    private var blocks = 0
    private var textBytes = 0
    private var deep = 0
    private var circles = 0
    private var notes = Notes()
    private var unread: (count: Int, first: NotionProblem)?
    private var endings: [NotionOmission] = []

    private struct Notes {
        var pages = 0
        var databases = 0
        var attachments = 0
        var unsupported = 0
    }

    init(_ calls: NotionCalls, limits: NotionLimits) {
        self.calls = calls
        self.limits = limits
    }

    /// What was left out so far.
    var left: [NotionOmission] {
        var left = endings
        if deep > 0 { left.append(.deeper(blocks: deep, limit: limits.depth)) }
        if circles > 0 { left.append(.circles(circles)) }
        if let unread { left.append(.unread(blocks: unread.count, unread.first)) }
        if notes.pages > 0 { left.append(.pages(notes.pages)) }
        if notes.databases > 0 { left.append(.databases(notes.databases)) }
        if notes.attachments > 0 { left.append(.attachments(notes.attachments)) }
        if notes.unsupported > 0 { left.append(.unsupported(notes.unsupported)) }
        return left
    }

    /// The blocks of a page.
    ///
    /// - Throws: `NotionProblem` when the page's own list cannot be read, and when waiting may help:
    ///   half a page must not pass for the whole.
    mutating func blocks(of page: NotionID) async throws(NotionProblem) -> [NotionBlock] {
        try await children(of: page, above: [page])
    }

    private mutating func children(
        of id: NotionID, above: [NotionID]
    ) async throws(NotionProblem) -> [NotionBlock] {
        var found: [NotionBlock] = []
        var seen: Set<String> = []
        var cursor: String?
        repeat {
            guard isOpen(for: .requests(limit: limits.requests), requests < limits.requests) else {
                break
            }
            requests += 1
            let list = try await calls.children(of: id, from: cursor)
            for value in list.blocks {
                guard isOpen(for: .blocks(limit: limits.blocks), blocks < limits.blocks),
                    isOpen(for: .text(limit: limits.text), textBytes <= limits.text)
                else { return found }
                blocks += 1
                found.append(try await block(value, above: above))
            }
            cursor = list.next
            if let next = cursor, !seen.insert(next).inserted {
                note(.repeatedParts)
                break
            }
        } while cursor != nil
        return found
    }

    private mutating func block(
        _ value: JSONValue, above: [NotionID]
    ) async throws(NotionProblem) -> NotionBlock {
        var block = NotionBlock(value)
        if block.text.utf8.count > limits.text - textBytes {
            note(.text(limit: limits.text))
            block.text = block.text.cut(toBytes: max(0, limits.text - textBytes))
            textBytes = limits.text + 1
        }
        textBytes += block.text.utf8.count
        switch block.note {
        case .none: break
        case .page: notes.pages += 1
        case .database: notes.databases += 1
        case .attachment: notes.attachments += 1
        case .unsupported: notes.unsupported += 1
        }
        let isOtherPage = ["child_page", "child_database"].contains(value["type"]?.string)
        if value["has_children"]?.bool == true, !isOtherPage {
            block.children += try await held(by: value, above: above)
        }
        return block
    }

    private mutating func held(
        by value: JSONValue, above: [NotionID]
    ) async throws(NotionProblem) -> [NotionBlock] {
        guard let id = value["id"]?.string.flatMap({ NotionID($0) }) else {
            pass(.badAnswer(expected: "the id of a block"))
            return []
        }
        // The same block may stand twice on a page, as a synced one does; only below itself it is
        // a circle.
        guard !above.contains(id) else {
            circles += 1
            return []
        }
        guard above.count < limits.depth else {
            deep += 1
            return []
        }
        do {
            return try await children(of: id, above: above + [id])
        } catch {
            switch error {
            case .notShared, .restricted, .gone, .refused: pass(error)
            default: throw error
            }
            return []
        }
    }

    /// Notes that the content of one block is missing.
    private mutating func pass(_ problem: NotionProblem) {
        unread = ((unread?.count ?? 0) + 1, unread?.first ?? problem)
    }

    /// Whether a limit still lets more in; that it does not is noted.
    private mutating func isOpen(for omission: NotionOmission, _ isWithin: Bool) -> Bool {
        if !isWithin { note(omission) }
        return isWithin
    }

    private mutating func note(_ omission: NotionOmission) {
        if !endings.contains(omission) { endings.append(omission) }
    }
}
