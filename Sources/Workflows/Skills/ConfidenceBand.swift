/// How sure the machine must be to decide by itself, and to ask (seed: career engine §9, `hitl`).
package struct ConfidenceBand: Sendable, Hashable {
    /// From this confidence on the machine decides, 0–1.
    package var high: Double
    /// Below this confidence things stay as they are, 0–1; from here to `high` it asks.
    package var low: Double

    /// A band from its bounds.
    package init(high: Double, low: Double) {
        self.high = high
        self.low = low
    }

    /// What follows from a confidence.
    package enum Verdict: String, Sendable {
        /// The machine decides.
        case decide
        /// A person is asked.
        case ask
        /// Everything stays as it is.
        case leave
    }

    /// What follows from a confidence.
    package func verdict(_ confidence: Double) -> Verdict {
        confidence >= high ? .decide : confidence >= low ? .ask : .leave
    }
}

/// The bands of everything that may ask, and whether it waits for the answers.
package struct AskingBands: Sendable, Hashable {
    /// Which skill a name stands for.
    package var extractor = ConfidenceBand(high: 0.85, low: 0.60)
    /// What of the taxonomy a skill is.
    package var mapper = ConfidenceBand(high: 0.80, low: 0.55)
    /// Where work is to be, before a chat lists jobs.
    package var ranking = ConfidenceBand(high: 0.75, low: 0.50)
    /// How much learning may take, before a chat lists any.
    package var learning = ConfidenceBand(high: 0.75, low: 0.50)

    /// Whether a matching asks first about names of skills that it is not sure of, and waits.
    package var isMatchingAsking = false

    /// The bands of the seed.
    package init() {}

    /// The bands of the seed but for one.
    package init(extractor: ConfidenceBand) { self.extractor = extractor }
}
