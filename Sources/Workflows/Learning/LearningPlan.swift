internal import Language
internal import Matching

/// What a person may learn to come closer to a job: the items that add most to the score for their hours and
/// cost, within what may be spent.
struct LearningPlan: Sendable, Hashable {
    /// One item of the plan.
    struct Step: Sendable, Hashable {
        var item: LearningItem
        /// The wanted skill that it helps with; another than the item's where that one needs it first.
        var wanted: String
        /// What the score gains by it, 0...10.
        var gain: Double
        /// What the item's skill still lacks first, that the person has not.
        var needs: [String]

        /// What the score gains for what is spent on it.
        var ratio: Double { gain / LearningPlan.effort(item) }
    }

    /// How many euros count as much as an hour.
    private static let eurosPerHour = 25.0
    /// The most items of a plan.
    static let maximumSteps = 8

    /// The steps, in the order in which they are best taken.
    private(set) var steps: [Step] = []
    /// The wanted skills that nothing in the catalogue helps with.
    private(set) var unmet: [String] = []

    /// Hours, with costs as hours; at least one, so that nothing is for nothing.
    fileprivate static func effort(_ item: LearningItem) -> Double {
        max(1, item.hours + item.cost / eurosPerHour)
    }

    /// A plan against the gaps of an analysis.
    ///
    /// - Parameters:
    ///   - goal: Which gaps are looked at.
    ///   - hours: The most hours of all steps; nil for no limit.
    ///   - cost: The most euros of all steps; nil for no limit.
    init(
        _ analysis: GapAnalysis, _ catalogue: LearningCatalogue,
        for goal: LearningGoal = .everything, hours: Double? = nil, cost: Double? = nil
    ) {
        let owned = Dictionary(
            (analysis.terms.compactMap(\.claim) + analysis.others).map {
                ($0.skill.name, $0.level.score)
            }, uniquingKeysWith: max)
        var candidates: [Step] = []
        for term in analysis.terms where term.status != .met && goal.wants(term.demand) {
            let level = term.claim?.level.score ?? 0
            let name = term.demand.skill.name
            let fitting = catalogue.items.filter {
                $0.skill == name && $0.from <= level + Self.slack && $0.to > level
            }
            if fitting.isEmpty { unmet.append(name) }
            let lacking = (catalogue.needs[name] ?? []).map(\.skill).filter { owned[$0] == nil }
            for item in fitting {
                let before = term.credit
                let after = analysis.rules.credit(
                    missing: max(0, term.demand.level.score - item.to))
                guard after > before else { continue }
                candidates.append(
                    Step(
                        item: item, wanted: name,
                        gain: analysis.possible(of: term) * (after - before), needs: lacking))
            }
        }
        // Of what leads to the same gain for the same skill the cheaper one; the best ratio first.
        candidates.sort {
            ($1.ratio, $0.item.title) < ($0.ratio, $1.item.title)
        }
        var (spentHours, spentCost) = (0.0, 0.0)
        var taken: Set<String> = []
        for step in candidates where steps.count < Self.maximumSteps {
            guard !taken.contains(step.wanted) else { continue }
            guard hours.map({ spentHours + step.item.hours <= $0 }) ?? true,
                cost.map({ spentCost + step.item.cost <= $0 }) ?? true
            else { continue }
            steps.append(step)
            taken.insert(step.wanted)
            spentHours += step.item.hours
            spentCost += step.item.cost
        }
    }

    /// By how much a level may lie below the one that an item begins at.
    private static let slack = 0.5

    /// Hours of all steps.
    var hours: Double { steps.reduce(0) { $0 + $1.item.hours } }
    /// Euros of all steps.
    var cost: Double { steps.reduce(0) { $0 + $1.item.cost } }
    /// What the score gains by all steps.
    var gain: Double { steps.reduce(0) { $0 + $1.gain } }
}
