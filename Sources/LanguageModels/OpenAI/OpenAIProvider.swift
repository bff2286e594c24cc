internal import Prelude
internal import Synchronization
package import Web

/// Any server that speaks OpenAI's API: OpenRouter, OpenAI, Ollama, llama.cpp, vLLM, TEI.
package final class OpenAIProvider: ModelProvider {
    /// Where the server is and what it wants.
    package struct Server: Sendable, Hashable {
        /// Its name, as costs and messages have it.
        package var name: String
        /// The address below which `chat/completions` lies, such as `https://openrouter.ai/api/v1`.
        package var address: WebAddress
        /// The key; nil for a server that wants none.
        package var key: Secret?
        /// Whether it is OpenRouter, which tells costs and reads PDFs.
        package var isOpenRouter: Bool

        /// A server from its parts; OpenRouter is known by its host.
        package init(name: String, address: WebAddress, key: Secret?) {
            self.name = name
            self.address = address
            self.key = key
            isOpenRouter = address.host == "openrouter.ai" || name == "openrouter"
        }
    }

    /// How often a call is made anew because the server does not take something in it.
    private static let maximumConcessions = 5

    private let server: Server
    private let service: Service
    private let limits: Request.Limits
    private let concessions = Mutex<[String: OpenAIConcessions]>([:])

    /// A provider over a service, which has its own pace; `limits` are those of each answer.
    package init(_ server: Server, service: Service, limits: Request.Limits = .thinking) {
        self.server = server
        self.service = service
        self.limits = limits
    }

    /// The server's name.
    package var name: String { server.name }

    /// Whether the server is another machine.
    package var isRemote: Bool { !server.address.isLoopback }

    /// Answers a call. What a server does not take, a schema for example, it is not asked for again.
    package func chat(
        _ call: ChatCall, onText: (@Sendable (String) async -> Void)?
    ) async throws(ModelProblem) -> ChatAnswer {
        let known = concessions.withLock { $0[call.model] } ?? OpenAIConcessions(server)
        var given = known
        for _ in 0..<Self.maximumConcessions {
            var request = request(.post, "chat", "completions")
            request.send(
                OpenAIChat(server: server, concessions: given).body(call, streams: onText != nil))
            let (response, streamed) = try await send(request, onText)
            if response.head.isSuccess {
                // An error that was about something else teaches nothing.
                if given != known { concessions.withLock { [given] in $0[call.model] = given } }
                if let streamed { return try streamed.answer(from: server.name) }
                return try OpenAIChat.answer(try document(response), from: server.name)
            }
            let error = OpenAIError(response)
            guard let next = given.after(error, form: call.form) else {
                throw error.problem(service: server.name, model: call.model)
            }
            given = next
        }
        throw .refused(service: server.name, status: 400)
    }

    private func send(
        _ request: Request, _ onText: (@Sendable (String) async -> Void)?
    ) async throws(ModelProblem) -> (Response, OpenAIStream?) {
        guard let onText else { return (try await sent(request), nil) }
        let stream = Mutex(OpenAIStream())
        let response = try await sent(request) { bytes in
            for text in stream.withLock({ $0.take(bytes) }) { await onText(text) }
        }
        return (response, stream.withLock { $0 })
    }

    private func sent(
        _ request: Request, _ take: (@Sendable ([UInt8]) async -> Void)? = nil
    ) async throws(ModelProblem) -> Response {
        do throws(ServiceError) { return try await service.send(request, take: take) } catch {
            if case .failed(_, .cancelled) = error { throw .cancelled }
            throw .unreachable(error)
        }
    }

    /// Turns texts into vectors, some at a time.
    package func embed(
        _ texts: [String], model: String
    ) async throws(ModelProblem) -> EmbeddingAnswer {
        var whole = EmbeddingAnswer(
            vectors: [], usage: Usage(inputTokens: 0, outputTokens: 0, cost: 0))
        for start in stride(from: 0, to: texts.count, by: embeddingBatch) {
            let portion = Array(texts[start..<min(start + embeddingBatch, texts.count)])
            var request = request(.post, "embeddings")
            request.isRepeatable = true
            request.send([
                "model": .string(model), "input": JSONValue(portion), "encoding_format": "float",
            ])
            let response = try await sent(request)
            guard response.head.isSuccess else {
                throw OpenAIError(response).problem(service: server.name, model: model)
            }
            let answer = try OpenAIEmbeddings.answer(
                try document(response), texts: portion.count, from: server.name)
            whole.vectors += answer.vectors
            whole.usage = whole.usage + answer.usage
        }
        return whole
    }

    /// The prices that OpenRouter tells with its models; of other servers nothing.
    package func prices() async throws(ModelProblem) -> [String: Price] {
        guard server.isOpenRouter else { return [:] }
        var prices = try await prices(request(.get, "models"))
        // Models of vectors have a list of their own, which not every server of the kind has.
        let vectors = try? await self.prices(request(.get, "embeddings", "models"))
        prices.merge(vectors ?? [:]) { own, _ in own }
        return prices
    }

    private func prices(_ request: Request) async throws(ModelProblem) -> [String: Price] {
        let response = try await sent(request)
        guard response.head.isSuccess else {
            throw OpenAIError(response).problem(service: server.name, model: "")
        }
        var prices: [String: Price] = [:]
        for model in try document(response)["data"]?.elements ?? [] {
            guard let id = model["id"]?.string,
                let input = model["pricing"]?["prompt"]?.string.flatMap(Double.init),
                let output = model["pricing"]?["completion"]?.string.flatMap(Double.init),
                (0...1).contains(input), (0...1).contains(output)
            else { continue }
            prices[id] = Price(input: input * 1_000_000, output: output * 1_000_000)
        }
        return prices
    }

    private func document(_ response: Response) throws(ModelProblem) -> JSONValue {
        guard let document = try? response.json() else {
            throw .badAnswer(service: server.name, expected: "a JSON document")
        }
        if let error = document["error"], error != .null {
            // Some answer with success and tell of their failure inside.
            throw OpenAIError(error, status: response.status)
                .problem(service: server.name, model: "")
        }
        return document
    }

    private func request(_ method: Request.Method, _ parts: String...) -> Request {
        var request = Request(method, server.address.appending(parts))
        request.set("Accept", "application/json")
        request.limits = limits
        // A question asked twice costs a little, a connection for each question costs more.
        request.keepsConnection = true
        if let key = server.key {
            request.authorize("Authorization", Secret("Bearer \(key.revealed)"))
        }
        if server.isOpenRouter { request.set("X-Title", "Muster") }
        return request
    }
}
