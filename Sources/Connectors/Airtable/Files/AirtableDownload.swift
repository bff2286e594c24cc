internal import Prelude
internal import Web

extension AirtableClient {
    /// The bytes of a file.
    ///
    /// The file's server is told nothing of who asks. When the address has died, the record is read
    /// again, once, for a new one.
    ///
    /// - Parameters:
    ///   - table: The id of the table, for a new address.
    ///   - record: The id of the record.
    ///   - field: The id of the column of files.
    /// - Throws: `AirtableProblem`: `fileGone` when the file is not in the cell any more, `tooLarge`
    ///   when it is longer than `AirtableLimits.file`.
    package func download(
        _ attachment: AirtableAttachment, in table: String, record: String, field: String
    ) async throws(AirtableProblem) -> [UInt8] {
        if let bytes = try await files.bytes(of: attachment) { return bytes }
        let live = try await self.record(record, of: table)
        let fresh = AirtableCells.attachments(live?[field]).value?.first { $0.id == attachment.id }
        guard let fresh, let bytes = try await files.bytes(of: fresh) else { throw .fileGone }
        return bytes
    }
}

/// Fetches files from wherever Airtable keeps them.
struct AirtableFileService: Sendable {
    private let service: Service
    private let rule: AddressRule
    private let surroundings: WebSurroundings
    private let limits: AirtableLimits

    init(
        _ policy: ServicePolicy, transport: any Transport, rule: AddressRule,
        paces: any PaceKeeping, surroundings: WebSurroundings, limits: AirtableLimits
    ) {
        service = Service(
            policy, transport: AirtableFileTransport(inner: transport, rule: rule), paces: paces,
            surroundings: surroundings)
        self.rule = rule
        self.surroundings = surroundings
        self.limits = limits
    }

    /// The bytes of a file; nil when its address has died.
    func bytes(of file: AirtableAttachment) async throws(AirtableProblem) -> [UInt8]? {
        if let size = file.size, size > limits.file { throw .tooLarge(limit: limits.file) }
        guard let address = try? WebAddress(file.url.revealed), rule.refusal(of: address) == nil
        else { throw .badAnswer(expected: "the address of a file on the public internet") }
        var request = Request(.get, address)
        request.limits = limits.request
        request.limits.body = limits.file
        let response: Response
        do { response = try await service.send(request) } catch {
            if case .failed(_, .tooLarge(let limit, _)) = error { throw .tooLarge(limit: limit) }
            throw .unreachable(error)
        }
        switch response.status {
        case 200..<300: return response.body
        case 403, 404, 410: return nil
        case 429:
            let asked = response.head.askedWait(now: surroundings.now())
            throw .tooOften(asked ?? service.policy.penalty)
        case 408, 500...599: throw .failing(status: response.status)
        default: throw .rejected(kind: "FILE_NOT_GIVEN", status: response.status)
        }
    }
}

/// Looks at every address before it is asked, so that no redirect leads into an inner network.
private struct AirtableFileTransport: Transport {
    let inner: any Transport
    let rule: AddressRule

    func parts(of request: Request) -> AsyncThrowingStream<ResponsePart, any Error> {
        guard rule.refusal(of: request.address) == nil else {
            return AsyncThrowingStream { $0.finish(throwing: WebError.badAddress) }
        }
        return inner.parts(of: request)
    }
}
