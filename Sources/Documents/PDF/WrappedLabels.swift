/// Periods in a narrow column that break behind their dash: the second half moves up to the first,
/// so that title and period share a line.
enum WrappedLabels {
    static func joined(_ rows: [[LineChunk]]) -> [[LineChunk]] {
        var result: [[LineChunk]] = []
        for row in rows {
            guard let above = result.indices.last, let (label, next) = pair(result[above], row)
            else {
                result.append(row)
                continue
            }
            result[above][label].words += row[next].words
            var rest = row
            rest.remove(at: next)
            if !rest.isEmpty { result.append(rest) }
        }
        return result
    }

    /// The chunk of a row that ends in a dash, and the one below that goes on from it.
    private static func pair(_ above: [LineChunk], _ below: [LineChunk]) -> (Int, Int)? {
        guard above.count >= 2 else { return nil }
        for (label, chunk) in above.enumerated() {
            guard let last = chunk.words.last?.text.last, "–—-".contains(last),
                chunk.words.count >= 2,
                chunk.words.contains(where: { $0.text.contains(where: \.isNumber) })
            else { continue }
            let next = below.firstIndex {
                abs($0.box.left - chunk.box.left) <= 3
                    && $0.box.middle - chunk.box.middle <= 1.7 * chunk.box.height
                    && $0.words.count <= 3
            }
            if let next { return (label, next) }
        }
        return nil
    }
}
