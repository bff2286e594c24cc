/// Decides what a name is put to among things that were found for it, and looks again in other ways where
/// what was found does not do (seed: career engine §5; facts, career engine A.4.1).
///
/// What a hit must be supported by is checked before anything is counted, so that looking further helps
/// where hits were found that the text does not support. At most one thing is changed before each further
/// look, always in the same order, so that the same name always comes to the same end.
package struct MappingGate: Sendable, Hashable {
    /// A way of looking for what a name is put to.
    package enum Recipe: String, Sendable, CaseIterable {
        /// By the names that are known for sure; nothing is weighed.
        case aliasFirst = "alias_first"
        /// By the words of all names and what they mean.
        case skillFirst = "skill_first"
        /// The same; what is used in occupations with such tasks goes first.
        case taskFirst = "task_first"
        /// The same; what is used in the occupation of the title goes first.
        case profileFirst = "profile_first"
    }

    /// Something that a name may be put to.
    package struct Hit: Sendable, Hashable {
        /// Its position among all that a name may be put to.
        package var index: Int
        /// How well it fits, 0...1.
        package var score: Double
        /// Whether the words of the text have it, see `SkillMapper`.
        package var isSupported: Bool

        /// A hit from its parts.
        package init(index: Int, score: Double, isSupported: Bool) {
            self.index = index
            self.score = score
            self.isSupported = isSupported
        }
    }

    /// How many hits are looked at first.
    package var topK = 10
    /// How many supported hits above the floor there should be.
    package var minHits = 2
    /// By how much the first should be better than the second, as a share of its score.
    package var minMargin = 0.08
    /// How often it is looked again.
    package var maxRetries = 3
    /// How many hits are looked at at most.
    package var maxTopK = 20
    /// How many more are looked at each time.
    package var bumpTopKBy = 4
    /// Whether it is looked in another way once.
    package var allowRecipeSwitch = true

    /// The share of unsupported hits from which the floor is moved.
    private static let highRejectRate = 0.5
    /// By how much the floor is moved each time, and at most.
    private static let (floorStep, maximumFloorChange) = (0.02, 0.06)
    /// What a margin is a share of at least.
    private static let smallestScore = 1e-9

    /// The gate with the constants of the seed.
    package init() {}

    /// What was changed before looking again.
    package enum Change: String, Sendable, CaseIterable {
        /// More hits were looked at.
        case increasedTopK = "increased_topk"
        /// It was looked in another way.
        case switchedRecipe = "switched_recipe"
        /// The floor was moved.
        case adjustedFloor = "adjusted_floor"
    }

    /// One change, with what holds after it.
    package struct Action: Sendable, Hashable {
        /// What was changed.
        package let change: Change
        /// How many hits are looked at since.
        package let topK: Int
        /// How it is looked since.
        package let recipe: Recipe
        /// The score that a hit must have since, 0...1.
        package let floor: Double
    }

    /// What came of it.
    package struct Outcome: Sendable, Hashable {
        /// The supported hits above the floor, the best first.
        package let hits: [Hit]
        /// How many were looked at the last time, and how many of those the text did not support.
        package let (looked, rejected): (Int, Int)
        /// How it was looked the last time.
        package let recipe: Recipe
        /// The score that a hit had to have in the end, 0...1.
        package let floor: Double
        /// What was changed on the way.
        package let actions: [Action]
        /// By how much the first is better than the second, as a share of its score; nil without a second.
        package let margin: Double?
    }

    /// Looks until what is found does, or nothing is left to change.
    ///
    /// - Parameters:
    ///   - floor: The score that a hit must have, 0...1.
    ///   - recipes: The ways of looking, the first and the one that may be switched to.
    ///   - search: The best hits in a way of looking, the best first, at most so many.
    package func outcome(
        floor start: Double, recipes: [Recipe], search: (Recipe, Int) -> [Hit]
    ) -> Outcome {
        var (topK, floor) = (min(topK, maxTopK), start)
        var ways = recipes[...]
        var recipe = ways.popFirst() ?? .skillFirst
        var actions: [Action] = []
        while true {
            let found = search(recipe, topK)
            let supported = found.filter(\.isSupported)
            let hits = supported.filter { $0.score >= floor }
            let outcome = Outcome(
                hits: hits, looked: found.count, rejected: found.count - supported.count,
                recipe: recipe, floor: floor, actions: actions, margin: Self.margin(hits))
            guard actions.count < maxRetries,
                let change = change(
                    outcome, supported: supported, isFull: found.count >= topK, topK: topK,
                    floorChange: floor - start, next: ways.first)
            else { return outcome }
            switch change {
            case .increasedTopK: topK = min(topK + bumpTopKBy, maxTopK)
            case .switchedRecipe: recipe = ways.popFirst() ?? recipe
            case .adjustedFloor:
                // Down to what the text does support; up where much is found and little of it supported.
                floor += hits.isEmpty ? -Self.floorStep : Self.floorStep
            }
            actions.append(Action(change: change, topK: topK, recipe: recipe, floor: floor))
        }
    }

    /// What to change before looking again, in the order of the seed; nil when nothing is left to change, or
    /// what was found does.
    private func change(
        _ outcome: Outcome, supported: [Hit], isFull: Bool, topK: Int, floorChange: Double,
        next: Recipe?
    ) -> Change? {
        let isClear = outcome.margin.map { $0 >= minMargin } ?? !outcome.hits.isEmpty
        if outcome.hits.count >= minHits, isClear { return nil }
        // One hit that is alone because all that was found was looked at needs no second.
        if outcome.hits.count < minHits, isFull, topK < maxTopK { return .increasedTopK }
        if !isClear, allowRecipeSwitch, next != nil { return .switchedRecipe }
        guard !isClear, outcome.looked > 0,
            Double(outcome.rejected) / Double(outcome.looked) >= Self.highRejectRate,
            !supported.isEmpty,
            abs(floorChange) + Self.floorStep <= Self.maximumFloorChange + Self.smallestScore
        else { return nil }
        return .adjustedFloor
    }

    private static func margin(_ hits: [Hit]) -> Double? {
        guard hits.count > 1 else { return nil }
        return (hits[0].score - hits[1].score) / max(hits[0].score, smallestScore)
    }
}
