internal import Language
internal import LanguageModels
internal import Prelude
internal import Synchronization

/// Has a small model tell what a message wants that rules cannot tell, and talk. The people whom a message
/// names, and what looks like contacts, are masked.
struct ModelRouting {
    let model: LanguageModel
    let today: Day

    /// What a message wants.
    ///
    /// - Parameter people: The names of the people whom the message names.
    /// - Throws: `ModelProblem`.
    func route(_ message: String, naming people: [String]) async throws(ModelProblem) -> ChatIntent
    {
        let answer = try await model.ask(
            filled(RouteChat.prompt, message, people), for: RouteChat.shape,
            purpose: Self.purpose(of: RouteChat.prompt))
        return ChatIntent(rawValue: answer.value) ?? .chitchat
    }

    /// What to reply to what is only talk.
    ///
    /// - Parameter onText: Gets the words as they come, where the service streams.
    /// - Throws: `ModelProblem`.
    func talk(
        _ message: String, naming people: [String],
        onText: (@Sendable (String) async -> Void)?
    ) async throws(ModelProblem) -> String {
        let filled = filled(TalkChat.prompt, message, people)
        let heard = HeardText(limit: TalkChat.maximumReply)
        let answer = try await model.answer(
            ChatCall(
                model: model.id, messages: filled.messages,
                maximumTokens: TalkChat.prompt.maximumTokens),
            for: Self.purpose(of: TalkChat.prompt),
            onText: onText.map { onText in
                { @Sendable text in if let more = heard.take(text) { await onText(more) } }
            })
        guard answer.ending != .withheld else { throw .withheld(service: model.name) }
        let text = answer.text.prefix(TalkChat.maximumReply)
        return text.split(separator: "\n").joined(separator: "\n")
    }

    private func filled(
        _ prompt: Prompt, _ message: String, _ people: [String]
    ) -> FilledPrompt {
        prompt.filled(today: today, material: [Material("MESSAGE", Self.masked(message, people))])
    }

    private static func purpose(of prompt: Prompt) -> CallPurpose {
        CallPurpose(
            operation: prompt.name, promptVersion: prompt.version, fields: LeavingFields.chat)
    }

    /// What looks like a phone number has at least so many digits.
    private static let digitsOfPhone = 7

    /// A message without names of people and without what looks like contacts.
    static func masked(_ message: String, _ people: [String]) -> String {
        let names = Set(people.flatMap { Tokenizer.tokens(of: $0).map(\.folded) })
        return message.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let folded = Tokenizer.tokens(of: String(word)).map(\.folded)
            if folded.contains(where: names.contains) { return "PERSON" }
            let isContact =
                word.contains("@") || word.count(where: \.isNumber) >= Self.digitsOfPhone
                || word.contains("://")
            return isContact ? "CONTACT" : String(word)
        }.joined(separator: " ")
    }
}

/// How much of a text that comes in pieces was heard, so that no more than so much is passed on.
private final class HeardText: Sendable {
    private let rest: Mutex<Int>

    init(limit: Int) { rest = Mutex(limit) }

    /// As much of a piece as still fits; nil for nothing.
    func take(_ piece: String) -> String? {
        rest.withLock { rest in
            let fitting = piece.prefix(rest)
            rest -= fitting.count
            return fitting.isEmpty ? nil : String(fitting)
        }
    }
}
