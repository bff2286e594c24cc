internal import Language
internal import Prelude

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

    /// The last day that is believed: a résumé tells of what was, and a reader here knows no day.
    private static let lastDay = Day(number: 47_481)

    /// The dates that a line ends with, with the brackets around them; nil where it ends with none.
    private static func dates(of text: String) -> Substring? {
        let utf8 = Array(text.utf8)
        let ranges = DateScanner(today: lastDay).ranges(in: utf8, TextSpan(0, utf8.count))
        guard var start = ranges.last?.span.start, let end = ranges.last?.span.end,
            utf8[end...].allSatisfy({ $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: " ") })
        else { return nil }
        if start > 0, utf8[start - 1] == UInt8(ascii: "(") { start -= 1 }
        let dates = text[text.utf8.index(text.startIndex, offsetBy: start)...]
        return LaTeXPlaces.isDate(String(dates)) ? dates : nil
    }

    private static func withoutMarks(_ text: String) -> String {
        var piece = foldBlanks(text)[...]
        while let first = piece.first, ",;|–—-· ".contains(first) { piece.removeFirst() }
        while let last = piece.last, ",;|–—· ".contains(last) { piece.removeLast() }
        return String(piece)
    }
}
