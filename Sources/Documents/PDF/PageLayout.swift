/// A stretch of a page in reading order: rows of chunks one below the other.
struct PageSection {
    /// Which column of the page it is.
    enum Column { case whole, left, right }

    var chunks: [LineChunk]
    var column = Column.whole
    /// Where the space between the columns ends.
    var gutter = 0.0
}

/// Puts the chunks of a page in reading order: what spans the page stays whole, columns are read one
/// after the other, and rows of a table or of titles with dates stay rows.
enum PageLayout {
    /// Columns inside columns, at most.
    private static let maximumDepth = 4
    /// A column has at least this many lines.
    private static let fewestLines = 3
    /// So many places are tried for a gutter.
    private static let maximumCandidates = 48

    static func sections(_ chunks: [LineChunk], depth: Int = 0) -> [PageSection] {
        guard depth < maximumDepth, let gutter = bestGutter(chunks) else {
            return [PageSection(chunks: chunks)]
        }
        var sections: [PageSection] = []
        var whole: [LineChunk] = []
        func flush() {
            guard !whole.isEmpty else { return }
            sections += self.sections(whole, depth: depth + 1)
            whole = []
        }
        for band in bands(chunks, gutter: gutter) {
            guard band.isColumns else {
                whole += band.all
                continue
            }
            flush()
            let left = self.sections(band.left, depth: depth + 1).flatMap(\.chunks)
            let right = self.sections(band.right, depth: depth + 1).flatMap(\.chunks)
            let columns = [
                PageSection(chunks: left, column: .left, gutter: gutter),
                PageSection(chunks: right, column: .right, gutter: gutter),
            ]
            sections += isRightFirst(band) && sections.isEmpty ? columns.reversed() : columns
        }
        flush()
        return sections
    }

    /// Whether the right column opens with the page's largest words, the person's name.
    private static func isRightFirst(_ band: Band) -> Bool {
        func tallest(_ chunks: [LineChunk]) -> Double {
            chunks.sorted { $0.box.top < $1.box.top }.prefix(4).map(\.box.height).max() ?? 0
        }
        return tallest(band.right) > 1.25 * (band.left.map(\.box.height).max() ?? 0)
    }

    // MARK: Gutters

    /// A stretch of the page between two chunks that cross the gutter, or one that does.
    struct Band {
        var left: [LineChunk] = []
        var right: [LineChunk] = []
        var crossing: [LineChunk] = []

        var all: [LineChunk] { left + right + crossing }

        var isColumns: Bool {
            crossing.isEmpty && lines(left) >= fewestLines && lines(right) >= fewestLines
                && !RowAlignment(left: left, right: right).isTable
        }

        /// The number of lines, several chunks of which may stand side by side.
        private func lines(_ chunks: [LineChunk]) -> Int {
            var count = 0
            var end = -Double.infinity
            for chunk in chunks where chunk.box.middle > end {
                count += 1
                end = chunk.box.middle + 0.4 * chunk.box.height
            }
            return count
        }
    }

    private static func bestGutter(_ chunks: [LineChunk]) -> Double? {
        guard chunks.count >= 2 * fewestLines else { return nil }
        var best: (gutter: Double, score: Double)?
        for candidate in candidates(chunks) {
            var score = 0.0
            for band in bands(chunks, gutter: candidate) where band.isColumns {
                let end = band.left.map(\.box.right).max() ?? 0
                let start = band.right.map(\.box.left).min() ?? 0
                let height = band.right.first?.box.height ?? 10
                guard start - end >= 0.6 * height else { continue }
                score += Double(band.left.count + band.right.count) + min(1, (start - end) / 100)
            }
            if score > best?.score ?? 0 { best = (candidate, score) }
        }
        return best?.gutter
    }

    /// Left edges that several chunks share.
    private static func candidates(_ chunks: [LineChunk]) -> [Double] {
        var counts: [Int: (edge: Double, count: Int)] = [:]
        for chunk in chunks {
            let key = Int((chunk.box.left / 2).rounded())
            let old = counts[key] ?? (chunk.box.left, 0)
            counts[key] = (min(old.edge, chunk.box.left), old.count + 1)
        }
        return counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .prefix(maximumCandidates).map(\.value.edge)
    }

    static func bands(_ chunks: [LineChunk], gutter: Double) -> [Band] {
        var bands: [Band] = []
        var current = Band()
        for chunk in chunks.sorted(by: { $0.box.middle < $1.box.middle }) {
            if chunk.box.left >= gutter - 1 {
                current.right.append(chunk)
            } else if chunk.box.right <= gutter - 1 {
                current.left.append(chunk)
            } else {
                if !current.all.isEmpty { bands.append(current) }
                bands.append(Band(crossing: [chunk]))
                current = Band()
            }
        }
        if !current.all.isEmpty { bands.append(current) }
        return bands
    }
}
