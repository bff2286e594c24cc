internal import Language

/// Holds every number of a new text to a number of its source: the same digits and signs, of the same
/// thing, in the same order.
struct NumberGate {
    let text: FactText
    let evidence: Evidence
    /// Whether numbers may come from the other texts of the evidence too, as in the summary.
    let readsOthers: Bool

    /// The first number without evidence.
    func refusal() -> FactFinding? {
        // Where in the replaced text the last number was found: numbers keep their order.
        var last = -1
        for index in text.lexemes.indices where text.lexemes[index].kind == .number {
            if let place = place(of: index, in: evidence.replaced, after: last) {
                last = place
            } else if !readsOthers || !standsElsewhere(index) {
                return FactFinding(.number, text.lexemes[index].span)
            }
        }
        return nil
    }

    private func place(of index: Int, in source: Int, after last: Int) -> Int? {
        evidence.places(of: text.lexemes[index].key).lazy
            .filter { $0.text == source && $0.index > last }
            .first { says(index, the: $0, strictly: false) }?.index
    }

    private func standsElsewhere(_ index: Int) -> Bool {
        evidence.places(of: text.lexemes[index].key)
            .contains { says(index, the: $0, strictly: true) }
    }

    /// Whether a number is of the same thing as another one. Strictly, the words on both sides are the same.
    private func says(_ index: Int, the other: Evidence.Occurrence, strictly: Bool) -> Bool {
        let source = evidence.texts[other.text]
        let new = Surroundings(of: index, in: text)
        let old = Surroundings(of: other.index, in: source)
        guard new.prefix == old.prefix, new.suffix == old.suffix, new.lead == old.lead else {
            return false
        }
        let around = Set(source.stretch(around: other.index).map { source.lexemes[$0].key })
        guard new.following.allSatisfy(around.contains) else { return false }
        if strictly {
            return new.behind == old.behind && new.counted == old.counted
                && new.before == old.before
        }
        let words = Set(source.clause(around: other.index).map { source.lexemes[$0].key })
        guard new.before.map(words.contains) ?? true, new.counted.map(words.contains) ?? true else {
            return false
        }
        if let behind = old.behind {
            // "30% of users": what it is a part of goes with it.
            return behind == new.behind && (old.binds == false || old.counted == new.counted)
        }
        return new.behind == nil && new.before == old.before
    }

    /// What stands around a number in its clause.
    private struct Surroundings {
        /// Signs that touch it before and behind: `$`, `-`; `%`, `+`.
        var prefix: [String] = []
        var suffix: [String] = []
        /// The preposition or number right before it: `by 30` is not `to 30`.
        var lead: String?
        /// The word right behind it that it counts, or that binds it; nil for other words that claim nothing.
        var behind: String?
        /// Whether the word behind it binds it to another.
        var binds = false
        /// The next word behind it that is not neutral.
        var counted: String?
        /// The words behind it up to the next mark that are not neutral.
        var following: [String] = []
        /// The next word before it that is not neutral.
        var before: String?

        init(of index: Int, in text: FactText) {
            let clause = text.clause(around: index)
            let lexemes = text.lexemes
            var start = index
            while start > clause.lowerBound, lexemes[start - 1].kind == .sign,
                lexemes[start].gap == .none || lexemes[start - 1].folded != "%"
            {
                start -= 1
                prefix.insert(lexemes[start].folded, at: 0)
            }
            var end = index
            while end + 1 < clause.upperBound, lexemes[end + 1].kind == .sign {
                end += 1
                suffix.append(lexemes[end].folded)
            }
            if start > clause.lowerBound {
                let lead = lexemes[start - 1]
                if lead.kind == .number || lead.isNeutral { self.lead = lead.folded }
            }
            if end + 1 < clause.upperBound {
                let next = lexemes[end + 1]
                binds = next.isNeutral && NeutralWords.binders.contains(next.folded)
                if !next.isNeutral || binds { behind = next.key }
            }
            counted = ((end + 1)..<max(end + 1, clause.upperBound))
                .first { !lexemes[$0].isNeutral }.map { lexemes[$0].key }
            following = ((end + 1)..<max(end + 1, text.stretch(around: index).upperBound))
                .filter { !lexemes[$0].isNeutral }.map { lexemes[$0].key }
            before = (clause.lowerBound..<max(clause.lowerBound, start)).reversed()
                .first { !lexemes[$0].isNeutral && lexemes[$0].kind == .word }
                .map { lexemes[$0].key }
        }
    }
}
