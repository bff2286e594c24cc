/// What a person lacks for a job, skill by skill, and a score that re-adds from them.
package struct GapAnalysis: Sendable, Hashable {
    /// How a wanted skill stands.
    package enum Status: String, Sendable {
        /// The person has it as well as it is wanted.
        case met = "meets_or_exceeds"
        /// The person has it, but less well.
        case underqualified
        /// The person does not have it.
        case missing
    }

    /// One wanted skill.
    package struct Term: Sendable, Hashable {
        /// What the job asks for.
        package let demand: GapDemand
        /// What the person has; nil for a skill that is missing.
        package let claim: GapClaim?
        /// What it weighs.
        package let weight: Double
        /// How much of it is there, 0...1.
        package let credit: Double
        /// How many levels are missing, 0...4; 0 for a skill that is missing as a whole.
        package let missingLevels: Double
        /// How it stands.
        package let status: Status
    }

    /// The wanted skills in the job's order, each once.
    package let terms: [Term]
    /// What the person has beside them, in the person's order, each once.
    package let others: [GapClaim]
    /// The rules it was reckoned by.
    package let rules: GapRules

    /// Compares what a job asks for with what a person has. Two demands of one key are one: the stricter
    /// one, in the first place; two claims of one key are one: the higher one.
    package init(_ demands: [GapDemand], _ claims: [GapClaim], rules: GapRules = GapRules()) {
        let wanted = Self.merged(demands, by: \.skill.key) { first, second in
            var demand = first
            demand.isRequired = first.isRequired || second.isRequired
            if second.level.score > first.level.score { demand.level = second.level }
            return demand
        }
        let owned = Self.merged(claims, by: \.skill.key) { first, second in
            second.level.score > first.level.score
                ? GapClaim(first.skill, level: second.level) : first
        }
        let byKey = Dictionary(uniqueKeysWithValues: owned.map { ($0.skill.key, $0) })
        terms = wanted.map { Self.term($0, byKey[$0.skill.key], rules) }
        let asked = Set(wanted.map(\.skill.key))
        others = owned.filter { !asked.contains($0.skill.key) }
        self.rules = rules
    }

    private static func term(_ demand: GapDemand, _ claim: GapClaim?, _ rules: GapRules) -> Term {
        let weight = rules.weight(of: demand)
        guard let claim else {
            return Term(
                demand: demand, claim: nil, weight: weight, credit: 0, missingLevels: 0,
                status: .missing)
        }
        let missing = max(0, demand.level.score - claim.level.score)
        return Term(
            demand: demand, claim: claim, weight: weight, credit: rules.credit(missing: missing),
            missingLevels: missing, status: missing > rules.levelGrace ? .underqualified : .met)
    }

    private static func merged<Value>(
        _ values: [Value], by key: KeyPath<Value, String>, _ join: (Value, Value) -> Value
    ) -> [Value] {
        var places: [String: Int] = [:]
        var merged: [Value] = []
        for value in values {
            if let place = places[value[keyPath: key]] {
                merged[place] = join(merged[place], value)
            } else {
                places[value[keyPath: key]] = merged.count
                merged.append(value)
            }
        }
        return merged
    }

    /// What all wanted skills weigh.
    package var totalWeight: Double { terms.reduce(0) { $0 + $1.weight } }

    /// How much of what is wanted is there, 0...10: ten times the sum of weight and credit over the sum of
    /// weights. Nil for a job that asks for no skill: then nothing can be said.
    package var score: Double? {
        terms.isEmpty
            ? nil : 10 * terms.reduce(0) { $0 + $1.weight * $1.credit } / totalWeight
    }

    /// What a skill adds to the score, 0...10.
    package func points(of term: Term) -> Double { possible(of: term) * term.credit }

    /// What a skill adds to the score when all of it is there, 0...10.
    package func possible(of term: Term) -> Double { 10 * term.weight / totalWeight }

    /// What the original reckoned: ten times the share of wanted skills that are there, whatever they weigh
    /// and however well they are mastered, to two decimals.
    package var coverage: Double? {
        guard !terms.isEmpty else { return nil }
        let matched = terms.count { $0.status != .missing }
        return (Double(matched) / Double(terms.count) * 1000).rounded() / 100
    }

    /// How many wanted skills stand in a way.
    package func count(_ status: Status) -> Int { terms.count { $0.status == status } }
}
