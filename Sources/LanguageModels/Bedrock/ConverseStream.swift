internal import Prelude

/// Chat as Bedrock streams it.
struct ConverseStream: Sendable {
    private var parser = EventStreamParser()
    private var text = ""
    private var reason: String?
    private var usage = Usage()
    private var failure: (kind: String, words: String)?
    private var isBroken = false

    /// The words in some bytes of the stream.
    mutating func take(_ bytes: [UInt8]) -> [String] {
        parser.take(bytes).compactMap { take($0) }
    }

    private mutating func take(_ message: EventStreamMessage) -> String? {
        guard let piece = try? JSONParser.parse(message.payload) else {
            isBroken = true
            return nil
        }
        if message.headers[":message-type"] == "exception" {
            failure = (
                message.headers[":exception-type"] ?? "",
                piece["message"]?.string?.lowercased() ?? ""
            )
            return nil
        }
        switch message.headers[":event-type"] {
        case "contentBlockDelta":
            guard let words = piece["delta"]?["text"]?.string, !words.isEmpty else { return nil }
            text += words
            return words
        case "messageStop": reason = piece["stopReason"]?.string
        case "metadata": usage = ConverseMessages.usage(piece["usage"])
        default: break
        }
        return nil
    }

    /// The whole answer, once the stream has ended.
    ///
    /// - Throws: `ModelProblem`: what the stream told of, or that it broke off.
    func answer(from service: String) throws(ModelProblem) -> ChatAnswer {
        if let failure {
            let statuses = [
                "throttlingException": 429, "validationException": 400,
                "modelStreamErrorException": 424, "serviceUnavailableException": 503,
            ]
            throw BedrockError.problem(
                kind: failure.kind, words: failure.words, status: statuses[failure.kind] ?? 500,
                service: service, model: "")
        }
        guard let reason, !isBroken, !parser.isBroken, !parser.isInside else {
            throw .badAnswer(service: service, expected: "a stream that comes to its end")
        }
        return ChatAnswer(
            text: text, ending: try ConverseMessages.ending(reason, from: service), usage: usage)
    }
}
