internal import Engine
internal import Language
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// Sorts names of skills into bags: by themselves, with a model where one is set, and then among each
/// other.
struct SkillSortingStep {
    /// How many bags one call shows to the model: all of them, or those likest to its names.
    static let maximumBags = 800
    /// How many aliases of a bag the model sees.
    private static let maximumAliases = 8

    /// Names that wait for a bag.
    struct Names: Sendable {
        /// All of them.
        var all: [String]
        /// Those that a model is to look at.
        var unseen: [String]
        /// Those that a model has looked at in vain, once or lately.
        var seen: Set<String>
        /// Those that a model may see.
        var mayLeave: Set<String>

        /// The names that wait at a moment. A model looks at those that it may see and that have rested.
        init(_ waiting: [UnprocessedNames.Waiting], now: Timestamp) {
            let before = now - SkillNormalizationOps.patience
            all = waiting.map(\.name)
            unseen = waiting.filter {
                $0.mayLeave && $0.lookedAt.map { $0 <= before } ?? true
            }.prefix(SkillNormalizationOps.maximumAsked).map(\.name)
            seen = Set(waiting.filter { $0.lookedAt != nil }.map(\.name))
            mayLeave = Set(waiting.filter(\.mayLeave).map(\.name))
        }

        /// The names as a step keeps them.
        init(_ document: JSONValue) {
            func list(_ key: String) -> [String] {
                (document[key]?.elements ?? []).compactMap(\.string)
            }
            (all, unseen) = (list("names"), list("unseen"))
            (seen, mayLeave) = (Set(list("seen")), Set(list("may_leave")))
        }

        /// What `init(_:)` reads.
        var document: JSONValue {
            [
                "names": JSONValue(all), "unseen": JSONValue(unseen),
                "seen": JSONValue(seen.sorted()), "may_leave": JSONValue(mayLeave.sorted()),
            ]
        }
    }

    /// What came of it.
    struct Result: Sendable {
        /// Where names may belong.
        var proposals: [SkillSorting.Proposal] = []
        /// What the model looked at.
        var looked: [String] = []
        /// What it said and does not hold, with the reason.
        var rejected: [(name: String, reason: String)] = []
        /// What it passed over.
        var forgotten: [String] = []
        /// Why no model helped where one was to; nil where one did, or none is set.
        var degraded: String?
        /// What the words were worth in which the model was asked; nil where it was not, or nothing is
        /// noted.
        var trial: Planner.Trial?
    }

    /// Why the step is to look again, and when.
    struct Later: Sendable {
        var delay: Duration
        var reason: String
    }

    /// What came of sorting names, or when to look again.
    enum Sorted: Sendable {
        case names(Result)
        case later(Later)
    }

    /// Sorts names into the bags of the desk, with what an op has at hand.
    static func sorted(
        _ names: Names, _ surroundings: DeskSurroundings, _ context: OpContext
    ) async throws -> Sorted {
        var sorting = SkillSortingStep(
            bags: try await context.database.reading { try UnprocessedNames.bags(on: $0) },
            asking: SkillAsking(surroundings, context), knowledge: try surroundings.knowledge(),
            band: surroundings.asking.extractor, planner: surroundings.planner)
        if let later = try await sorting.sort(names) { return .later(later) }
        if let reason = sorting.result.degraded {
            context.report.warn("sorted by the rules alone: \(reason)")
        }
        return .names(sorting.result)
    }

    private let bags: [NameBag]
    private let asking: SkillAsking
    private let rules: SkillRules
    private let band: ConfidenceBand
    private let sorter: BagSorter
    private let sorting: SkillSorting
    private let planner: Planner
    /// What came of it so far.
    private(set) var result = Result()

    init(
        bags: [NameBag], asking: SkillAsking, knowledge: Knowledge, band: ConfidenceBand,
        planner: Planner
    ) {
        self.planner = planner
        self.bags = bags
        self.asking = asking
        self.band = band
        rules = knowledge.rules
        sorter = BagSorter(
            bags, resolver: knowledge.resolver, embeddings: knowledge.embeddings,
            parallelism: .processors)
        sorting = SkillSorting(model: asking.model?.name)
    }

    /// Sorts names; what comes of it is `result`. When the same names are being asked about elsewhere, it
    /// says when to look again.
    mutating func sort(_ names: Names) async throws -> Later? {
        var options: [String: [BagSorter.Option]] = [:]
        for (name, found) in zip(names.all, sorter.options(for: names.all)) {
            options[name] = found.filter { conflict(name, $0.canonical) == nil }
        }
        func isSure(_ name: String) -> Bool {
            guard let first = options[name]?.first else { return false }
            return first.reason.isGrounded && band.verdict(first.confidence) == .decide
        }
        let asked = names.unseen.filter { !isSure($0) }
        var said: [String: SkillSorting.Said] = [:]
        // A model that looked at a name in vain has said so.
        for name in names.seen { said[name] = .apart }
        if !bags.isEmpty, !asked.isEmpty, asking.model != nil {
            switch try await ask(about: asked) {
            case .later(let delay, let reason): return Later(delay: delay, reason: reason)
            case .nothing(let reason): result.degraded = reason
            case .answers(let answers):
                take(answers, about: asked, &said)
                try await tryVariant(about: asked)
            }
        }
        result.proposals = names.all.compactMap {
            proposal($0, options[$0] ?? [], said[$0])
        }
        return try await group(names, asked: Set(asked))
    }

    /// Where a name may belong, unless that is so unsure that it is left where it is.
    private func proposal(
        _ name: String, _ options: [BagSorter.Option], _ said: SkillSorting.Said?
    ) -> SkillSorting.Proposal? {
        let proposal = sorting.proposal(name, options, said)
        return proposal.flatMap { band.verdict($0.confidence) == .leave ? nil : $0 }
    }

    /// The names for which there is a proposal.
    private var proposed: Set<String> { Set(result.proposals.map(\.name)) }

    // MARK: Bags that are there

    private func ask(
        about names: [String], in prompt: Prompt = AssignSkills.prompt
    ) async throws -> SkillAsking.Found<AssignSkills.Answer> {
        let (sorter, bags) = (sorter, bags)
        return try await asking.answers(
            about: Self.portions(names), prompt, AssignSkills.shape
        ) { names in
            let shown =
                bags.count <= Self.maximumBags
                ? Array(bags.indices) : sorter.likest(to: Array(names), limit: Self.maximumBags)
            return AssignSkills.material(
                bags: shown.map { Self.shown(bags[$0]) }, names: Array(names))
        }
    }

    private mutating func take(
        _ answers: [AssignSkills.Answer], about names: [String],
        _ said: inout [String: SkillSorting.Said]
    ) {
        let checked = checked(answers, about: names)
        if planner.isOn {
            let prompts = [AssignSkills.prompt, AssignSkills.variant].map(\.version)
            result.trial = Planner.Trial(
                .sortingPrompt, arms: prompts,
                rewards: [prompts[0]: AssignSkills.soundness(of: checked, names: names.count)])
        }
        for name in checked.others { said[name] = .apart }
        for found in checked.accepted {
            said[found.name] = .bag(found.canonical, confidence: found.confidence)
        }
        result.rejected += checked.rejected
        result.forgotten += checked.forgotten
    }

    private func checked(
        _ answers: [AssignSkills.Answer], about names: [String]
    ) -> AssignSkills.Checked {
        AssignSkills.checked(
            AssignSkills.Answer(
                assignments: answers.flatMap(\.assignments), others: answers.flatMap(\.others)),
            names: names, bags: bags.map(Self.shown), conflict: conflict)
    }

    /// Asks in other words beside, now and then, and notes only how much of the answer holds.
    private mutating func tryVariant(about names: [String]) async throws {
        guard planner.isOn, planner.share > 0,
            Planner.draw(of: names.joined(separator: "\n")) < planner.share,
            case .answers(let answers) = try await ask(about: names, in: AssignSkills.variant)
        else { return }
        let worth = AssignSkills.soundness(of: checked(answers, about: names), names: names.count)
        result.trial?.rewards[AssignSkills.variant.version] = worth
    }

    private static func portions(_ names: [String]) -> [[String]] {
        stride(from: 0, to: names.count, by: AssignSkills.batch).map {
            Array(names[$0..<min($0 + AssignSkills.batch, names.count)])
        }
    }

    private static func shown(_ bag: NameBag) -> AssignSkills.Bag {
        AssignSkills.Bag(
            canonical: bag.canonical, aliases: Array(bag.aliases.prefix(maximumAliases)),
            isArea: bag.isArea)
    }

    // MARK: New bags

    /// Looks among the names that belong to none of the bags.
    private mutating func group(
        _ names: Names, asked: Set<String>
    ) async throws -> Later? {
        let placed = proposed
        let rest = names.all.filter { !placed.contains($0) }
        let options = Dictionary(
            zip(rest, NameGroups.options(among: rest)).map { ($0, $1) },
            uniquingKeysWith: { first, _ in first })
        var said: [String: SkillSorting.Said] = [:]
        var looked: [String] = []
        if asking.model != nil, result.degraded == nil {
            // A new name may be another name of one that was looked at before.
            let new = rest.filter(asked.contains)
            let others = rest.filter { !asked.contains($0) && names.mayLeave.contains($0) }
            let shown = new + others.prefix(max(0, SkillNormalizationOps.maximumAsked - new.count))
            if !new.isEmpty, shown.count > 1 {
                switch try await asking.answers(
                    about: ClusterSkills.portions(shown), ClusterSkills.prompt,
                    ClusterSkills.shape,
                    material: { ClusterSkills.material(names: Array($0)) })
                {
                case .later(let delay, let reason): return Later(delay: delay, reason: reason)
                case .nothing(let reason): result.degraded = reason
                case .answers(let answers):
                    let checked = ClusterSkills.checked(
                        answers.flatMap(\.self), names: shown, conflict: conflict)
                    for found in checked {
                        said[found.name] = .bag(found.canonical, confidence: found.confidence)
                    }
                    looked = new
                }
            } else {
                looked = new
            }
        }
        join(rest, options, said)
        let joined = proposed
        result.looked = looked.filter { !joined.contains($0) }
        return nil
    }

    /// Proposes groups; what is another's name has none of its own, and no name leads round to itself.
    private mutating func join(
        _ names: [String], _ options: [String: BagSorter.Option?],
        _ said: [String: SkillSorting.Said]
    ) {
        var targets: [String: String] = [:]
        var taken: Set<String> = []
        for name in names where !taken.contains(name) {
            let own = (options[name] ?? nil).map { [$0] } ?? []
            let allowed = own.filter { conflict(name, $0.canonical) == nil }
            guard var proposal = proposal(name, allowed, said[name]) else { continue }
            proposal.options = proposal.options.map { targets[$0] ?? $0 }.filter { $0 != name }
            guard let target = proposal.options.first else { continue }
            targets[name] = target
            taken.insert(target)
            result.proposals.append(proposal)
        }
    }

    /// Why two names are never one skill; nil when they may be.
    private func conflict(_ name: String, _ canonical: String) -> String? {
        // What cannot be told is not said.
        do { return try rules.conflict(name, canonical) } catch { return "\(error)" }
    }
}

extension SkillSortingStep.Result {
    /// The result as a step keeps it.
    var document: JSONValue {
        [
            "proposals": .array(proposals.map(\.document)), "looked": JSONValue(looked),
            "rejected": .array(
                rejected.map { ["skill_name": .string($0.name), "reason": .string($0.reason)] }),
            "forgotten": JSONValue(forgotten), "degraded": JSONValue(degraded),
            "trial": trial?.document ?? .null,
        ]
    }

    init(_ document: JSONValue) {
        proposals = (document["proposals"]?.elements ?? []).compactMap(SkillSorting.Proposal.init)
        func list(_ key: String) -> [String] {
            (document[key]?.elements ?? []).compactMap(\.string)
        }
        (looked, forgotten) = (list("looked"), list("forgotten"))
        rejected = (document["rejected"]?.elements ?? []).compactMap { rejected in
            guard let name = rejected["skill_name"]?.string else { return nil }
            return (name, rejected["reason"]?.string ?? "")
        }
        degraded = document["degraded"]?.string
        trial = Planner.Trial(document["trial"])
    }
}
