import Prelude

extension SkillResolver {
    /// Puts each name to the one of the given canonical names that it is another spelling of.
    ///
    /// Every name ends in exactly one list. A canonical name is never put to another one, so chains
    /// cannot arise, and two names that the lexicon knows as different skills never meet. The answer
    /// is the same whatever the order of names and canonicals.
    package func assign(names: [String], canonicals: [String]) -> SkillAssignments {
        let bags = NamedBags(canonicals.map { NameBag(canonical: $0) }, resolver: self)
        var result = SkillAssignments()
        for name in Set(names).sorted() {
            switch bags.place(name) {
            case .canonical: result.known.append(name)
            case .assigned(let assignment): result.assignments.append(assignment)
            case .question(let options):
                result.questions.append(.init(name: name, options: options))
            case .unknown: result.newGroups.append(name)
            }
        }
        return result
    }

    /// Whether two names are the same skill, as far as names can tell; the order does not matter.
    package func areSame(_ first: String, _ second: String) -> Bool {
        if NameWords(first).key == NameWords(second).key { return true }
        return assign(names: [first], canonicals: [second]).assignments.count == 1
            || assign(names: [second], canonicals: [first]).assignments.count == 1
    }
}

/// Versions in names.
enum Version {
    /// The major version a name ends in, the `1.` of old Java left out; nil when it ends in none.
    static func of(_ name: NameWords) -> String? {
        guard let last = name.words.last else { return nil }
        let digits = last.utf8.reversed().prefix { ByteClass.isDigit($0) || $0 == 0x2E }.reversed()
        guard let first = digits.first, ByteClass.isDigit(first) else { return nil }
        var text = String(decoding: Array(digits), as: UTF8.self)
        if text.hasPrefix("1."), text.utf8.count > 2 { text.removeFirst(2) }
        return text
    }
}
