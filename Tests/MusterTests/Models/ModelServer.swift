import Prelude
import TestSupport

/// A server of a test's own that speaks OpenAI's API and Bedrock's, as far as Muster asks them.
final class ModelServer: Sendable {
    private let server: LocalServer

    /// The address as the setting `model_url` has it.
    var url: String { server.address + "/v1" }
    /// The address without a path.
    var root: String { server.address }
    /// Everything that was asked.
    var requests: [ReceivedRequest] { server.requests }
    /// The calls for a reading of a CV.
    var readings: [ReceivedRequest] { requests.filter(\.isReading) }

    /// The settings that make it the model that reads.
    var environment: [String: String] { ["MUSTER_MODEL_URL": url, "MUSTER_MODEL": "test-model"] }

    /// A server that answers well, but where `instead` says otherwise.
    init(instead: @escaping @Sendable (ReceivedRequest) -> LocalReply? = { _ in nil }) throws {
        server = try LocalServer { instead($0) ?? Self.answer($0) }
    }

    deinit { server.stop() }

    /// A good answer.
    static func answer(_ request: ReceivedRequest) -> LocalReply {
        switch request.pathParts.last {
        case "completions": chat(text(for: request))
        case "embeddings":
            .json(
                200,
                [
                    "data": .array(
                        (request.json["input"]?.elements ?? []).indices.map {
                            ["index": JSONValue($0), "embedding": [1, 0.5, JSONValue($0)]]
                        }),
                    "usage": ["prompt_tokens": 2000],
                ])
        case "converse":
            .json(
                200,
                [
                    "output": ["message": ["content": [["text": .string(text(for: request))]]]],
                    "stopReason": "end_turn", "usage": ["inputTokens": 7, "outputTokens": 3],
                ])
        default: .json(404, ["error": ["message": "no such path"]])
        }
    }

    /// An answer with some words, and what it took.
    static func chat(_ words: String, sent: Int = 6000, received: Int = 4000) -> LocalReply {
        .json(
            200,
            [
                "choices": [
                    [
                        "finish_reason": "stop",
                        "message": ["role": "assistant", "content": .string(words)],
                    ]
                ],
                "usage": [
                    "prompt_tokens": JSONValue(sent), "completion_tokens": JSONValue(received),
                ],
            ])
    }

    private static func text(for request: ReceivedRequest) -> String {
        if request.isReading { return reading.text() }
        return request.isScan ? Papers.cv : "yes"
    }

    /// What the model reads in any CV.
    static let reading: JSONValue = [
        "summary": "Builds payment services in Rust.", "confidence_score": 0.9, "skills": [],
        "experience": [], "education": [], "projects": [], "hackathons": [], "achievements": [],
        "verified_communities": [], "desired_job_categories": [], "soft_attributes": [:],
        "narratives": [:],
    ]
}

extension ReceivedRequest {
    /// Whether a model is asked to read a CV.
    var isReading: Bool {
        json["response_format"]?["json_schema"]?["name"] == "normalize_cv"
    }

    /// Whether a model is given a file.
    var isScan: Bool {
        json["messages"]?.elements?.contains { message in
            message["content"]?.elements?.contains { $0["type"] == "file" } == true
        } == true
    }
}

extension Muster {
    /// Writes CVs of so many invented people into the folder `in`.
    func writePeople(_ count: Int) throws {
        for number in 1...count {
            try folder.write("in/\(number).txt", Papers.person(number))
        }
    }

    /// Imports one text as a person and returns the id.
    func add(_ text: String, environment: [String: String] = [:]) throws -> String {
        try folder.write("cv.txt", text)
        let report = try self(["import", "cv.txt", "--json"], environment: environment).json()
        return report["imported"]?[0]?["id"]?.string ?? ""
    }

    /// Reads a person anew.
    @discardableResult
    func read(_ person: String, environment: [String: String]) throws -> Result {
        try self(
            [
                "pipeline", "run", "candidate_pipeline", "--partition", person, "--force", "--wait",
                "--json",
            ], environment: environment)
    }

    /// Who read a person's summary, as provenance has it; nil when nobody did.
    func summaryReader(of person: String) throws -> String? {
        let shown = try self("candidate", "show", person, "--json").json()
        return shown["fields"]?["professional_summary"]?["source"]?.string
    }
}

extension Papers {
    /// The CV of one of many invented people.
    static func person(_ number: Int) -> String {
        cv.replacing("Runa Feldmark", with: "Runa Feldmark\(String(repeating: "i", count: number))")
            .replacing("runa.feldmark@", with: "runa.\(number)@")
            .replacing("runa-feldmark-example", with: "runa-\(number)-example")
            .replacing("+49 30 0000000", with: "+49 30 000000\(number)")
    }
}
