/// What a model answered.
package struct ChatAnswer: Sendable, Hashable {
    /// How an answer ended.
    package enum Ending: Sendable, Hashable {
        /// The model was done.
        case complete
        /// It had reached the longest length: the rest is missing.
        case cutOff
        /// The service withheld it.
        case withheld
    }

    /// The words.
    package var text: String
    /// How it ended.
    package var ending: Ending
    /// What it took.
    package var usage: Usage
    /// The model that answered, where the service says so; it can be another than was asked.
    package var model: String?

    /// An answer from its parts.
    package init(text: String, ending: Ending, usage: Usage, model: String? = nil) {
        self.text = text
        self.ending = ending
        self.usage = usage
        self.model = model
    }
}

extension ChatAnswer: CustomStringConvertible, CustomReflectable {
    /// How much was said, and none of it.
    package var description: String { "\(text.utf8.count) bytes, \(ending)" }
    /// Nothing that the description does not show.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a call took.
package struct Usage: Sendable, Hashable {
    /// Tokens that were sent; nil when the service did not say.
    package var inputTokens: Int?
    /// Tokens that came back; nil when the service did not say.
    package var outputTokens: Int?
    /// What it cost in US dollars, as the service itself says; nil when it does not.
    package var cost: Double?

    /// A usage from its parts.
    package init(inputTokens: Int? = nil, outputTokens: Int? = nil, cost: Double? = nil) {
        // What a service says is data: a count or a cost that cannot be is none.
        func count(_ tokens: Int?) -> Int? {
            tokens.flatMap { (0...Usage.greatestCount).contains($0) ? $0 : nil }
        }
        self.inputTokens = count(inputTokens)
        self.outputTokens = count(outputTokens)
        self.cost = cost.flatMap { (0...Usage.greatestCost).contains($0) ? $0 : nil }
    }

    /// The most tokens that one call can be said to have.
    package static let greatestCount = 1_000_000_000
    /// The greatest cost that one call can be said to have, in US dollars.
    package static let greatestCost = 10_000.0

    /// The sum of two usages; what one does not know of, the sum does not either.
    package static func + (left: Usage, right: Usage) -> Usage {
        func sum<N: AdditiveArithmetic>(_ one: N?, _ other: N?) -> N? {
            one.flatMap { first in other.map { first + $0 } }
        }
        return Usage(
            inputTokens: sum(left.inputTokens, right.inputTokens),
            outputTokens: sum(left.outputTokens, right.outputTokens),
            cost: sum(left.cost, right.cost))
    }
}

/// Vectors of texts.
package struct EmbeddingAnswer: Sendable, Hashable {
    /// One vector for each text, in the order of the texts, as the service gave them.
    package var vectors: [[Float]]
    /// What it took.
    package var usage: Usage

    /// An answer from its parts.
    package init(vectors: [[Float]], usage: Usage) {
        self.vectors = vectors
        self.usage = usage
    }
}
