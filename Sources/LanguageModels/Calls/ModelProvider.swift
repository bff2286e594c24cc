/// Something that answers questions and turns texts into vectors: a service on the web, a server of
/// one's own, or a script in a test.
package protocol ModelProvider: Sendable {
    /// The provider's name, as costs and provenance have it.
    var name: String { get }

    /// Whether texts leave this machine.
    var isRemote: Bool { get }

    /// How many texts one paid call for vectors takes.
    var embeddingBatch: Int { get }

    /// Answers a call.
    ///
    /// - Parameter onText: Gets the words as they come, where the service streams.
    /// - Throws: `ModelProblem`.
    func chat(
        _ call: ChatCall, onText: (@Sendable (String) async -> Void)?
    ) async throws(ModelProblem) -> ChatAnswer

    /// Turns texts into vectors, one each.
    ///
    /// - Throws: `ModelProblem`.
    func embed(_ texts: [String], model: String) async throws(ModelProblem) -> EmbeddingAnswer

    /// What its models cost, as it says itself; empty when it does not say.
    ///
    /// - Throws: `ModelProblem`.
    func prices() async throws(ModelProblem) -> [String: Price]
}

extension ModelProvider {
    /// So many as most services take.
    package var embeddingBatch: Int { 96 }

    /// Answers a call as a whole.
    package func chat(_ call: ChatCall) async throws(ModelProblem) -> ChatAnswer {
        try await chat(call, onText: nil)
    }
}

/// What a model costs.
package struct Price: Sendable, Hashable {
    /// US dollars for a million tokens that are sent.
    package var input: Double
    /// US dollars for a million tokens that come back.
    package var output: Double

    /// A price from its parts.
    package init(input: Double, output: Double) {
        self.input = input
        self.output = output
    }

    /// What tokens cost, in US dollars.
    package func cost(input tokensIn: Int, output tokensOut: Int) -> Double {
        (Double(tokensIn) * input + Double(tokensOut) * output) / 1_000_000
    }
}
