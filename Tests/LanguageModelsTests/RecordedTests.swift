import LanguageModels
import Prelude
import TestSupport
import Testing
import Web

/// What real services answered, replayed.
@Suite(
    "Recorded answers",
    .enabled(
        if: SharedData.isPresent, "the evaluation data is not beside the project (../shared/data)"))
struct RecordedTests {
    private let clock = StillClock()

    private func exchanges(_ path: String) throws -> [RecordedExchange] {
        try RecordedExchange.all(try SharedData.bytes("fixtures/" + path))
    }

    private func openAI(_ path: String, _ address: String) throws -> OpenAIProvider {
        OpenAIProvider(
            OpenAIProvider.Server(
                name: address.contains("openrouter") ? "openrouter" : "openai",
                address: try WebAddress(address), key: Secret("planted")),
            service: Service(
                ServicePolicy("recorded"), transport: RecordedTransport(try exchanges(path)),
                surroundings: clock.surroundings))
    }

    private func bedrock(_ path: String) throws -> BedrockProvider {
        BedrockProvider(
            address: try WebAddress("https://bedrock-runtime.us-east-1.amazonaws.com"),
            region: "us-east-1", proof: .bearer(Secret("planted")),
            service: Service(
                ServicePolicy("recorded"), transport: RecordedTransport(try exchanges(path)),
                surroundings: clock.surroundings), surroundings: clock.surroundings)
    }

    private func call(_ model: String) -> ChatCall {
        ChatCall(model: model, messages: [ChatCall.Message(.user, "recorded")])
    }

    @Test("OpenRouter's answers are read, and its costs") func openRouter() async throws {
        let provider = try openAI(
            "openrouter/test_openrouter_usage.json", "https://openrouter.ai/api/v1")
        let answer = try await provider.chat(call("openai/gpt-5-mini"))
        #expect(answer.text.hasPrefix("Brief summary"))
        #expect(answer.usage.inputTokens != nil && answer.usage.outputTokens != nil)
    }

    @Test("OpenRouter's word that a provider behind it has enough is waited out and told")
    func openRouterLimits() async throws {
        let provider = try openAI(
            "openrouter/test_openrouter_errors_raised.json", "https://openrouter.ai/api/v1")
        await #expect(throws: ModelProblem.self) {
            try await provider.chat(call("google/gemini-2.0-flash-exp:free"))
        }
        #expect(!clock.waits.isEmpty)
    }

    @Test("OpenRouter's stream with thoughts in it gives the words alone") func thoughts()
        async throws
    {
        let provider = try openAI(
            "openrouter/test_openrouter_streaming_reasoning.json", "https://openrouter.ai/api/v1")
        let answer = try await provider.chat(call("anthropic/claude-sonnet-4.5")) { _ in }
        #expect(answer.text.contains("4"))
        #expect(answer.usage.outputTokens != nil)
    }

    @Test("OpenAI's vectors in base 64 are read") func vectors() async throws {
        let provider = try openAI(
            "embeddings/TestOpenAI.test_documents.json", "https://api.openai.com/v1")
        let answer = try await provider.embed(["hello", "world"], model: "text-embedding-3-small")
        #expect(answer.vectors.map(\.count) == [1536, 1536])
        // The service's vectors are unit length.
        for vector in answer.vectors {
            #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 0.001)
        }
    }

    @Test("Bedrock's answers are read, whole and streamed") func converse() async throws {
        let whole = try await bedrock("bedrock_converse/test_bedrock_model.json")
            .chat(call("us.amazon.nova-micro-v1:0"))
        #expect(whole.text.hasPrefix("Hello!") && whole.usage.outputTokens == 30)
        let streamed = try await bedrock("bedrock_converse/test_bedrock_model_stream.json")
            .chat(call("us.amazon.nova-micro-v1:0")) { _ in }
        #expect(streamed.text.hasPrefix("The capital of France is Paris"))
        #expect(streamed.usage.outputTokens != nil)
        let shaped = try await bedrock("bedrock_converse/test_bedrock_zai_native_output.json")
            .chat(call("zai.glm-4.7-flash"))
        #expect(try AnswerText.document(shaped.text)["city"] == "Paris")
    }

    @Test("Bedrock's cut-off answer is known as one") func cutOff() async throws {
        let answer = try await bedrock("bedrock_converse/test_bedrock_model_service_tier.json")
            .chat(call("us.amazon.nova-micro-v1:0"))
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
        let answer = try await bedrock(path).embed(["a text"], model: model)
        #expect(answer.vectors.map(\.count) == [dimensions])
    }
}
