import LanguageModels
import Prelude
import TestSupport
import Testing
import Web

/// What real services answered, replayed by servers of the test's own.
@Suite(
    "Recorded answers",
    .enabled(
        if: SharedData.isPresent, "the evaluation data is not beside the project (../shared/data)"))
struct RecordedTests {
    private let clock = StillClock()

    /// Asks a server that speaks OpenAI's API and answers from a file of recordings.
    private func openAI<Result>(
        _ file: String, ask: (OpenAIProvider) async throws -> Result
    ) async throws -> Result {
        let server = try RecordedServer(file)
        defer { server.stop() }
        let isRouter = file.hasPrefix("openrouter")
        let provider = OpenAIProvider(
            OpenAIProvider.Server(
                name: isRouter ? "openrouter" : "openai",
                address: try WebAddress(server.address + (isRouter ? "/api/v1" : "/v1")),
                key: Secret("planted")),
            service: Service(
                ServicePolicy("recorded"), transport: CurlTransport(),
                surroundings: clock.surroundings))
        return try await ask(provider)
    }

    /// Asks a Bedrock that answers from a file of recordings.
    private func bedrock<Result>(
        _ file: String, path: (RecordedExchange) -> String? = { $0.path },
        ask: (BedrockProvider) async throws -> Result
    ) async throws -> Result {
        let server = try RecordedServer(file, path: path)
        defer { server.stop() }
        let provider = BedrockProvider(
            address: try WebAddress(server.address), region: "us-east-1",
            proof: .bearer(Secret("planted")),
            service: Service(
                ServicePolicy("recorded"), transport: CurlTransport(),
                surroundings: clock.surroundings), surroundings: clock.surroundings)
        return try await ask(provider)
    }

    private func call(_ model: String) -> ChatCall {
        ChatCall(model: model, messages: [ChatCall.Message(.user, "recorded")])
    }

    // MARK: OpenRouter

    @Test(
        "OpenRouter's answers are read, with what they took",
        arguments: [
            ("usage", "Brief summary", 17), ("with_google_model", "Why don't scientists", 8),
            ("with_preset", "Why did the train", 31),
        ]) func openRouter(name: String, words: String, input: Int) async throws
    {
        let answer = try await openAI("openrouter/test_openrouter_\(name).json") {
            try await $0.chat(call("google/gemini"))
        }
        #expect(answer.text.hasPrefix(words))
        #expect(answer.ending == .complete)
        #expect(answer.usage.inputTokens == input && answer.usage.outputTokens != nil)
    }

    @Test("OpenRouter's word that a provider behind it has enough is waited out and told")
    func openRouterLimits() async throws {
        _ = try await openAI("openrouter/test_openrouter_errors_raised.json") { provider in
            await #expect(throws: ModelProblem.self) {
                try await provider.chat(call("google/gemini-2.0-flash-exp:free"))
            }
        }
        #expect(!clock.waits.isEmpty)
    }

    @Test("OpenRouter's stream with thoughts in it gives the words alone") func thoughts()
        async throws
    {
        let answer = try await openAI("openrouter/test_openrouter_streaming_reasoning.json") {
            try await $0.chat(call("anthropic/claude-sonnet-4.5")) { _ in }
        }
        #expect(answer.text.contains("4"))
        #expect(answer.usage.outputTokens != nil)
    }

    @Test(
        "A model that calls a tool nobody gave it has not answered",
        arguments: [
            "openrouter/test_openrouter_tool_calling.json",
            "openrouter/test_openrouter_google_nested_schema.json",
            "openai/test_openai_native_output.json",
        ]) func tools(file: String) async throws
    {
        _ = try await openAI(file) { provider in
            await #expect(
                throws: ModelProblem.badAnswer(
                    service: name(file), expected: "words in its message")
            ) {
                try await provider.chat(call("a/model"))
            }
        }
    }

    private func name(_ file: String) -> String {
        String(file.prefix { $0 != "/" })
    }

    // MARK: OpenAI

    @Test("OpenAI's answers are read, words and documents") func openAI() async throws {
        let words = try await openAI("openai/test_max_completion_tokens_gpt-4o-mini_.json") {
            try await $0.chat(call("gpt-4o-mini"))
        }
        #expect(words.text == "Hello! How can I assist you today?")
        #expect(words.usage.inputTokens == 8 && words.usage.outputTokens == 9)
        let shaped = try await openAI("openai/test_openai_native_output.json") { provider in
            _ = try? await provider.chat(call("gpt-4o"))
            return try await provider.chat(call("gpt-4o"))
        }
        #expect(try AnswerText.document(shaped.text)["city"] == "Mexico City")
    }

    @Test("OpenAI's stream is read, also when its events come in pieces") func stream()
        async throws
    {
        let answer = try await openAI("openai/test_run_stream_sync_streams_real_model.json") {
            provider in
            let tool = call("gpt-4o-mini")
            await #expect(throws: ModelProblem.self) { try await provider.chat(tool) { _ in } }
            return try await provider.chat(call("gpt-4o-mini")) { _ in }
        }
        #expect(answer.text == "The capital of the UK is London.")
        #expect(answer.ending == .complete && answer.usage.outputTokens != nil)
    }

    @Test("A server that answers with something else is not taken for one of OpenAI's")
    func somethingElse() async throws {
        let server = try RecordedServer("openai/test_invalid_response.json") {
            $0.path.map { _ in "/v1/chat/completions" }
        }
        defer { server.stop() }
        let provider = OpenAIProvider(
            OpenAIProvider.Server(
                name: "own", address: try WebAddress(server.address + "/v1"), key: nil),
            service: Service(
                ServicePolicy("recorded"), transport: CurlTransport(),
                surroundings: clock.surroundings))
        await #expect(throws: ModelProblem.self) { try await provider.chat(call("m")) }
    }

    @Test("OpenAI's vectors in base 64 are read, of one text and of several") func vectors()
        async throws
    {
        let several = try await openAI("embeddings/TestOpenAI.test_documents.json") {
            try await $0.embed(["hello", "world"], model: "text-embedding-3-small")
        }
        let one = try await openAI("embeddings/TestOpenAI.test_query.json") {
            try await $0.embed(["Hello, world!"], model: "text-embedding-3-small")
        }
        let all = several.vectors + one.vectors
        #expect(all.map(\.count) == [1536, 1536, 1536])
        // The service's vectors are unit length.
        for vector in all {
            #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 0.001)
        }
    }

    // MARK: Bedrock

    @Test("Bedrock's answers are read, whole and streamed") func converse() async throws {
        let nova = call("us.amazon.nova-micro-v1:0")
        let whole = try await bedrock("bedrock_converse/test_bedrock_model.json") {
            try await $0.chat(nova)
        }
        #expect(whole.text.hasPrefix("Hello!") && whole.usage.outputTokens == 30)
        let streamed = try await bedrock("bedrock_converse/test_bedrock_model_stream.json") {
            try await $0.chat(nova) { _ in }
        }
        #expect(streamed.text.hasPrefix("The capital of France is Paris"))
        #expect(streamed.usage.outputTokens != nil)
        let guarded = try await bedrock(
            "bedrock_converse/test_bedrock_model_guardrail_config.json"
        ) { try await $0.chat(nova) }
        #expect(guarded.text.hasPrefix("The capital of France") && guarded.ending == .complete)
        let shaped = try await bedrock("bedrock_converse/test_bedrock_zai_native_output.json") {
            try await $0.chat(call("zai.glm-4.7-flash"))
        }
        #expect(try AnswerText.document(shaped.text)["city"] == "Paris")
    }

    @Test("Bedrock's cut-off answer is known as one") func cutOff() async throws {
        let answer = try await bedrock("bedrock_converse/test_bedrock_model_service_tier.json") {
            try await $0.chat(call("us.amazon.nova-micro-v1:0"))
        }
        #expect(answer.ending == .cutOff)
    }

    @Test(
        "Bedrock's vectors of two families are read",
        arguments: [
            (
                "embeddings/TestBedrock.test_cohere_v4_with_dimensions.json", "cohere.embed-v4:0",
                512
            ),
            (
                "embeddings/TestBedrock.test_nova_with_dimensions.json",
                "amazon.nova-2-multimodal-embeddings-v1:0", 256
            ),
        ]) func bedrockVectors(path: String, model: String, dimensions: Int) async throws
    {
        let answer = try await bedrock(path) { try await $0.embed(["a text"], model: model) }
        #expect(answer.vectors.map(\.count) == [dimensions])
    }

    @Test("A model for vectors that is not there is told as that") func noSuchModel() async throws {
        let model = "cohere.embed-nonexistent"
        _ = try await bedrock(
            "embeddings/TestCohere.test_embed_error.json", path: { _ in "/model/\(model)/invoke" }
        ) { provider in
            await #expect(throws: ModelProblem.unknownModel(model, service: "bedrock")) {
                try await provider.embed(["Hello, world!"], model: model)
            }
        }
    }
}
