/// What became of a text, word by word.
package struct WordDiff: Sendable, Hashable {
    /// Some words in a row with one fate, with single blanks between them.
    package struct Piece: Sendable, Hashable {
        /// What became of them.
        package var fate: Fate
        /// The words.
        package var text: String

        /// A piece from its parts.
        package init(fate: Fate, text: String) {
            self.fate = fate
            self.text = text
        }
    }

    /// What became of words.
    package enum Fate: Sendable, Hashable {
        /// They stand in both texts.
        case kept
        /// They stand in the old text only.
        case removed
        /// They stand in the new text only.
        case added
    }

    /// The pieces in their order; of a change, what was removed comes first.
    package private(set) var pieces: [Piece] = []

    /// Texts of more words than this, multiplied, are compared as a whole, but for what both begin and end
    /// with.
    private static let mostPairs = 1_000_000

    /// The difference of two texts: a longest common subsequence of their words.
    package init(from old: String, to new: String) {
        let (old, new) = (WordDiff.words(old), WordDiff.words(new))
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start,
            old[old.count - 1 - end] == new[new.count - 1 - end]
        { end += 1 }
        add(.kept, old[..<start])
        compare(old[start..<(old.count - end)], new[start..<(new.count - end)])
        add(.kept, old[(old.count - end)...])
    }

    private static func words(_ text: String) -> [Substring] {
        text.split { $0.isWhitespace }
    }

    private mutating func add(_ fate: Fate, _ words: ArraySlice<Substring>) {
        guard !words.isEmpty else { return }
        let text = words.joined(separator: " ")
        if let last = pieces.last, last.fate == fate {
            pieces[pieces.count - 1].text += " " + text
        } else {
            pieces.append(Piece(fate: fate, text: text))
        }
    }

    private mutating func compare(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) {
        let (oldPairs, isOver) = old.count.multipliedReportingOverflow(by: new.count)
        guard !old.isEmpty, !new.isEmpty, !isOver, oldPairs <= WordDiff.mostPairs else {
            add(.removed, old)
            add(.added, new)
            return
        }
        let (rows, columns) = (Array(old), Array(new))
        // How many words the rests behind two places have in common at most.
        var common = [[Int32]](
            repeating: [Int32](repeating: 0, count: columns.count + 1), count: rows.count + 1)
        for row in rows.indices.reversed() {
            for column in columns.indices.reversed() {
                common[row][column] =
                    rows[row] == columns[column]
                    ? common[row + 1][column + 1] + 1
                    : max(common[row + 1][column], common[row][column + 1])
            }
        }
        var (row, column) = (0, 0)
        while row < rows.count || column < columns.count {
            if row < rows.count, column < columns.count, rows[row] == columns[column] {
                add(.kept, rows[row...row])
                (row, column) = (row + 1, column + 1)
            } else if column == columns.count
                || (row < rows.count && common[row + 1][column] >= common[row][column + 1])
            {
                add(.removed, rows[row...row])
                row += 1
            } else {
                add(.added, columns[column...column])
                column += 1
            }
        }
    }
}
