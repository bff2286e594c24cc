package import LanguageModels
import Synchronization

/// Answers what a script says.
package final class ScriptedProvider: ModelProvider {
    /// Its name.
    package let name = "scripted"
    /// Whether texts leave the machine.
    package let isRemote: Bool
    private let answer: @Sendable (ChatCall) async throws(ModelProblem) -> ChatAnswer
    private let asked = Mutex<[ChatCall]>([])
    private let told: [String: Price]
    private let embeddingProblem: ModelProblem?

    /// A provider that answers what a closure says, and makes vectors unless it has a problem with them.
    package init(
        isRemote: Bool = true, prices: [String: Price] = [:],
        embeddingProblem: ModelProblem? = nil,
        _ answer: @escaping @Sendable (ChatCall) async throws(ModelProblem) -> ChatAnswer
    ) {
        self.answer = answer
        self.isRemote = isRemote
        told = prices
        self.embeddingProblem = embeddingProblem
    }

    /// Every call so far.
    package var calls: [ChatCall] { asked.withLock { $0 } }

    /// How many characters of an answer come at once where it is heard as it comes.
    private static let piece = 7

    /// The script's answer.
    package func chat(
        _ call: ChatCall, onText: (@Sendable (String) async -> Void)?
    ) async throws(ModelProblem) -> ChatAnswer {
        asked.withLock { $0.append(call) }
        let answer = try await answer(call)
        var rest = answer.text[...]
        while let onText, !rest.isEmpty {
            await onText(String(rest.prefix(Self.piece)))
            rest = rest.dropFirst(Self.piece)
        }
        return answer
    }

    /// One number for each text, its length.
    package func embed(_ texts: [String], model: String) async throws(ModelProblem)
        -> EmbeddingAnswer
    {
        if let embeddingProblem { throw embeddingProblem }
        return EmbeddingAnswer(
            vectors: texts.map { [Float($0.utf8.count)] }, usage: Usage(inputTokens: 1))
    }

    /// What it was told.
    package func prices() async throws(ModelProblem) -> [String: Price] { told }
}
