internal import Synchronization
internal import Web

/// One model of one provider, with account kept of each call and so many at once.
package final class LanguageModel: Sendable {
    /// The model's id as its provider has it.
    package let id: String
    private let provider: any ModelProvider
    private let accounting: any CallAccounting
    private let places: Places
    private let ownPrice: Price?
    private let told = Mutex<Task<Result<[String: Price], ModelProblem>, Never>?>(nil)

    /// A model.
    ///
    /// - Parameters:
    ///   - price: What it costs; nil to go by what the provider says.
    ///   - concurrency: How many calls are under way at once.
    package init(
        _ id: String, of provider: any ModelProvider, accounting: any CallAccounting,
        price: Price? = nil, concurrency: Int = 20
    ) {
        self.id = id
        self.provider = provider
        self.accounting = accounting
        ownPrice = price
        places = Places(concurrency)
    }

    /// Provider and model, as provenance and cache keys have them: `openrouter:openai/gpt-4o-mini`.
    package var name: String { "\(provider.name):\(id)" }

    /// Whether texts leave this machine.
    package var isRemote: Bool { provider.isRemote }

    /// Answers a call, which is accounted for whatever becomes of it.
    ///
    /// - Throws: `ModelProblem`.
    package func answer(
        _ call: ChatCall, for purpose: CallPurpose,
        onText: (@Sendable (String) async -> Void)? = nil
    ) async throws(ModelProblem) -> ChatAnswer {
        let price = await price()
        return try await accounted(
            purpose, price,
            greatest: price.known.map {
                $0.cost(input: call.greatestTokens, output: call.maximumTokens)
                    + call.greatestParsing
            }
        ) { () throws(ModelProblem) in
            let answer = try await self.provider.chat(call, onText: onText)
            return (answer, answer.usage)
        }
    }

    /// Turns texts into vectors.
    ///
    /// - Throws: `ModelProblem`.
    package func embed(
        _ texts: [String], for purpose: CallPurpose
    ) async throws(ModelProblem) -> [[Float]] {
        var vectors: [[Float]] = []
        // Each portion is paid by itself, so that each is accounted for by itself.
        for start in stride(from: 0, to: texts.count, by: provider.embeddingBatch) {
            let portion = Array(texts[start..<min(start + provider.embeddingBatch, texts.count)])
            vectors += try await embedPortion(portion, for: purpose)
        }
        return vectors
    }

    private func embedPortion(
        _ texts: [String], for purpose: CallPurpose
    ) async throws(ModelProblem) -> [[Float]] {
        let price = await price()
        let tokens = texts.reduce(0) { $0 + $1.utf8.count / 4 + 1 }
        return try await accounted(
            purpose, price, greatest: price.known?.cost(input: tokens * 2, output: 0)
        ) { () throws(ModelProblem) in
            let answer = try await self.provider.embed(texts, model: self.id)
            guard answer.vectors.count == texts.count else {
                throw .badAnswer(service: self.provider.name, expected: "a vector for each text")
            }
            return (answer.vectors, answer.usage)
        }
    }

    /// What is known of a price.
    package struct KnownPrice: Sendable {
        /// The price; nil when nobody knows it.
        package var known: Price?
        /// Why the provider could not be asked; nil when it was.
        package var problem: ModelProblem?
    }

    /// What it costs: as the setting says, else as the provider does; nothing on this machine.
    package func price() async -> KnownPrice {
        if let ownPrice { return KnownPrice(known: ownPrice) }
        if !provider.isRemote || id.hasSuffix(":free") {
            return KnownPrice(known: Price(input: 0, output: 0))
        }
        // One task asks for all who want to know; one that fails is asked anew by the next.
        let asking = told.withLock { told -> Task<Result<[String: Price], ModelProblem>, Never> in
            if let told { return told }
            let task = Task { [provider] in
                do throws(ModelProblem) {
                    return Result<[String: Price], ModelProblem>.success(
                        try await provider.prices())
                } catch {
                    return .failure(error)
                }
            }
            told = task
            return task
        }
        switch await asking.value {
        case .success(let prices):
            // A variant of a model, such as the fastest, stands under the model's own name.
            let base = String(id.prefix { $0 != ":" })
            return KnownPrice(known: prices[id] ?? prices[base])
        case .failure(let problem):
            told.withLock { $0 = nil }
            return KnownPrice(problem: problem)
        }
    }

    private func accounted<Result: Sendable>(
        _ purpose: CallPurpose, _ price: KnownPrice, greatest: Double?,
        _ body: @Sendable () async throws(ModelProblem) -> (Result, Usage)
    ) async throws(ModelProblem) -> Result {
        do {
            return try await places.taking {
                let id = try await accounting.admit(
                    PlannedCall(
                        purpose: purpose, provider: provider.name, model: id,
                        isRemote: provider.isRemote, greatestCost: greatest,
                        priceProblem: price.problem))
                do throws(ModelProblem) {
                    let (result, usage) = try await body()
                    await accounting.settle(id, settled(usage, price.known))
                    return result
                } catch {
                    await accounting.settle(
                        id,
                        SettledCall(
                            usage: Usage(), cost: error.mayHaveCost ? nil : 0,
                            isServicesOwnFigure: false, problem: "\(error)"))
                    throw error
                }
            }
        } catch let problem as ModelProblem {
            throw problem
        } catch {
            throw .cancelled
        }
    }

    private func settled(_ usage: Usage, _ price: Price?) -> SettledCall {
        let reckoned: Double? = price.flatMap { price in
            guard let input = usage.inputTokens else { return nil }
            return price.cost(input: input, output: usage.outputTokens ?? 0)
        }
        return SettledCall(
            usage: usage, cost: usage.cost ?? reckoned, isServicesOwnFigure: usage.cost != nil,
            problem: nil)
    }
}
