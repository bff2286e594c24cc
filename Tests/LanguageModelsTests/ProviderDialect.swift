import LanguageModels
import Prelude
import TestSupport
import Testing
import Web

/// A provider as the suite of all providers sees it: how it is made, and how its service speaks.
struct ProviderDialect: Sendable, CustomTestStringConvertible {
    var name: String
    /// The model that is asked.
    var model = "test/model:1"
    /// The provider over a server of the test's own.
    var make: @Sendable (LocalServer, StillClock, Request.Limits) throws -> any ModelProvider
    /// A whole answer with some words and the reason why it ended.
    var answer: @Sendable (String, _ isCutOff: Bool) -> LocalReply
    /// An answer that streams, in pieces; without its end when it breaks off.
    var stream: @Sendable ([String], _ isWhole: Bool) -> LocalReply
    /// A stream of success that tells of a failure.
    var failingStream: LocalReply
    /// An error.
    var error: @Sendable (Int, String) -> LocalReply
    /// Vectors.
    var vectors: @Sendable ([[Double]]) -> LocalReply

    var testDescription: String { name }

    static let planted = "sk-planted-0123456789"
}

extension ProviderDialect {
    static let all = [openRouter, openAI, bedrockBearer, bedrockSigned]

    static let openRouter = speakingOpenAI(
        "OpenRouter", server: "openrouter",
        error: { status, words in
            .json(status, ["error": ["code": JSONValue(status), "message": .string(words)]])
        })

    static let openAI = speakingOpenAI(
        "a server that speaks OpenAI's API", server: "own",
        error: { status, words in
            .json(
                status,
                [
                    "error": [
                        "message": .string(words), "type": "some_error", "param": nil, "code": nil,
                    ]
                ])
        })

    private static func speakingOpenAI(
        _ name: String, server: String, error: @escaping @Sendable (Int, String) -> LocalReply
    ) -> ProviderDialect {
        ProviderDialect(
            name: name,
            make: { local, clock, limits in
                OpenAIProvider(
                    OpenAIProvider.Server(
                        name: server, address: try WebAddress(local.address + "/v1"),
                        key: Secret(planted)),
                    service: Service(
                        ServicePolicy(server), transport: CurlTransport(),
                        surroundings: clock.surroundings), limits: limits)
            },
            answer: { words, isCutOff in
                .json(
                    200,
                    [
                        "choices": [
                            [
                                "finish_reason": isCutOff ? "length" : "stop",
                                "message": ["role": "assistant", "content": .string(words)],
                            ]
                        ], "model": "test/model:1",
                        "usage": ["prompt_tokens": 7, "completion_tokens": 3],
                    ])
            },
            stream: { words, isWhole in
                let pieces = words.map { words -> JSONValue in
                    ["choices": [["delta": ["content": .string(words)], "finish_reason": nil]]]
                }
                let end: [JSONValue] = [
                    ["choices": [["delta": [:], "finish_reason": "stop"]]],
                    ["choices": [], "usage": ["prompt_tokens": 7, "completion_tokens": 3]],
                ]
                return events((pieces + (isWhole ? end : [])).map { $0.text() })
            },
            failingStream: events([
                "{\"choices\":[{\"delta\":{\"content\":\"Hel\"},\"finish_reason\":null}]}",
                "{\"error\":{\"code\":502,\"message\":\"upstream\"},\"choices\":[]}",
            ]),
            error: error,
            vectors: { vectors in
                let data = vectors.enumerated().reversed().map { index, vector -> JSONValue in
                    [
                        "index": JSONValue(index),
                        "embedding": .array(vector.map { .number($0) }),
                    ]
                }
                return .json(200, ["data": .array(data), "usage": ["prompt_tokens": 5]])
            })
    }

    private static func events(_ texts: [String]) -> LocalReply {
        .chunks(
            ["Content-Type": "text/event-stream"],
            [Array(": waiting\n\n".utf8)] + texts.map { Array("data: \($0)\n\n".utf8) })
    }

    static let bedrockBearer = bedrock("Bedrock with a bearer key", .bearer(Secret(planted)))
    static let bedrockSigned = bedrock(
        "Bedrock with signed requests",
        .signed(AWSCredentials(keyID: "AKIDEXAMPLE", key: Secret(planted))))

    private static func bedrock(_ name: String, _ proof: BedrockProvider.Proof) -> ProviderDialect {
        ProviderDialect(
            name: name, model: "cohere.embed-test-v1:0",
            make: { local, clock, limits in
                BedrockProvider(
                    address: try WebAddress(local.address), region: "eu-central-1", proof: proof,
                    service: Service(
                        ServicePolicy("bedrock"), transport: CurlTransport(),
                        surroundings: clock.surroundings), surroundings: clock.surroundings,
                    limits: limits)
            },
            answer: { words, isCutOff in
                .json(
                    200,
                    [
                        "output": [
                            "message": ["role": "assistant", "content": [["text": .string(words)]]]
                        ], "stopReason": isCutOff ? "max_tokens" : "end_turn",
                        "usage": ["inputTokens": 7, "outputTokens": 3],
                    ])
            },
            stream: { words, isWhole in
                var messages = words.map {
                    EventMessage("contentBlockDelta", ["delta": ["text": .string($0)]])
                }
                if isWhole {
                    messages.append(EventMessage("messageStop", ["stopReason": "end_turn"]))
                    messages.append(
                        EventMessage("metadata", ["usage": ["inputTokens": 7, "outputTokens": 3]]))
                }
                return binary(messages)
            },
            failingStream: binary([
                EventMessage("contentBlockDelta", ["delta": ["text": "Hel"]]),
                EventMessage(
                    "modelStreamErrorException", ["message": "upstream"], isException: true),
            ]),
            error: { status, words in
                .json(
                    status, ["message": .string(words)],
                    ["x-amzn-ErrorType": status == 403 ? "AccessDeniedException" : "Other"])
            },
            vectors: { vectors in
                .json(
                    200,
                    ["embeddings": .array(vectors.map { .array($0.map { .number($0) }) })])
            })
    }

    private static func binary(_ messages: [EventMessage]) -> LocalReply {
        .chunks(
            ["Content-Type": "application/vnd.amazon.eventstream"], messages.map(\.bytes))
    }
}

/// A message of AWS's binary streams, as a service writes it.
struct EventMessage {
    var kind: String
    var payload: JSONValue
    var isException: Bool

    init(_ kind: String, _ payload: JSONValue, isException: Bool = false) {
        self.kind = kind
        self.payload = payload
        self.isException = isException
    }

    var bytes: [UInt8] {
        let headers =
            header(isException ? ":exception-type" : ":event-type", kind)
            + header(":message-type", isException ? "exception" : "event")
        let content = Array(payload.text().utf8)
        var message = number(headers.count + content.count + 16) + number(headers.count)
        message += number(Int(crc(message)))
        message += headers + content
        return message + number(Int(crc(message)))
    }

    private func header(_ name: String, _ value: String) -> [UInt8] {
        [UInt8(name.utf8.count)] + Array(name.utf8) + [7, 0, UInt8(value.utf8.count)]
            + Array(value.utf8)
    }

    private func number(_ value: Int) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// Bit by bit, as the standard defines it, so that our table is checked by it.
    private func crc(_ bytes: [UInt8]) -> UInt32 {
        var value = UInt32.max
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 {
                value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
            }
        }
        return ~value
    }
}
