internal import Language
internal import LanguageModels
internal import Prelude

/// Has a small model tell what a message wants that rules cannot tell. The people whom it names, and what
/// looks like contacts, are masked.
struct ModelRouting {
    let model: LanguageModel
    let today: Day

    /// What a message wants, and what to reply to what is only talk.
    ///
    /// - Parameter people: The names of the people whom the message names.
    /// - Throws: `ModelProblem`.
    func route(
        _ message: String, naming people: [String]
    ) async throws(ModelProblem) -> (intent: ChatIntent, reply: String?) {
        let filled = RouteChat.prompt.filled(
            today: today, material: [Material("MESSAGE", Self.masked(message, people))])
        let purpose = CallPurpose(
            operation: RouteChat.prompt.name, promptVersion: RouteChat.prompt.version,
            fields: LeavingFields.chat)
        let answer = try await model.ask(filled, for: RouteChat.shape, purpose: purpose).value
        let intent = ChatIntent(rawValue: answer.intent) ?? .chitchat
        return (intent, intent == .chitchat ? answer.reply : nil)
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
