internal import Prelude
internal import Web

/// Chat as it streams: pieces of one answer.
struct OpenAIStream: Sendable {
    private var parser = ServerSentEventParser()
    private var text = ""
    private var reason: String?
    private var usage = Usage()
    private var model: String?
    private var isRefused = false
    private var error: JSONValue?
    private var isBroken = false

    /// The words in some bytes of the stream.
    mutating func take(_ bytes: [UInt8]) -> [String] {
        parser.take(bytes).compactMap { take($0) }
    }

    private mutating func take(_ event: ServerSentEvent) -> String? {
        if event.data == "[DONE]" { return nil }
        guard let piece = try? JSONParser.parse(event.data) else {
            isBroken = true
            return nil
        }
        if let error = piece["error"], error != .null { self.error = error }
        if let named = piece["model"]?.string { model = named }
        if piece["usage"]?.members != nil { usage = OpenAIChat.usage(piece["usage"]) }
        guard let choice = piece["choices"]?[0] else { return nil }
        if let error = choice["error"], error != .null { self.error = error }
        if let reason = choice["finish_reason"]?.string { self.reason = reason }
        if let refusal = choice["delta"]?["refusal"]?.string, !refusal.isEmpty { isRefused = true }
        guard let words = choice["delta"]?["content"]?.string, !words.isEmpty else { return nil }
        text += words
        return words
    }

    /// The whole answer, once the stream has ended.
    ///
    /// - Throws: `ModelProblem`: what the stream told of, or that it broke off.
    func answer(from service: String) throws(ModelProblem) -> ChatAnswer {
        if let error {
            throw OpenAIError(error, status: 502).problem(service: service, model: "")
        }
        if isRefused { throw .withheld(service: service) }
        guard let reason, !isBroken else {
            throw .badAnswer(service: service, expected: "a stream that comes to its end")
        }
        if reason == "error" { throw .trouble(service: service, status: 502) }
        let ending = OpenAIChat.ending(reason)
        if ending == .withheld, text.isEmpty { throw .withheld(service: service) }
        try OpenAIChat.check(text, reason, from: service)
        return ChatAnswer(text: text, ending: ending, usage: usage, model: model)
    }
}
