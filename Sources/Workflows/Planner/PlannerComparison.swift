package import Prelude
internal import Recruiting
package import Storage

/// What a planner would have done beside what was done, and what both were worth.
package struct PlannerComparison: Sendable, Hashable {
    /// A way of deciding.
    package struct Arm: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// How often its worth was seen.
        package var trials: Int
        /// What it was worth each time, 0...1; nil where that was never seen.
        package var worth: Double?
        /// How often it was done.
        package var taken: Int
        /// How often the planner would have done it.
        package var chosen: Int
    }

    /// What was decided.
    package let decision: String
    /// The ways, by name.
    package let arms: [Arm]
    /// How often it was decided, of the choices that are kept.
    package let count: Int
    /// How often it is known what both what was done and what the planner would have done were worth.
    package let compared: Int
    /// What was done was worth this each time, of those; nil where nothing can be compared.
    package let takenWorth: Double?
    /// What the planner would have done was worth this each time, of those.
    package let chosenWorth: Double?

    /// A comparison for everything that was ever decided about.
    package static func all(on connection: any Connection) throws -> [PlannerComparison] {
        try PlannerChoice.decisions(on: connection).map { decision in
            PlannerComparison(
                decision, try PlannerArm.all(of: decision, on: connection),
                try PlannerChoice.all(of: decision, on: connection))
        }
    }

    init(_ decision: String, _ known: [PlannerArm], _ choices: [PlannerChoice]) {
        self.decision = decision
        count = choices.count
        let names = Set(known.map(\.arm) + choices.map(\.taken) + choices.map(\.chosen))
        arms = names.sorted().map { name in
            let arm = known.first { $0.arm == name }
            return Arm(
                name: name, trials: arm?.trials ?? 0,
                worth: arm.map { $0.reward / Double(max(1, $0.trials)) },
                taken: choices.count { $0.taken == name },
                chosen: choices.count { $0.chosen == name })
        }
        let both = choices.compactMap { choice in
            choice.rewards[choice.taken]?.double.flatMap { taken in
                choice.rewards[choice.chosen]?.double.map { (taken, $0) }
            }
        }
        compared = both.count
        func mean(_ values: [Double]) -> Double? {
            values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        takenWorth = mean(both.map(\.0))
        chosenWorth = mean(both.map(\.1))
    }

    /// The comparison as a document.
    package var document: JSONValue {
        [
            "decision": .string(decision), "count": JSONValue(count),
            "compared": JSONValue(compared), "taken_reward": JSONValue(takenWorth),
            "chosen_reward": JSONValue(chosenWorth),
            "arms": .array(
                arms.map {
                    [
                        "arm": .string($0.name), "trials": JSONValue($0.trials),
                        "reward": JSONValue($0.worth), "taken": JSONValue($0.taken),
                        "chosen": JSONValue($0.chosen),
                    ]
                }),
        ]
    }
}
