internal import Language
internal import Recruiting

/// What each way of looking would have found by a text's word for a skill alone, where it is known what is
/// right: the desk files the skill under a name by which the taxonomy has it.
struct RecipeTrial {
    /// What is right counts 1, nothing found half as much, and something else 0: a wrong mapping is worse
    /// than none.
    private static let worthOfNothing = 0.5

    private var sums: [MappingGate.Recipe: (worth: Double, names: Int)] = [:]

    /// Counts what the ways come to with a text's word for a skill.
    mutating func add(
        _ surface: String, for bag: BagMember, _ question: SkillMapper.Question, floor: Double,
        _ mapper: SkillMapper
    ) {
        guard let truth = mapper.named(bag.name) else { return }
        var blind = question
        blind.name = surface
        let usual = mapper.recipes(for: blind)
        for first in mapper.grounded(for: blind) {
            let recipes = [first] + usual.filter { $0 != first }
            let found = mapper.weighed(blind, floor: floor, recipes: recipes).best
            let worth = found.map { $0.index == truth.index ? 1 : 0 } ?? Self.worthOfNothing
            let sum = sums[first] ?? (0, 0)
            sums[first] = (sum.worth + worth, sum.names + 1)
        }
    }

    /// What the ways were worth in the mean; nil where no name was to be tried.
    var trial: Planner.Trial? {
        let recipes: [MappingGate.Recipe] = [.skillFirst, .taskFirst, .profileFirst].filter {
            sums[$0] != nil
        }
        guard !recipes.isEmpty else { return nil }
        return Planner.Trial(
            .mappingRecipe, arms: recipes.map(\.rawValue),
            rewards: Dictionary(
                uniqueKeysWithValues: recipes.compactMap { recipe in
                    sums[recipe].map { (recipe.rawValue, $0.worth / Double($0.names)) }
                }))
    }
}
