/// When somebody fits a listing of the market, and how much is scored in one go.
package struct FitRules: Sendable, Hashable {
    /// From which score on somebody fits, 0...100; the same whoever scored.
    package var threshold = 50.0
    /// How many pairs of a person and a listing a model is asked about in one run, the likeliest first.
    package var modelPairs = 200

    /// How many pairs are scored in one step.
    static let portion = 5000
    /// How many people are put to kinds of work in one step.
    static let people = 500

    /// The usual rules.
    package init() {}
}
