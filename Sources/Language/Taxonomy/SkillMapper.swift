package import Prelude

/// Puts the names by which texts call skills to what a taxonomy calls them: by the name itself, by another
/// name of it, and where neither leads anywhere by words and what they mean.
///
/// What words and meaning lead to must be supported: one of its names stands word for word in what the text
/// calls the skill. A skill that the lexicon knows and the taxonomy has not is put to nothing, since
/// whatever is like it is another skill (React Native is not React, and `REACT` is software for estates).
package struct SkillMapper: Sendable {
    /// What is asked.
    package struct Question: Sendable, Hashable {
        /// The skill as it is filed.
        package var name: String
        /// The words of the text.
        package var surface: String
        /// The sentence that they stand in; nil where none is known.
        package var sentence: String?
        /// The title of the job that the text is about; nil where none is known.
        package var title: String?

        /// A question from its parts.
        package init(
            _ name: String, surface: String? = nil, sentence: String? = nil, title: String? = nil
        ) {
            self.name = name
            self.surface = surface ?? name
            self.sentence = sentence
            self.title = title
        }
    }

    /// What a name is put to.
    package struct Mapping: Sendable, Hashable {
        /// Its position among what the taxonomy has.
        package var index: Int
        /// How the name came to it.
        package var tier: TechnologyIndex.Tier
        /// How sure that is, 0...1.
        package var confidence: Double
    }

    /// What came of a question.
    package struct Answer: Sendable, Hashable {
        /// What fits best; nil where nothing does.
        package var best: Mapping?
        /// What fits less well, the best first.
        package var others: [Mapping] = []
        /// What the gate came to; nil where the names alone decided.
        package var gate: MappingGate.Outcome?
    }

    /// How many occupations of a sentence or a title are looked at.
    private static let occupationsLooked = 5
    /// What it counts that a technology is used in those occupations.
    private static let ofOccupations = 0.2
    /// How many others are told beside what fits best.
    private static let maximumOthers = 3

    private let target: MappingTarget
    private let resolver: SkillResolver
    private let occupations: Lazy<OccupationIndex>?
    private let search: Lazy<NameSearch>
    /// What decides among what is found.
    package var gate = MappingGate()

    /// A mapper to the technologies of a database; `occupations` are those that use them.
    package init(
        to technologies: TechnologyIndex, occupations: Lazy<OccupationIndex>?,
        resolver: SkillResolver, embeddings: EmbeddingTable
    ) {
        self.init(.technologies(technologies), occupations, resolver, embeddings)
    }

    /// A mapper to the skills of the lexicon.
    package init(to resolver: SkillResolver, embeddings: EmbeddingTable) {
        self.init(.lexicon(resolver), nil, resolver, embeddings)
    }

    private init(
        _ target: MappingTarget, _ occupations: Lazy<OccupationIndex>?, _ resolver: SkillResolver,
        _ embeddings: EmbeddingTable
    ) {
        (self.target, self.occupations, self.resolver) = (target, occupations, resolver)
        search = Lazy { NameSearch(target.names, embeddings: embeddings) }
    }

    /// What a name is put to by itself, where nothing has to be weighed; nil where it is nothing, or may be
    /// several.
    package func named(_ name: String) -> Mapping? {
        target.exact(name).map { Mapping(index: $0.index, tier: $0.tier, confidence: 1) }
    }

    /// What a name is put to; what fits less than `floor` is not looked at.
    package func answer(_ question: Question, floor: Double) -> Answer {
        if let best = named(question.name) ?? named(question.surface) { return Answer(best: best) }
        // The lexicon tells it apart from all that it is like.
        guard resolver.resolve(question.name) == .unknown else { return Answer() }
        return weighed(question, floor: floor, recipes: recipes(for: question))
    }

    /// What words and meaning put a name to, whatever is known of the name itself.
    ///
    /// - Parameter recipes: How it is looked first, and how where that does not do.
    package func weighed(
        _ question: Question, floor: Double, recipes: [MappingGate.Recipe]
    ) -> Answer {
        let outcome = gate.outcome(floor: floor, recipes: recipes) {
            hits(for: question, $0, limit: $1)
        }
        let mappings = outcome.hits.map {
            Mapping(index: $0.index, tier: .vector, confidence: min($0.score, 1))
        }
        return Answer(
            best: mappings.first,
            others: Array(mappings.dropFirst().prefix(Self.maximumOthers)), gate: outcome)
    }

    /// Every way of looking that a question gives grounds for.
    package func grounded(for question: Question) -> [MappingGate.Recipe] {
        guard occupations != nil else { return [.skillFirst] }
        return [.skillFirst] + (question.sentence == nil ? [] : [.taskFirst])
            + (question.title == nil ? [] : [.profileFirst])
    }

    /// The ways of looking after the names: a sentence tells more than a title.
    package func recipes(for question: Question) -> [MappingGate.Recipe] {
        guard occupations != nil else { return [.skillFirst] }
        if question.sentence != nil { return [.skillFirst, .taskFirst] }
        return question.title == nil ? [.skillFirst] : [.skillFirst, .profileFirst]
    }

    private func hits(
        for question: Question, _ recipe: MappingGate.Recipe, limit: Int
    ) -> [MappingGate.Hit] {
        let asked = [question.surface, question.name].map { NameWords($0) }
        var found = search.value.nearest(to: asked[0], limit: gate.maxTopK)
        let text =
            switch recipe {
            case .taskFirst: question.sentence
            case .profileFirst: question.title
            case .aliasFirst, .skillFirst: nil as String?
            }
        if let text, let occupations {
            let codes = Set(
                occupations.value.nearest(to: text, limit: Self.occupationsLooked).map {
                    occupations.value.occupations[$0.index].code
                })
            for index in found.indices where !codes.isEmpty {
                let using = target.occupations(of: found[index].index).count(where: codes.contains)
                found[index].score =
                    (1 - Self.ofOccupations) * found[index].score
                    + Self.ofOccupations * Double(using) / Double(codes.count)
            }
            found.sort { ($1.score, $0.index) < ($0.score, $1.index) }
        }
        return found.prefix(limit).map { hit in
            MappingGate.Hit(
                index: hit.index, score: hit.score, isSupported: isSupported(hit.index, by: asked))
        }
    }

    /// Whether one of a thing's names stands word for word in one of some others. A word of every day
    /// supports nothing, nor does a name by which the lexicon knows something else.
    private func isSupported(_ index: Int, by asked: [NameWords]) -> Bool {
        search.value.names[index].contains { name in
            guard asked.contains(where: { $0.words.contains(name.words) }) else { return false }
            if name.words.count == 1,
                name.key.utf8.count < Self.shortestSupport
                    || EverydayWords.contains(name.key)
            {
                return false
            }
            let text = name.words.joined(separator: " ")
            switch resolver.resolve(text) {
            case .skill(let known):
                return resolver.lexicon[known.skill].flatMap { target.exact($0.name) }?.index
                    == index
            case .ambiguous: return false
            case .unknown: return true
            }
        }
    }

    /// How many letters a single word has at least that supports anything.
    private static let shortestSupport = 3
}

/// What names of skills are put to.
enum MappingTarget: Sendable {
    /// The technologies of a database.
    case technologies(TechnologyIndex)
    /// The skills of the lexicon.
    case lexicon(SkillResolver)

    /// Every way of writing each thing.
    var names: [[NameWords]] {
        switch self {
        case .technologies(let index): index.names
        case .lexicon(let resolver):
            resolver.lexicon.skills.map { skill in
                ([skill.name] + skill.aliases).map { NameWords($0) }
            }
        }
    }

    /// What a name is for sure; nil where it is nothing, or may be several.
    func exact(_ name: String) -> TechnologyIndex.Hit? {
        switch self {
        case .technologies(let index): return index.named(name)
        case .lexicon(let resolver):
            let own = resolver.lexicon.named(name)?.id
            let found = resolver.resolve(name).found
            guard let skill = own ?? found?.skill, let index = resolver.lexicon.index(of: skill)
            else { return nil }
            return .init(index: index, tier: own == nil && found?.how == .alias ? .alias : .lexical)
        }
    }

    /// The codes of the occupations that use a thing.
    func occupations(of index: Int) -> [String] {
        switch self {
        case .technologies(let technologies): technologies.technologies[index].occupations
        case .lexicon: []
        }
    }
}
