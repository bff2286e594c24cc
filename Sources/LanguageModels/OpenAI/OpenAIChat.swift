internal import Prelude

/// Chat as OpenAI's API writes it.
struct OpenAIChat {
    let server: OpenAIProvider.Server
    let concessions: OpenAIConcessions

    /// The body of a request.
    func body(_ call: ChatCall, streams: Bool) -> JSONValue {
        var messages = call.messages
        var members: [JSONMember] = [JSONMember("model", .string(call.model))]
        if case .json(let name, let schema) = call.form {
            switch concessions.form {
            case .schema:
                members.append(
                    JSONMember(
                        "response_format",
                        [
                            "type": "json_schema",
                            "json_schema": [
                                "name": .string(name), "strict": true, "schema": schema,
                            ],
                        ]))
            case .object:
                members.append(JSONMember("response_format", ["type": "json_object"]))
                messages = call.wording(schema)
            case .words: messages = call.wording(schema)
            }
        }
        members.append(JSONMember("messages", .array(messages.map(message))))
        members.append(JSONMember(concessions.tokens, JSONValue(call.maximumTokens)))
        if concessions.takesTemperature {
            members.append(JSONMember("temperature", .number(call.temperature)))
        }
        if streams {
            members.append(JSONMember("stream", true))
            if concessions.takesStreamOptions {
                members.append(JSONMember("stream_options", ["include_usage": true]))
            }
        }
        if server.isOpenRouter {
            members.append(JSONMember("usage", ["include": true]))
            if let file = messages.compactMap(\.file).first {
                members.append(
                    JSONMember(
                        "plugins",
                        [["id": "file-parser", "pdf": ["engine": .string(file.engine)]]]))
            }
        }
        return .object(members)
    }

    private func message(_ message: ChatCall.Message) -> JSONValue {
        guard let file = message.file else {
            return ["role": .string(message.role.rawValue), "content": .string(message.text)]
        }
        let data = "data:application/pdf;base64,\(Base64.encoded(file.bytes))"
        return [
            "role": .string(message.role.rawValue),
            "content": [
                ["type": "text", "text": .string(message.text)],
                [
                    "type": "file",
                    "file": ["filename": .string(file.name), "file_data": .string(data)],
                ],
            ],
        ]
    }

    /// The answer in a response's document.
    ///
    /// - Throws: `ModelProblem.badAnswer`, `.withheld`.
    static func answer(
        _ document: JSONValue, from service: String
    ) throws(ModelProblem) -> ChatAnswer {
        guard let choice = document["choices"]?[0] else {
            throw .badAnswer(service: service, expected: "a choice")
        }
        if let error = choice["error"], error != .null {
            throw OpenAIError(error, status: 502).problem(service: service, model: "")
        }
        guard choice["finish_reason"]?.string != "error" else {
            throw .trouble(service: service, status: 502)
        }
        let message = choice["message"]
        let parts = message?["content"]?.elements?.compactMap { $0["text"]?.string }
        let text = message?["content"]?.string ?? parts?.joined()
        let ending = ending(choice["finish_reason"]?.string)
        if let refusal = message?["refusal"]?.string, !refusal.isEmpty {
            throw .withheld(service: service)
        }
        guard let text else {
            if ending == .withheld { throw .withheld(service: service) }
            // A model can spend the whole length on thoughts.
            if ending == .cutOff {
                return ChatAnswer(text: "", ending: .cutOff, usage: usage(document["usage"]))
            }
            throw .badAnswer(service: service, expected: "words in its message")
        }
        try check(text, choice["finish_reason"]?.string, from: service)
        return ChatAnswer(
            text: text, ending: ending, usage: usage(document["usage"]),
            model: document["model"]?.string)
    }

    /// Whether a model that ended for a reason has said anything.
    ///
    /// - Throws: `ModelProblem.badAnswer` for one that calls a tool, of which nobody gave it any.
    static func check(
        _ text: String, _ reason: String?, from service: String
    ) throws(ModelProblem) {
        if text.isEmpty, reason == "tool_calls" || reason == "function_call" {
            throw .badAnswer(service: service, expected: "words in its message")
        }
    }

    static func ending(_ reason: String?) -> ChatAnswer.Ending {
        switch reason {
        case "length", "max_tokens": .cutOff
        case "content_filter": .withheld
        default: .complete
        }
    }

    static func usage(_ value: JSONValue?) -> Usage {
        Usage(
            inputTokens: value?["prompt_tokens"]?.int,
            outputTokens: value?["completion_tokens"]?.int, cost: value?["cost"]?.double)
    }
}
