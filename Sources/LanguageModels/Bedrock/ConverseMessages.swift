internal import Prelude

/// Chat as Bedrock's Converse API writes it.
enum ConverseMessages {
    /// The body of a request.
    static func body(_ call: ChatCall, takesSchema: Bool) -> JSONValue {
        var messages = call.messages
        var members: [JSONMember] = []
        if case .json(let name, let schema) = call.form {
            if takesSchema {
                members.append(
                    JSONMember(
                        "outputConfig",
                        [
                            "textFormat": [
                                "type": "json_schema",
                                "structure": [
                                    "jsonSchema": [
                                        "name": .string(name), "schema": .string(schema.text()),
                                    ]
                                ],
                            ]
                        ]))
            } else {
                messages = call.wording(schema)
            }
        }
        let said = messages.filter { $0.role != .system }.map { message -> JSONValue in
            ["role": .string(message.role.rawValue), "content": .array(content(message))]
        }
        members.append(JSONMember("messages", .array(said)))
        let system = messages.filter { $0.role == .system }
        if !system.isEmpty {
            members.append(
                JSONMember("system", .array(system.map { ["text": .string($0.text)] })))
        }
        members.append(
            JSONMember(
                "inferenceConfig",
                [
                    "maxTokens": JSONValue(call.maximumTokens),
                    "temperature": .number(call.temperature),
                ]))
        return .object(members)
    }

    private static func content(_ message: ChatCall.Message) -> [JSONValue] {
        var content: [JSONValue] = [["text": .string(message.text)]]
        if let file = message.file {
            content.append([
                "document": [
                    "format": "pdf", "name": .string(file.name.filter { $0.isLetter || $0 == "-" }),
                    "source": ["bytes": .string(Base64.encoded(file.bytes))],
                ]
            ])
        }
        return content
    }

    /// The answer in a response's document.
    ///
    /// - Throws: `ModelProblem.badAnswer`, `.withheld`.
    static func answer(
        _ document: JSONValue, from service: String
    ) throws(ModelProblem) -> ChatAnswer {
        guard let content = document["output"]?["message"]?["content"]?.elements else {
            throw .badAnswer(service: service, expected: "a message")
        }
        let ending = try ending(document["stopReason"]?.string, from: service)
        return ChatAnswer(
            text: content.compactMap { $0["text"]?.string }.joined(), ending: ending,
            usage: usage(document["usage"]))
    }

    static func ending(
        _ reason: String?, from service: String
    ) throws(ModelProblem) -> ChatAnswer.Ending {
        switch reason {
        case "max_tokens", "model_context_window_exceeded": return .cutOff
        case "guardrail_intervened", "content_filtered": throw .withheld(service: service)
        default: return .complete
        }
    }

    static func usage(_ value: JSONValue?) -> Usage {
        Usage(
            inputTokens: value?["inputTokens"]?.int, outputTokens: value?["outputTokens"]?.int)
    }
}
