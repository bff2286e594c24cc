internal import Prelude
internal import Web

/// The calls of Notion's interface that reading a page takes.
struct NotionCalls: Sendable {
    let service: Service
    let base: WebAddress
    let token: Secret
    let version: String
    let limits: Request.Limits
    let surroundings: WebSurroundings

    /// A page with its properties.
    func page(_ id: NotionID) async throws(NotionProblem) -> JSONValue {
        try await document("v1", "pages", id.text)
    }

    /// A database with its title.
    func database(_ id: NotionID) async throws(NotionProblem) -> JSONValue {
        try await document("v1", "databases", id.text)
    }

    /// One part of the blocks that a page or block holds.
    func children(
        of id: NotionID, from cursor: String?
    ) async throws(NotionProblem) -> NotionList {
        var query = [(name: "page_size", value: "\(NotionLimits.blocksOfAnswer)")]
        if let cursor { query.append(("start_cursor", cursor)) }
        let address = base.appending("v1", "blocks", id.text, "children").asking(query)
        return try NotionList(try await document(address))
    }

    private func document(_ parts: String...) async throws(NotionProblem) -> JSONValue {
        try await document(base.appending(parts))
    }

    private func document(_ address: WebAddress) async throws(NotionProblem) -> JSONValue {
        var request = Request(.get, address)
        request.limits = limits
        request.authorize("Authorization", Secret("Bearer \(token.revealed)"))
        request.set("Notion-Version", version)
        request.set("Accept", "application/json")
        let response: Response
        do { response = try await service.send(request) } catch { throw .unreachable(error) }
        guard response.head.isSuccess else { throw problem(response) }
        do { return try response.json() } catch { throw .badAnswer(expected: "JSON") }
    }

    private func problem(_ response: Response) -> NotionProblem {
        switch response.status {
        case 401: .unauthorized
        case 403: .restricted
        case 404: isNotionsOwn(response) ? .notShared : .badAnswer(expected: "Notion's own errors")
        case 410: .gone
        case 429: .rateLimited(response.head.askedWait(now: surroundings.now()))
        case 408, 409, 500...599: .failing(status: response.status)
        default: .refused(status: response.status)
        }
    }

    /// Whether a refusal is Notion's: a proxy or another server knows no page either, and nobody
    /// should be sent to share a page because of that.
    private func isNotionsOwn(_ response: Response) -> Bool {
        (try? response.json())?["object"]?.string == "error"
    }
}

/// One part of a list of blocks.
struct NotionList {
    let blocks: [JSONValue]
    /// The mark of the next part; nil when this is the last.
    let next: String?

    /// A part from Notion's answer.
    init(_ answer: JSONValue) throws(NotionProblem) {
        guard let blocks = answer["results"]?.elements,
            blocks.allSatisfy({ $0["type"]?.string != nil })
        else { throw .badAnswer(expected: "a list of blocks") }
        self.blocks = blocks
        guard answer["has_more"]?.bool == true else {
            next = nil
            return
        }
        guard let next = answer["next_cursor"]?.string, next.utf8.count <= NotionLimits.cursor
        else { throw .badAnswer(expected: "the mark of the list's next part") }
        self.next = next
    }
}
