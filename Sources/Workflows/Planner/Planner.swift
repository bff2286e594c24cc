internal import Hashing
internal import Prelude
internal import Recruiting
internal import Storage

/// Notes what a planner would have decided, and what that was worth. It works in the shadow: nothing is ever
/// decided by it, and a person reads with `muster model compare` whether it should be (seed: career engine,
/// phase G).
package struct Planner: Sendable, Hashable {
    /// What is decided, under the names of the log.
    package enum Decision: String, Sendable, CaseIterable {
        /// How it is looked first for what a name is put to.
        case mappingRecipe = "mapping_recipe"
        /// In which words a model is asked where names of skills belong.
        case sortingPrompt = "prompt_skill_normalization"
    }

    /// Whether it notes anything.
    package var isOn = true
    /// The share of questions to a model that are put in the other words too, whose answers only count
    /// here, 0...1. They cost what they cost.
    package var share = 0.0

    /// A planner that notes, and asks no model beside.
    package init() {}

    /// What ways of deciding something were worth one time.
    struct Trial: Sendable, Hashable {
        /// What was decided.
        var decision: Decision
        /// Every way, the one that was taken first.
        var arms: [String]
        /// What ways were worth, from 0 to 1; those of which it was seen.
        var rewards: [String: Double]

        /// The trial as a step keeps it.
        var document: JSONValue {
            [
                "decision": .string(decision.rawValue), "arms": JSONValue(arms),
                "rewards": .object(
                    arms.compactMap { arm in rewards[arm].map { JSONMember(arm, .number($0)) } }),
            ]
        }

        init(_ decision: Decision, arms: [String], rewards: [String: Double]) {
            (self.decision, self.arms, self.rewards) = (decision, arms, rewards)
        }

        /// The trial that a step kept; nil for none.
        init?(_ document: JSONValue?) {
            guard let decision = document?["decision"]?.string.flatMap(Decision.init),
                let arms = document?["arms"]?.elements?.compactMap(\.string), !arms.isEmpty
            else { return nil }
            self.init(
                decision, arms: arms,
                rewards: Dictionary(
                    (document?["rewards"]?.members ?? []).compactMap { member in
                        member.value.double.map { (member.key, $0) }
                    }, uniquingKeysWith: { $1 }))
        }
    }

    /// Notes a trial with what the planner would have done, by what it knew before.
    static func note(
        _ trial: Trial, now: Timestamp, ids: inout IDSource, on connection: any Connection
    ) throws {
        guard let taken = trial.arms.first, !trial.rewards.isEmpty else { return }
        let known = try PlannerArm.all(of: trial.decision.rawValue, on: connection)
        let bandit = Bandit(
            trial.arms.map { name in
                let arm = known.first { $0.arm == name }
                return Bandit.Arm(name, trials: arm?.trials ?? 0, reward: arm?.reward ?? 0)
            })
        let id: ID<PlannerChoice> = ids.next(at: now)
        let (chosen, probability) = bandit.choice(draw: draw(of: id.text))
        try PlannerChoice(
            id: id, decision: trial.decision.rawValue, at: now, taken: taken, chosen: chosen,
            probability: probability, rewards: trial.document["rewards"] ?? .null
        ).keep(on: connection)
    }

    /// A number from 0 up to 1 that a text comes to, always the same.
    static func draw(of text: String) -> Double {
        let digits = SHA256.hex(text).prefix(13)
        return Double(UInt64(digits, radix: 16) ?? 0) / Double(UInt64(1) << 52)
    }
}
