/// Whether lines on both sides of a gap belong together as rows - titles with their dates, labels
/// with their values - or are two columns that are read one after the other.
struct RowAlignment {
    let left: [LineChunk]
    let right: [LineChunk]

    /// Lines whose middles differ by less than this part of their height stand on one row.
    private static let tolerance = 0.3
    /// A side whose lines nearly all have a partner forms rows.
    private static let alignedShare = 0.75

    /// Whether they are rows.
    var isTable: Bool {
        let partnersOfLeft = partners(of: left, in: right)
        let partnersOfRight = partners(of: right, in: left)
        let isLeftSparse = left.count <= right.count
        let sparse = isLeftSparse ? partnersOfLeft : partnersOfRight
        let aligned = Double(sparse.count { $0 != nil }) / Double(max(1, sparse.count))
        guard aligned >= RowAlignment.alignedShare else { return false }
        // Two headings on one row head two columns.
        for (index, partner) in partnersOfLeft.enumerated() {
            if let partner, left[index].isCapitals, right[partner].isCapitals { return false }
        }
        // Where a line only goes on, a table has nothing beside it; a second column has.
        for (side, partners) in [(left, partnersOfLeft), (right, partnersOfRight)] {
            let flowing = continuations(side)
            let beside = flowing.count { partners[$0] != nil }
            if flowing.count >= 3, 2 * beside >= flowing.count { return false }
        }
        return true
    }

    private func partners(of side: [LineChunk], in other: [LineChunk]) -> [Int?] {
        let sorted = other.indices.sorted { other[$0].box.middle < other[$1].box.middle }
        return side.map { chunk in
            var low = 0
            var high = sorted.count
            while low < high {
                let middle = (low + high) / 2
                if other[sorted[middle]].box.middle < chunk.box.middle {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            let nearest = sorted[max(0, low - 1)..<min(sorted.count, low + 1)].min {
                distance(other[$0], chunk) < distance(other[$1], chunk)
            }
            guard let nearest else { return nil }
            // Stars and dots that rate a skill come from other fonts, whose boxes sit elsewhere.
            let isRating = other[nearest].isSigns || chunk.isSigns
            let height =
                isRating
                ? max(other[nearest].box.height, chunk.box.height)
                : min(other[nearest].box.height, chunk.box.height)
            let tolerance = isRating ? 0.6 : RowAlignment.tolerance
            return distance(other[nearest], chunk) <= tolerance * height ? nearest : nil
        }
    }

    private func distance(_ first: LineChunk, _ second: LineChunk) -> Double {
        abs(first.box.middle - second.box.middle)
    }

    /// Lines of prose that go on from the line above, which fills its column.
    private func continuations(_ side: [LineChunk]) -> [Int] {
        let order = side.indices.sorted { side[$0].box.middle < side[$1].box.middle }
        let end = side.map(\.box.right).max() ?? 0
        let start = side.map(\.box.left).min() ?? 0
        return zip(order, order.dropFirst()).compactMap { above, below in
            let pitch = side[below].box.middle - side[above].box.middle
            let isFull = side[above].box.right >= end - 0.15 * (end - start)
            let isClose = pitch <= 1.6 * side[below].box.height
            let opensItem = LineChunk.isBullet(side[below].words.first?.text ?? "")
            let isProse =
                side[above].words.count >= 4
                && side[above].words.reduce(0) { $0 + $1.text.count } >= 24
            return isProse && isFull && isClose && !opensItem ? below : nil
        }
    }
}
