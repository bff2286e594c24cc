internal import Language
internal import Matching
internal import Prelude
internal import Recruiting

/// How the names of one text were put to the taxonomy: what `extras.mapping` of a report tells (facts, career
/// engine A.4).
struct MappingDiagnostics: Sendable {
    /// What there is to tell of one name.
    private struct Token: Sendable {
        var name: String
        var answer: SkillMapper.Answer
        var isAccepted: Bool
        var isAmbiguous: Bool
    }

    private var tokens: [Token] = []

    /// How many scores of a name are told.
    private static let toldScores = 3

    /// Adds a name that was put to the taxonomy, or to nothing there.
    mutating func add(_ mapped: GapMapping.Mapped) {
        tokens.append(
            Token(
                name: mapped.skill.surface, answer: mapped.answer,
                isAccepted: mapped.skill.isMapped,
                isAmbiguous: mapped.options.count > 1))
    }

    /// How many names are put to nothing.
    var unmappedCount: Int { tokens.count { !$0.isAccepted } }

    /// The figures of all names, and of each that was not sure by its name alone.
    var document: JSONValue {
        let weighed = tokens.compactMap { token in token.answer.gate.map { (token, $0) } }
        let floors = weighed.map { $0.1.floor }
        return [
            "total_tokens_processed": JSONValue(tokens.count),
            "total_accepted": JSONValue(tokens.count(where: \.isAccepted)),
            "total_dropped": JSONValue(unmappedCount),
            "total_ambiguous": JSONValue(tokens.count(where: \.isAmbiguous)),
            "average_cutoff": floors.isEmpty
                ? .null : .number(floors.reduce(0, +) / Double(floors.count)),
            "strategy": .string(MappingGate.Recipe.aliasFirst.rawValue),
            "skill_diagnostics": .array(weighed.map(Self.document)),
            "gate_summary": gateSummary,
        ]
    }

    private static func document(_ token: Token, _ gate: MappingGate.Outcome) -> JSONValue {
        [
            "token": .string(token.name), "total_hits": JSONValue(gate.looked),
            "accepted_count": JSONValue(token.isAccepted ? 1 : 0),
            "dropped_count": JSONValue(gate.looked - (token.isAccepted ? 1 : 0)),
            "ambiguous_count": JSONValue(token.isAmbiguous ? gate.hits.count : 0),
            "cutoff_used": .number(gate.floor), "strategy": .string(gate.recipe.rawValue),
            "top_scores": .array(gate.hits.prefix(toldScores).map { .number($0.score) }),
            "literal_text_rejected": JSONValue(gate.rejected),
        ]
    }

    /// What the gate changed, name by name and in all (facts, career engine A.4.1).
    private var gateSummary: JSONValue {
        var counts: [MappingGate.Change: Int] = [:]
        var actions: [JSONValue] = []
        for token in tokens {
            for action in token.answer.gate?.actions ?? [] {
                counts[action.change, default: 0] += 1
                actions.append([
                    "token": .string(token.name), "action": .string(action.change.rawValue),
                    "topk_increased": .bool(action.change == .increasedTopK),
                    "recipe_switched": .bool(action.change == .switchedRecipe),
                    "floor_adjusted": .bool(action.change == .adjustedFloor),
                    "topk": JSONValue(action.topK), "recipe": .string(action.recipe.rawValue),
                    "floor": .number(action.floor),
                ])
            }
        }
        return [
            "total_gate_actions": JSONValue(actions.count), "actions": .array(actions),
            "summary": .object(
                MappingGate.Change.allCases.map {
                    JSONMember($0.rawValue, JSONValue(counts[$0] ?? 0))
                }),
        ]
    }
}

extension Taxonomy {
    /// What the taxonomy was when something was reckoned with it.
    func snapshot(occupation: Occupation?) -> JSONValue {
        guard let kept else { return ["name": "lexicon"] }
        return JSONValue.object([
            JSONMember("name", .string(kept.name)), JSONMember("version", JSONValue(kept.version)),
            JSONMember("digest", .string(kept.digest)),
            JSONMember("attribution", .string(OnetImport.attribution(kept.version))),
        ]).adding(
            occupation.map {
                [
                    JSONMember(
                        "occupation", ["code": .string($0.code), "title": .string($0.title)])
                ]
            } ?? [])
    }
}
