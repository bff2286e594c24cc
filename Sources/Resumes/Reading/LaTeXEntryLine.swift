internal import Language

/// A line of its own that opens an entry, where a template has no macro for it: `\textbf{Engineer}, Engines
/// Ltd \hfill 2018--2021`, or what `LaTeXResume` writes. Nothing of the line is lost: what cannot be told
/// apart stays together.
struct LaTeXEntryLine {
    /// What is bold at its start, else all of it but the dates.
    let name: String
    /// What stands behind the name, without the dates.
    let rest: String?
    /// The dates at its end.
    let period: ResumePeriod

    /// How long a line without a bold start may be that opens an entry, in characters: longer ones are
    /// sentences.
    private static let longest = 100

    /// Reads a line that opens an entry.
    ///
    /// - Parameter goesOn: Whether one date alone is a start; it is an end otherwise.
    init(_ line: LaTeXLine, goesOn: Bool) {
        var text = line.linked
        let dates = Self.dates(of: text)
        if let dates { text = foldBlanks(String(text.dropLast(dates.count))) }
        let inner = dates.map { $0.filter { $0 != "(" && $0 != ")" } } ?? ""
        period = LaTeXPlaces.period(foldBlanks(inner), goesOn: goesOn)
        if let bold = line.bold.map(foldBlanks), !bold.isEmpty, text.hasPrefix(bold) {
            name = bold
            rest = Self.withoutMarks(String(text.dropFirst(bold.count))).nonEmpty
        } else {
            name = Self.withoutMarks(text)
            rest = nil
        }
    }

    /// Whether a line opens an entry rather than telling something of the one that is open.
    ///
    /// - Parameter hasMacros: Whether the section's entries have macros of their own, so that a line is
    ///   seldom one.
    static func opens(_ line: LaTeXLine, hasMacros: Bool) -> Bool {
        guard let first = line.text.first, !"•·-–—*▪◦".contains(first) else { return false }
        let isDated = LaTeXPlaces.isDate(line.text)
        if let bold = line.bold.map(foldBlanks), !bold.isEmpty {
            // "Technologies: …" is a label.
            let behind = foldBlanks(String(line.text.dropFirst(bold.count)))
            guard !bold.hasSuffix(":"), !behind.hasPrefix(":") else { return false }
            return !hasMacros || isDated
        }
        return !hasMacros && isDated && line.text.count <= longest && !line.text.hasSuffix(".")
    }

    /// The dates that a line ends with, with the brackets around them; nil where it ends with none.
    private static func dates(of text: String) -> Substring? {
        if text.hasSuffix(")"), let open = text.lastIndex(of: "("),
            LaTeXPlaces.isDate(String(text[open...]))
        {
            return text[open...]
        }
        // The shortest end that begins with a date and holds nothing else.
        let words = text.split(separator: " ")
        var start: Substring.Index?
        for word in words.reversed() {
            guard isOfDates(word) else { break }
            start = word.startIndex
        }
        guard let start, LaTeXPlaces.isDate(String(text[start...])) else { return nil }
        return text[start...]
    }

    /// Whether a word is a part of dates: a number, a month, a dash, or that something goes on.
    private static func isOfDates(_ word: Substring) -> Bool {
        let folded = Folding.fold(String(word.filter { !",.()".contains($0) }))
        if LaTeXPlaces.presentWords.contains(folded) || folded == "to" || folded == "bis" {
            return true
        }
        let parts = folded.split { "-–—/".contains($0) }
        return parts.allSatisfy { part in
            part.allSatisfy(\.isNumber) && (part.count == 4 || part.count <= 2)
                || months.contains { part.count >= 3 && $0.hasPrefix(part) }
                || LaTeXPlaces.presentWords.contains(String(part))
        }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "januar", "februar", "marz", "maerz", "mai", "juni",
        "juli", "oktober", "dezember", "sept",
    ]

    private static func withoutMarks(_ text: String) -> String {
        var piece = foldBlanks(text)[...]
        while let first = piece.first, ",;|–—-· ".contains(first) { piece.removeFirst() }
        while let last = piece.last, ",;|–—· ".contains(last) { piece.removeLast() }
        return String(piece)
    }
}
