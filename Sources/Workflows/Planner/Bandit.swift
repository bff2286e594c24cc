internal import Prelude

/// Chooses among ways of doing the same thing by what each was worth so far: mostly the best, now and then
/// any of them (ε-greedy; Sutton and Barto, Reinforcement Learning, 2nd edition, §2.2).
package struct Bandit: Sendable, Hashable {
    /// The share of choices that fall on any of the ways, 0...1.
    package static let explored = 0.1

    /// A way of doing it.
    package struct Arm: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// How often it was tried.
        package var trials: Int
        /// What it was worth in all; each time from 0 to 1.
        package var reward: Double

        /// An arm from its parts.
        package init(_ name: String, trials: Int = 0, reward: Double = 0) {
            (self.name, self.trials, self.reward) = (name, trials, reward)
        }

        /// What it was worth each time, as if it had been worth all once more: what is hardly known is tried.
        package var mean: Double { (reward + 1) / Double(trials + 1) }
    }

    /// The ways, each once.
    package var arms: [Arm]

    /// A bandit with some arms, at least one.
    package init(_ arms: [Arm]) {
        precondition(!arms.isEmpty, "a bandit without arms has nothing to choose")
        self.arms = arms
    }

    /// How likely each arm is chosen, in their order; they add up to 1. Of equal ones the first is the best.
    package var probabilities: [Double] {
        let best = arms.indices.dropFirst().reduce(0) {
            arms[$1].mean > arms[$0].mean ? $1 : $0
        }
        let any = Self.explored / Double(arms.count)
        return arms.indices.map { $0 == best ? 1 - Self.explored + any : any }
    }

    /// The arm that a draw falls on, and how likely that was.
    ///
    /// - Parameter draw: From 0 up to 1, every number as likely as any other.
    package func choice(draw: Double) -> (arm: String, probability: Double) {
        let probabilities = probabilities
        var rest = draw
        for (arm, probability) in zip(arms, probabilities) {
            if rest < probability { return (arm.name, probability) }
            rest -= probability
        }
        return (arms[arms.count - 1].name, probabilities[arms.count - 1])
    }
}
