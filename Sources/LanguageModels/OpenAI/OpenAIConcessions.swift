internal import Prelude
internal import Web

/// What a server was found not to take, so that it is asked without it.
struct OpenAIConcessions: Sendable, Hashable {
    /// How the form of an answer is asked for.
    enum Form: Int, Sendable {
        /// With its schema.
        case schema
        /// As some JSON object, its schema being in the words.
        case object
        /// In words alone.
        case words
    }

    var form = Form.schema
    var takesTemperature = true
    /// What the longest length is called.
    var tokens = "max_tokens"
    var takesStreamOptions = true

    init(_ server: OpenAIProvider.Server) {
        // OpenAI's own newer models know the limit only under this name.
        if server.address.host == "api.openai.com" { tokens = "max_completion_tokens" }
    }

    /// What to ask without after an error; nil when the error is about something else.
    func after(_ error: OpenAIError, form asked: ChatCall.Form) -> OpenAIConcessions? {
        guard [400, 404, 415, 422, 500, 501].contains(error.status) else { return nil }
        var next = self
        if error.isAbout(["stream_options"]), takesStreamOptions {
            next.takesStreamOptions = false
        } else if error.isAbout(["temperature"]), takesTemperature {
            next.takesTemperature = false
        } else if error.isAbout(["max_tokens", "max_completion_tokens"]), tokens == "max_tokens" {
            next.tokens = "max_completion_tokens"
        } else if asked != .text, form != .words,
            error.isAbout([
                "response_format", "json_schema", "json schema", "structured output",
                "json_object", "grammar", "guided", "support the requested",
            ])
        {
            next.form = form == .schema ? .object : .words
        } else {
            return nil
        }
        return next
    }
}

extension ChatCall {
    /// The messages with the schema in words behind the first of the system, for services that take
    /// no schema.
    func wording(_ schema: JSONValue) -> [Message] {
        let wish = """
            Answer with one JSON document of the following JSON schema and with nothing else: no \
            words before or after it, no code fence.
            \(schema.text())
            """
        var messages = messages
        if let index = messages.firstIndex(where: { $0.role == .system }) {
            messages[index].text += "\n\n" + wish
        } else {
            messages.insert(Message(.system, wish), at: 0)
        }
        return messages
    }
}
