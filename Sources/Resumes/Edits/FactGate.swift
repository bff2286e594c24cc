internal import Language
internal import Prelude

/// Holds the words of a new text to its source: a new text is pieces of its source, joined by words that
/// claim nothing.
///
/// Every word is neutral or stands in the evidence in a form that says the same. Words that stand together
/// do so in the evidence. Claims stand in the text that is replaced, limitations do not go.
struct FactGate {
    let text: FactText
    let evidence: Evidence
    /// Whether any text of the evidence counts as the one that is replaced, as for the summary.
    let isSummary: Bool

    private var replaced: FactText { evidence.texts[evidence.replaced] }

    /// What is wrong with the new text first.
    func refusal() -> FactFinding? {
        let numbers = NumberGate(text: text, evidence: evidence, readsOthers: isSummary)
        if let finding = numbers.refusal() { return finding }
        for index in text.lexemes.indices {
            if let reason = refusal(of: index) {
                return FactFinding(reason, text.lexemes[index].span)
            }
        }
        if isSummary, let finding = OriginGate(text: text, evidence: evidence).refusal() {
            return finding
        }
        return limitation() ?? repetition() ?? straying()
    }

    private func refusal(of index: Int) -> EditRefusal? {
        let lexeme = text.lexemes[index]
        if lexeme.kind == .address { return isKept(address: index) ? nil : .address }
        if lexeme.isJoined, index > 0, !isPercent(index), !standsJoined(index) {
            return .combination
        }
        if lexeme.kind == .number || lexeme.isNeutral { return nil }
        let places = evidence.places(of: lexeme.key)
        if places.isEmpty {
            return ClaimWords.isClaim(lexeme.folded) ? .claim : .word
        }
        if lexeme.kind == .word, !places.contains(where: { isForm(index, of: $0) }) {
            return ClaimWords.isClaim(lexeme.folded)
                ? .claim : lexeme.isCapitalized ? .name : .word
        }
        return standsTogether(index) ? nil : .combination
    }

    /// Whether it is the sign behind a number; the gate of numbers has looked at it.
    private func isPercent(_ index: Int) -> Bool {
        text.lexemes[index].key == "%" && text.lexemes[index - 1].kind == .number
    }

    /// Whether an address stands in the replaced text, letter by letter and behind the same word.
    private func isKept(address index: Int) -> Bool {
        let before = index > 0 ? text.lexemes[index - 1].key : nil
        return evidence.places(of: text.lexemes[index].key).contains { place in
            place.text == evidence.replaced && replaced.lexemes[place.index].kind == .address
                && (place.index > 0 ? replaced.lexemes[place.index - 1].key : nil) == before
        }
    }

    // MARK: Words

    /// Whether a word of the evidence speaks for a word of the text.
    private func isForm(_ index: Int, of place: Evidence.Occurrence) -> Bool {
        let source = evidence.texts[place.text]
        let (new, old) = (text.lexemes[index], source.lexemes[place.index])
        let keepsNext = text.key(text.next(index)) == source.key(source.next(place.index))
        let keepsPrevious =
            text.key(text.previous(index)) == source.key(source.previous(place.index))
        let isName = isNamed(place)
        // What another text only says with a limit is no evidence without it.
        if place.text != evidence.replaced, !source.limits[place.index].isEmpty { return false }
        if new.folded != old.folded {
            // Another form says the same only of the same thing; one may not become several, nor a verb a
            // name.
            guard keepsNext, !isName, !isPlural(new.folded, of: old.folded) else { return false }
        }
        if ClaimWords.isClaim(new.folded) {
            guard isSummary || place.text == evidence.replaced, keepsNext else { return false }
        }
        if ClaimWords.isAlsoTool(new.folded), !isName {
            guard keepsNext, keepsPrevious else { return false }
        }
        return keepsJoints(index, place) && keepsInfinitive(index, place, isName)
            && keepsAgent(index, place, isName)
            && isWritten(new, like: old, isName: isName || keepsNext)
    }

    private func isPlural(_ new: String, of old: String) -> Bool {
        new.hasSuffix("s") && !old.hasSuffix("s")
    }

    /// A part of a joined word is no word of its own: there is no `SQL` in `T-SQL`, no `R` in `R&D`.
    private func keepsJoints(_ index: Int, _ place: Evidence.Occurrence) -> Bool {
        let source = evidence.texts[place.text]
        if isHeld(source, place.index),
            text.key(text.previous(index)) != source.key(source.previous(place.index))
        {
            return false
        }
        if place.index + 1 < source.lexemes.count, isHeld(source, place.index + 1),
            text.key(text.next(index)) != source.lexemes[place.index + 1].key
        {
            return false
        }
        return true
    }

    /// Whether a lexeme hangs on the one before it; a slash parts a list, and a sign only touches.
    private func isHeld(_ text: FactText, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        let gap = text.lexemes[index].gap
        return gap == .hyphen
            || (gap == .none && text.lexemes[index].kind == .word
                && text.lexemes[index - 1].kind == .word)
    }

    /// What was only to be done was not done: `to reduce costs` speaks for no `reduced costs`.
    private func keepsInfinitive(
        _ index: Int, _ place: Evidence.Occurrence, _ isName: Bool
    ) -> Bool {
        let source = evidence.texts[place.text]
        guard !isName, let before = source.previous(place.index),
            ["to", "zu"].contains(source.lexemes[before].folded)
        else { return true }
        return text.key(text.previous(index)) == source.lexemes[before].key
    }

    /// What another did was not done by the person: `reviewed by …` speaks for no `reviewed …`, and the name
    /// behind `by` or `from` for nothing without it.
    private func keepsAgent(
        _ index: Int, _ place: Evidence.Occurrence, _ isName: Bool
    ) -> Bool {
        let source = evidence.texts[place.text]
        let next = source.key(source.next(place.index))
        if next == "by" || next == "durch",
            WordStem.isParticiple(source.lexemes[place.index].folded),
            text.key(text.next(index)) != next
        {
            return false
        }
        guard isName, let before = source.neighbour(before: place.index),
            NeutralWords.origins.contains(source.lexemes[before].folded)
        else { return true }
        return text.key(text.neighbour(before: index)) == source.lexemes[before].key
    }

    /// A word may lose its capital, or get one where a sentence begins, and is otherwise written as in the
    /// source.
    private func isWritten(_ new: FactLexeme, like old: FactLexeme, isName: Bool) -> Bool {
        if new.raw == old.raw { return !new.isName || isName }
        if new.raw == new.raw.lowercased() { return true }
        return new.isOnlyFirstCapital && new.opensSentence
    }

    // MARK: Words together

    private func standsJoined(_ index: Int) -> Bool {
        let (left, right) = (text.lexemes[index - 1], text.lexemes[index])
        return evidence.places(of: right.key).contains { place in
            let source = evidence.texts[place.text]
            return source.lexemes[place.index].gap == right.gap
                && place.index > 0 && source.lexemes[place.index - 1].key == left.key
        }
    }

    /// Whether a word follows its neighbour in the source as it does in the text.
    private func standsTogether(_ index: Int) -> Bool {
        guard let before = text.neighbour(before: index) else { return true }
        let left = text.lexemes[before]
        if left.kind == .number { return true }
        let places = evidence.places(of: text.lexemes[index].key)
        if !left.isNeutral {
            return places.contains { place in
                let source = evidence.texts[place.text]
                return source.key(source.neighbour(before: place.index)) == left.key
            }
        }
        if NeutralWords.binders.contains(left.folded) { return isBound(index, before, places) }
        guard NeutralWords.reasons.contains(left.folded),
            NeutralWords.origins.contains(left.folded) || places.contains(where: isNamed)
        else { return true }
        return places.contains { place in
            let source = evidence.texts[place.text]
            return source.key(source.neighbour(before: place.index)) == left.key
        }
    }

    /// Whether a word is bound to the same word as in the source: `Bank of America`.
    private func isBound(_ index: Int, _ binder: Int, _ places: [Evidence.Occurrence]) -> Bool {
        let bound = text.key(text.neighbour(before: binder))
        return places.contains { place in
            let source = evidence.texts[place.text]
            guard let between = source.neighbour(before: place.index),
                source.lexemes[between].key == text.lexemes[binder].key
            else { return false }
            return bound == nil || source.key(source.neighbour(before: between)) == bound
        }
    }

    /// Whether a capital letter makes a word of the evidence a name.
    private func isNamed(_ place: Evidence.Occurrence) -> Bool {
        let source = evidence.texts[place.text]
        let lexeme = source.lexemes[place.index]
        return lexeme.isName || (lexeme.isCapitalized && !source.isProse)
    }

    // MARK: The whole text

    /// Every word that limits what the replaced text says stands in the new one, of the same thing.
    private func limitation() -> FactFinding? {
        func limitations(_ text: FactText) -> [String: Int] {
            var counts: [String: Int] = [:]
            for (index, lexeme) in text.lexemes.enumerated()
            where ClaimWords.isLimitation(lexeme.folded) {
                let next = text.key(text.neighbour(behind: index)) ?? ""
                counts["\(lexeme.folded) \(next)", default: 0] += 1
            }
            return counts
        }
        let kept = limitations(text)
        let words = Set(text.lexemes.map(\.key))
        let isKept = limitations(replaced).allSatisfy { limitation, count in
            if (kept[limitation] ?? 0) >= count { return true }
            // What was only said to be small may go as a whole.
            let parts = limitation.split(separator: " ").map(String.init)
            return parts.count == 2 && ClaimWords.isSize(parts[0]) && !words.contains(parts[1])
        }
        return isKept ? unlimited() : FactFinding(.limitation)
    }

    /// The first word that a limitation of the replaced text no longer limits.
    private func unlimited() -> FactFinding? {
        var limits: [String: Set<String>] = [:]
        for (lexeme, own) in zip(replaced.lexemes, replaced.limits) where !lexeme.isNeutral {
            limits[lexeme.key] = limits[lexeme.key].map { $0.intersection(own) } ?? own
        }
        for (lexeme, own) in zip(text.lexemes, text.limits) where !lexeme.isNeutral {
            guard let limits = limits[lexeme.key], !limits.isSubset(of: own) else { continue }
            return FactFinding(.limitation, lexeme.span)
        }
        return nil
    }

    /// No word stands more often than in the replaced text; one that it lacks, once.
    private func repetition() -> FactFinding? {
        var left: [String: Int] = [:]
        for lexeme in replaced.lexemes { left[lexeme.key, default: 0] += 1 }
        for lexeme in text.lexemes where !lexeme.isNeutral {
            let count = left[lexeme.key] ?? 1
            guard count > 0 else { return FactFinding(.strays, lexeme.span) }
            left[lexeme.key] = count - 1
        }
        return nil
    }

    /// Half of the words of an entry's text are from the text that it replaces.
    private func straying() -> FactFinding? {
        guard !isSummary else { return nil }
        let known = Set(replaced.lexemes.map(\.key))
        let words = text.lexemes.filter { !$0.isNeutral }
        let kept = words.count { known.contains($0.key) }
        return words.isEmpty || kept * 2 < words.count ? FactFinding(.strays) : nil
    }
}
