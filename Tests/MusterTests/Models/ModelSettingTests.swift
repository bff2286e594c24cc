import Prelude
import TestSupport
import Testing

@Suite("Settings of models") struct ModelSettingTests {
    private let muster: Muster
    private let server: ModelServer

    init() throws {
        muster = try Muster()
        server = try ModelServer()
    }

    private func check(_ environment: [String: String]) throws -> JSONValue {
        try muster(["model", "check", "--json"], environment: environment).json()["models"] ?? .null
    }

    @Test(
        "Who is asked is guessed from what is set",
        arguments: [
            ([:], "none", "default", ""),
            (["OPENROUTER_API_KEY": "k"], "openrouter", "OPENROUTER_API_KEY", "openai/gpt-4o-mini"),
            (["MUSTER_MODEL_KEY": "k"], "openrouter", "MUSTER_MODEL_KEY", "openai/gpt-4o-mini"),
            (
                ["MUSTER_MODEL_URL": "http://127.0.0.1/v1", "OPENROUTER_API_KEY": "k"], "server",
                "MUSTER_MODEL_URL", ""
            ),
            (
                [
                    "BEDROCK_LLM_ENABLED": "true", "BEDROCK_LLM_MODEL_ID": "some.model:0",
                    "MUSTER_MODEL_URL": "http://127.0.0.1/v1",
                ], "bedrock", "BEDROCK_LLM_ENABLED", "some.model:0"
            ),
            (["BEDROCK_LLM_ENABLED": "false"], "none", "default", ""),
            (
                ["MUSTER_MODEL_PROVIDER": "none", "OPENROUTER_API_KEY": "k"], "none",
                "MUSTER_MODEL_PROVIDER", ""
            ),
        ] as [([String: String], String, String, String)])
    func guesses(environment: [String: String], provider: String, source: String, model: String)
        throws
    {
        let shown = try muster(["where", "--json"], environment: environment).json()
        #expect(shown["model_provider"]?["value"]?.string == provider)
        #expect(shown["model_provider"]?["source"]?.string == source)
        #expect(shown["model"]?["value"]?.string == model)
    }

    @Test("OpenRouter is asked when its key is all there is, and the proxy sees no key")
    func openRouter() throws {
        let proxy = try LocalServer { _ in .answer(403, [:], []) }
        defer { proxy.stop() }
        let result = try muster(
            ["model", "check"],
            environment: ["OPENROUTER_API_KEY": "sk-or-planted", "MUSTER_PROXY": proxy.address])
        #expect(result.exit == 1)
        #expect(result.output.contains("openai/gpt-4o-mini"))
        #expect(!proxy.requests.isEmpty)
        #expect(
            proxy.requests.allSatisfy {
                $0.method == "CONNECT" && $0.target == "openrouter.ai:443"
            })
        #expect(proxy.requests.allSatisfy { !"\($0.headers)".contains("planted") })
    }

    @Test("The model, its address and its key are those that are set, and no other key goes there")
    func ownServer() throws {
        var environment = server.environment
        environment["OPENROUTER_API_KEY"] = "sk-or-planted"
        #expect(try check(environment)[0]?["found"] == "answers")
        let request = try #require(server.requests.last)
        #expect(request.target == "/v1/chat/completions")
        #expect(request.json["model"] == "test-model")
        #expect(request.headers["authorization"] == nil)
        environment["MUSTER_MODEL"] = "other-model"
        environment["MUSTER_MODEL_KEY"] = "sk-own"
        #expect(try check(environment)[0]?["model"] == "server:other-model")
        let other = try #require(server.requests.last)
        #expect(other.json["model"] == "other-model")
        #expect(other.headers["authorization"] == "Bearer sk-own")
        #expect(server.requests.allSatisfy { !"\($0.headers)".contains("planted") })
    }

    @Test("OpenRouter may be asked under another address, and is asked what it costs")
    func otherRouter() throws {
        var environment = server.environment
        environment["MUSTER_MODEL_PROVIDER"] = "openrouter"
        environment["OPENROUTER_API_KEY"] = "sk-or"
        #expect(try check(environment)[0]?["model"] == "openrouter:test-model")
        let request = try #require(server.requests.last)
        #expect(request.headers["authorization"] == "Bearer sk-or")
        #expect(request.json["usage"]?["include"] == true)
    }

    @Test("Vectors come from the model that is set, of the same server or of another")
    func embeddings() throws {
        var environment = server.environment
        environment["MUSTER_MODEL_KEY"] = "sk-own"
        environment["MUSTER_EMBEDDING_MODEL"] = "vectors"
        let same = try check(environment)
        #expect(same[1]?["use"] == "vectors" && same[1]?["found"] == "vectors of 3 numbers")
        #expect(same[1]?["model"] == "server:vectors")
        let request = try #require(server.requests.last)
        #expect(request.target == "/v1/embeddings" && request.json["model"] == "vectors")
        let other = try ModelServer()
        environment["MUSTER_EMBEDDING_URL"] = other.url
        #expect(try check(environment)[1]?["model"] == "embeddings:vectors")
        #expect(other.requests.map { $0.headers["authorization"] } == [nil])
        environment["MUSTER_EMBEDDING_KEY"] = "sk-vectors"
        environment["MUSTER_EMBEDDING_PRICE"] = "0.5"
        let last = try check(environment)
        #expect(other.requests.last?.headers["authorization"] == "Bearer sk-vectors")
        #expect(last[1]?["price"] == ["input": 0.5, "output": 0.5])
        #expect(other.requests.allSatisfy { $0.target == "/v1/embeddings" })
    }

    @Test("A model of vectors needs no model that reads") func onlyVectors() throws {
        let models = try check([
            "MUSTER_EMBEDDING_URL": server.url, "MUSTER_EMBEDDING_MODEL": "vectors",
        ])
        #expect(models.elements?.count == 1 && models[0]?["use"] == "vectors")
    }

    private var bedrock: [String: String] {
        [
            "BEDROCK_LLM_ENABLED": "1", "BEDROCK_LLM_MODEL_ID": "some.model:0",
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": server.root,
        ]
    }

    @Test("Bedrock is asked with its own key") func bedrockKey() throws {
        let key = ["AWS_BEARER_TOKEN_BEDROCK": "own-key", "OPENROUTER_API_KEY": "planted"]
        let models = try check(bedrock.merging(key) { $1 })
        #expect(models[0]?["model"] == "bedrock:some.model:0")
        #expect(models[0]?["found"] == "answers")
        let request = try #require(server.requests.last)
        #expect(request.pathParts == ["model", "some.model:0", "converse"])
        #expect(request.headers["authorization"] == "Bearer own-key")
    }

    @Test(
        "Bedrock's requests are signed with the keys of AWS, for the region that is set",
        arguments: [
            (["AWS_REGION": "eu-central-1"], "eu-central-1"), ([:], "us-east-1"),
            (["AWS_DEFAULT_REGION": "ap-south-1", "AWS_SESSION_TOKEN": "passing"], "ap-south-1"),
        ])
    func bedrockSigned(more: [String: String], region: String) throws {
        var environment = bedrock.merging(more) { $1 }
        environment["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE"
        environment["AWS_SECRET_ACCESS_KEY"] = "planted-secret"
        #expect(try check(environment)[0]?["found"] == "answers")
        let request = try #require(server.requests.last)
        let proof = try #require(request.headers["authorization"])
        #expect(proof.hasPrefix("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"))
        #expect(proof.contains("/\(region)/bedrock/aws4_request"))
        #expect(request.headers["x-amz-security-token"] == more["AWS_SESSION_TOKEN"])
        #expect(!"\(request.headers)".contains("planted"))
    }

    @Test("A price that is set is what calls cost") func price() throws {
        var environment = server.environment
        #expect(try check(environment)[0]?["price"] == ["input": 0.0, "output": 0.0])
        environment["MUSTER_MODEL_PRICE"] = "100/200"
        #expect(try check(environment)[0]?["price"] == ["input": 100.0, "output": 200.0])
        // 6,000 tokens there and 4,000 back.
        #expect(try muster("cost", "--json").json()["total_usd"]?.double == 1.4)
    }

    @Test("A proxy gets what goes to other machines") func proxy() throws {
        let models = try check([
            "MUSTER_MODEL_URL": "http://models.example.org/v1", "MUSTER_MODEL": "test-model",
            "MUSTER_PROXY": server.root,
        ])
        #expect(models[0]?["found"] == "answers")
        #expect(
            server.requests.map(\.target) == ["http://models.example.org/v1/chat/completions"])
    }

    @Test("The file .env is read, and is weaker than the environment") func dotenv() throws {
        try muster.folder.write(
            ".env",
            """
            # Models
            export MUSTER_MODEL_URL="\(server.url)"
            MUSTER_MODEL=from-file # the small one
            MUSTER_MODEL_KEY='sk-from-file'
            """)
        #expect(try check([:])[0]?["model"] == "server:from-file")
        #expect(server.requests.last?.headers["authorization"] == "Bearer sk-from-file")
        #expect(try check(["MUSTER_MODEL": "stronger"])[0]?["model"] == "server:stronger")
        let shown = try muster("where", "--json").json()
        #expect(shown["model"]?["source"] == "MUSTER_MODEL in .env")
        #expect(shown["model_key"]?["source"] == "MUSTER_MODEL_KEY in .env")
    }

    @Test("The configuration file is read, and is weaker than the file .env") func file() throws {
        let file = try muster.folder.write(
            "muster.yaml",
            """
            model_provider: server
            model_url: "\(server.url)"
            model: from-configuration
            model_key: sk-configured
            model_price: "1/2"
            embedding_model: vectors
            """)
        let words = ["model", "check", "--json", "--config", file]
        let models = try muster(words, environment: [:]).json()["models"]
        #expect(models?[0]?["model"] == "server:from-configuration")
        #expect(models?[0]?["price"] == ["input": 1.0, "output": 2.0])
        #expect(models?[1]?["model"] == "server:vectors")
        #expect(server.requests.first?.headers["authorization"] == "Bearer sk-configured")
        try muster.folder.write(".env", "MUSTER_MODEL=from-file\n")
        let other = try muster(words, environment: [:]).json()["models"]
        #expect(other?[0]?["model"] == "server:from-file")
    }
}
