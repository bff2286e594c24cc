internal import Prelude
internal import Synchronization
package import Web

/// Amazon Bedrock through its Converse API, with a bearer key or with signed requests.
package final class BedrockProvider: ModelProvider {
    /// How we prove who asks.
    package enum Proof: Sendable, Hashable {
        /// A key of Bedrock's own.
        case bearer(Secret)
        /// Keys of AWS, with which each request is signed.
        case signed(AWSCredentials)
    }

    /// The server, `https://bedrock-runtime.<region>.amazonaws.com` but in tests.
    private let address: WebAddress
    private let region: String
    private let proof: Proof
    private let service: Service
    private let surroundings: WebSurroundings
    private let limits: Request.Limits
    /// Models that were found to take no schema.
    private let plain = Mutex<Set<String>>([])

    /// A provider in a region; `limits` are those of each answer.
    package init(
        address: WebAddress, region: String, proof: Proof, service: Service,
        surroundings: WebSurroundings, limits: Request.Limits = .thinking
    ) {
        self.address = address
        self.region = region
        self.proof = proof
        self.service = service
        self.surroundings = surroundings
        self.limits = limits
    }

    /// Bedrock.
    package var name: String { "bedrock" }

    /// Some of Bedrock's models take one text a call, so that little is lost when one fails.
    package var embeddingBatch: Int { 16 }

    /// Whether the server is another machine.
    package var isRemote: Bool { !address.isLoopback }

    /// Answers a call.
    package func chat(
        _ call: ChatCall, onText: (@Sendable (String) async -> Void)?
    ) async throws(ModelProblem) -> ChatAnswer {
        let isPlain = plain.withLock { $0.contains(call.model) }
        do {
            return try await ask(call, takesSchema: !isPlain, onText)
        } catch .refused(_, 400) where !isPlain && call.form != .text {
            let answer = try await ask(call, takesSchema: false, onText)
            // Only now is it known that the schema was to blame.
            plain.withLock { _ = $0.insert(call.model) }
            return answer
        }
    }

    private func ask(
        _ call: ChatCall, takesSchema: Bool, _ onText: (@Sendable (String) async -> Void)?
    ) async throws(ModelProblem) -> ChatAnswer {
        let body = ConverseMessages.body(call, takesSchema: takesSchema)
        guard let onText else {
            let response = try await post(call.model, "converse", body)
            return try ConverseMessages.answer(try document(response), from: name)
        }
        let stream = Mutex(ConverseStream())
        _ = try await post(call.model, "converse-stream", body) { bytes in
            for text in stream.withLock({ $0.take(bytes) }) { await onText(text) }
        }
        return try stream.withLock { $0 }.answer(from: name)
    }

    /// Turns texts into vectors with Titan, Cohere or Nova, each of which wants another form.
    package func embed(
        _ texts: [String], model: String
    ) async throws(ModelProblem) -> EmbeddingAnswer {
        guard let form = BedrockEmbeddings(model: model) else {
            throw .unknownModel(model, service: name)
        }
        var whole = EmbeddingAnswer(vectors: [], usage: Usage(inputTokens: 0, outputTokens: 0))
        for start in stride(from: 0, to: texts.count, by: form.batch) {
            let portion = Array(texts[start..<min(start + form.batch, texts.count)])
            let response = try await post(
                model, "invoke", form.body(portion), isRepeatable: true)
            let document = try document(response)
            whole.vectors += try EmbeddingVectors.checked(
                form.vectors(document, texts: portion.count), from: name)
            whole.usage =
                whole.usage + Usage(inputTokens: form.tokens(document, response), outputTokens: 0)
        }
        return whole
    }

    /// Bedrock does not say what its models cost.
    package func prices() async throws(ModelProblem) -> [String: Price] { [:] }

    private func post(
        _ model: String, _ action: String, _ body: JSONValue, isRepeatable: Bool = false,
        take: (@Sendable ([UInt8]) async -> Void)? = nil
    ) async throws(ModelProblem) -> Response {
        var request = Request(.post, address.appending("model", model, action))
        request.isRepeatable = isRepeatable
        request.limits = limits
        request.keepsConnection = true
        request.send(body)
        let (proof, region, surroundings) = (proof, region, surroundings)
        let response: Response
        do throws(ServiceError) {
            response = try await service.send(request, take: take) { request in
                switch proof {
                case .bearer(let key):
                    request.authorize("Authorization", Secret("Bearer \(key.revealed)"))
                case .signed(let credentials):
                    // AWS takes a signature for five minutes, and a turn may come later.
                    SignatureV4(credentials, region: region, service: "bedrock")
                        .sign(&request, now: surroundings.now())
                }
            }
        } catch {
            if case .failed(_, .cancelled) = error { throw .cancelled }
            throw .unreachable(error)
        }
        guard response.head.isSuccess else {
            throw BedrockError.problem(response, service: name, model: model)
        }
        return response
    }

    private func document(_ response: Response) throws(ModelProblem) -> JSONValue {
        guard let document = try? response.json() else {
            throw .badAnswer(service: name, expected: "a JSON document")
        }
        return document
    }
}

/// What errors of Bedrock mean. Their words are read here and go nowhere else.
enum BedrockError {
    static func problem(_ response: Response, service: String, model: String) -> ModelProblem {
        let kind = response.head["x-amzn-errortype"] ?? ""
        let words = (try? response.json())?["message"]?.string?.lowercased() ?? ""
        return problem(
            kind: kind, words: words, status: response.status, service: service, model: model,
            wait: RetryAfter.seconds(response.head["retry-after"]))
    }

    static func problem(
        kind: String, words: String, status: Int, service: String, model: String,
        wait: Duration? = nil
    ) -> ModelProblem {
        switch status {
        case 401: .unauthorized(service: service)
        case 402: .noCredit(service: service)
        case 403:
            // Keys that are wrong and models that are not opened have the same status.
            kind.hasPrefix("AccessDenied")
                ? .forbidden(service: service) : .unauthorized(service: service)
        case 404: .unknownModel(model, service: service)
        case 413: .tooLong(service: service)
        case 429: .tooOften(service: service, wait: wait)
        case 400 where words.contains("too long") || words.contains("too many input tokens"):
            .tooLong(service: service)
        case 400 where words.contains("model identifier is invalid"):
            .unknownModel(model, service: service)
        case 400..<500 where status != 424 && status != 408:
            .refused(service: service, status: status)
        default: .trouble(service: service, status: status)
        }
    }
}
