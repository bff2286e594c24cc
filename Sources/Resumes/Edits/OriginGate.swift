/// Holds each sentence of a new summary to one origin: a figure or a name that it takes from an entry stands
/// among words of that entry and of the old summary, so that what was reached at one employer is not told of
/// another.
struct OriginGate {
    let text: FactText
    let evidence: Evidence

    /// The first word that is of another entry than the figure or name in its sentence.
    func refusal() -> FactFinding? {
        var sentence: [Int] = []
        for index in text.lexemes.indices {
            if text.lexemes[index].opensSentence {
                if let finding = mixture(sentence) { return finding }
                sentence = []
            }
            sentence.append(index)
        }
        return mixture(sentence)
    }

    private func mixture(_ sentence: [Int]) -> FactFinding? {
        let taken = sentence.compactMap { index in origins(of: index).map { (index, $0) } }
        guard taken.contains(where: { tells($0.0) }) else { return nil }
        var common: Set<String>?
        for (index, origins) in taken {
            let rest = common.map { $0.intersection(origins) } ?? origins
            guard !rest.isEmpty else {
                return FactFinding(.combination, text.lexemes[index].span)
            }
            common = rest
        }
        return nil
    }

    /// The entries that a word may be from; nil for one that needs none: it claims nothing, or the old
    /// summary or the person's title has it.
    private func origins(of index: Int) -> Set<String>? {
        let lexeme = text.lexemes[index]
        guard lexeme.kind == .number || (lexeme.kind == .word && !lexeme.isNeutral) else {
            return nil
        }
        let places = evidence.places(of: lexeme.key)
        let needsNone = places.contains {
            $0.text == evidence.replaced || evidence.origins[$0.text] == Evidence.label
        }
        return needsNone ? nil : Set(places.map { evidence.origins[$0.text] })
    }

    /// Whether a word that is taken from an entry tells of that entry alone: a number, or a name or title
    /// that stands nowhere but above entries.
    private func tells(_ index: Int) -> Bool {
        let lexeme = text.lexemes[index]
        if lexeme.kind == .number { return true }
        return evidence.places(of: lexeme.key).allSatisfy { place in
            !evidence.texts[place.text].isProse
                && !evidence.origins[place.text].hasPrefix("skills/")
        }
    }
}
