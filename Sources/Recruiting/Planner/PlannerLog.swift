package import Prelude
package import Storage

/// What a way of doing something was worth so far.
package struct PlannerArm: Record, Hashable {
    /// What is decided, such as `mapping_recipe`.
    package var decision: String
    /// The way.
    package var arm: String
    /// How often its worth was seen.
    package var trials: Int
    /// What it was worth in all, each time from 0 to 1.
    package var reward: Double

    /// The table of arms.
    package static let table = Table(
        "planner_arm", PlannerArm.init, Column("decision", \.decision), Column("arm", \.arm),
        Column("trials", \.trials), Column("reward", \.reward))

    /// What is known of the ways of deciding something, by their names.
    package static func all(
        of decision: String, on connection: any Connection
    ) throws -> [PlannerArm] {
        try connection.fetch(PlannerArm.self, "WHERE decision = \(decision) ORDER BY arm")
    }
}

/// One time that something was decided: what was done, and what the planner would have done, which it only
/// notes. It holds no name and no text of anybody.
package struct PlannerChoice: Record, Hashable {
    /// The choice's id.
    package var id: ID<PlannerChoice>
    /// What was decided.
    package var decision: String
    /// When.
    package var at: Timestamp
    /// What was done.
    package var taken: String
    /// What the planner would have done.
    package var chosen: String
    /// How likely it was to choose that, above 0 and at most 1.
    package var probability: Double
    /// What ways were worth this time, from 0 to 1, by their names; those of which it was seen.
    package var rewards: JSONValue

    /// A choice from its parts.
    package init(
        id: ID<PlannerChoice>, decision: String, at: Timestamp, taken: String, chosen: String,
        probability: Double, rewards: JSONValue
    ) {
        self.id = id
        self.decision = decision
        self.at = at
        self.taken = taken
        self.chosen = chosen
        self.probability = probability
        self.rewards = rewards
    }

    /// The table of choices.
    package static let table = Table(
        "planner_choice", PlannerChoice.init, Column("id", \.id), Column("decision", \.decision),
        Column("at", \.at), Column("taken", \.taken), Column("chosen", \.chosen),
        Column("probability", \.probability), Column("rewards", \.rewards))

    /// How many choices of a kind are kept, the newest.
    package static let maximumKept = 5000

    /// The newest choices of a kind, the newest first.
    package static func all(
        of decision: String, on connection: any Connection
    ) throws -> [PlannerChoice] {
        try connection.fetch(
            PlannerChoice.self,
            "WHERE decision = \(decision) ORDER BY id DESC LIMIT \(maximumKept)")
    }

    /// Everything that was ever decided about, by name.
    package static func decisions(on connection: any Connection) throws -> [String] {
        try connection.query("SELECT DISTINCT decision FROM planner_arm ORDER BY decision").map {
            try $0.get(0)
        }
    }

    /// Keeps it and counts what its ways were worth; the oldest make room.
    ///
    /// - Parameter most: How many of its kind are kept.
    package func keep(most: Int = maximumKept, on connection: any Connection) throws {
        try connection.execute(insert())
        for (arm, reward) in rewards.members?.map({ ($0.key, $0.value.double ?? 0) }) ?? [] {
            try connection.execute(
                """
                INSERT INTO planner_arm (decision, arm, trials, reward)
                VALUES (\(decision), \(arm), 1, \(reward)) ON CONFLICT (decision, arm)
                DO UPDATE SET trials = planner_arm.trials + 1,
                reward = planner_arm.reward + excluded.reward
                """)
        }
        try connection.execute(
            """
            DELETE FROM planner_choice WHERE decision = \(decision) AND id <= coalesce((
                SELECT id FROM planner_choice WHERE decision = \(decision)
                ORDER BY id DESC LIMIT 1 OFFSET \(most)), '')
            """)
    }
}
