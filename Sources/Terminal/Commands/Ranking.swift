/// How well words match what someone typed.
package enum Ranking {
    /// The score of a query against a text, higher being better, or nil when the query's characters
    /// do not all stand in the text in their order.
    ///
    /// Upper and lower case are the same. Starts of words, characters side by side and an early
    /// start count for more.
    package static func score(_ query: String, in text: String) -> Double? {
        let wanted = query.lowercased().filter { !$0.isWhitespace }
        guard !wanted.isEmpty else { return 0 }
        let characters = Array(text.lowercased())
        if let place = firstPlace(of: Array(wanted), in: characters) {
            let atWord = place == 0 || !characters[place - 1].isLetter
            return Double(wanted.count) * 4 + (atWord ? 8 : 2) - Double(place) * 0.05
        }
        var score = 0.0
        var index = 0
        var last = -1
        for character in wanted {
            guard let place = next(character, in: characters, from: index) else { return nil }
            if place == 0 || !characters[place - 1].isLetter {
                score += 3
            } else if place == last + 1 {
                score += 2
            } else {
                score += 0.5
            }
            last = place
            index = place + 1
        }
        return score - Double(last) * 0.02
    }

    /// The next place of a character; a start of a word is preferred when one comes soon.
    private static func next(_ character: Character, in text: [Character], from: Int) -> Int? {
        guard let place = text[from...].firstIndex(of: character) else { return nil }
        let starts = text[place...].indices.first {
            text[$0] == character && ($0 == 0 || !text[$0 - 1].isLetter)
        }
        return starts ?? place
    }

    private static func firstPlace(of wanted: [Character], in text: [Character]) -> Int? {
        guard wanted.count <= text.count else { return nil }
        return (0...(text.count - wanted.count)).first { start in
            text[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    /// Commands that match a query by title or summary, best first.
    ///
    /// `frecency` tells how much each id was used lately, from 0; it decides between equals and
    /// orders an empty query.
    package static func palette(
        _ query: String, _ entries: [CommandEntry], frecency: [String: Double] = [:]
    ) -> [CommandEntry] {
        let scored = entries.enumerated().compactMap {
            place, entry -> (Double, Int, CommandEntry)? in
            let inTitle = score(query, in: entry.title)
            let inSummary = score(query, in: entry.summary).map { $0 * 0.5 }
            guard let best = [inTitle, inSummary].compactMap(\.self).max() else { return nil }
            let use = frecency[entry.id] ?? 0
            let disabled = entry.availability == .enabled ? 0.0 : -4
            return (best + min(3, use) + disabled, place, entry)
        }
        return scored.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
    }

    /// Commands whose title, summary or key contains a text, in the order of the keymap: what the
    /// help overlay shows while the reader types.
    ///
    /// The name of a key finds what it does.
    package static func help(_ query: String, _ entries: [CommandEntry]) -> [CommandEntry] {
        let wanted = query.lowercased()
        guard !wanted.isEmpty else { return entries }
        // What the key itself does comes first: its name is in many words.
        let named = entries.filter { $0.keys.contains { $0.description == query } }
        let others = entries.filter { entry in
            !named.contains { $0.id == entry.id }
                && (entry.keys.contains { $0.description == wanted }
                    || entry.title.lowercased().contains(wanted)
                    || entry.summary.lowercased().contains(wanted))
        }
        return named + others
    }
}
