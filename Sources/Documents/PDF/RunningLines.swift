/// Lines that come again on every page: the running head with the name, the foot with its number.
enum RunningLines {
    /// The part of a page, from its edges, where such lines stand.
    private static let margin = 0.12

    /// Removes page numbers everywhere and repeated lines from all pages but the first.
    static func remove(from layouts: inout [[PageSection]], heights: [Double]) {
        guard layouts.count > 1 else { return }
        var counts: [String: Int] = [:]
        for (page, sections) in layouts.enumerated() {
            var seen: Set<String> = []
            for chunk in sections.flatMap(\.chunks) where isMarginal(chunk, heights[page]) {
                if seen.insert(key(chunk)).inserted { counts[key(chunk), default: 0] += 1 }
            }
        }
        for page in layouts.indices {
            let height = heights[page]
            for index in layouts[page].indices {
                layouts[page][index].chunks.removeAll { chunk in
                    guard isMarginal(chunk, height), counts[key(chunk), default: 0] > 1 else {
                        return false
                    }
                    return page > 0 || key(chunk).contains("#")
                }
            }
            layouts[page].removeAll { $0.chunks.isEmpty }
        }
    }

    private static func isMarginal(_ chunk: LineChunk, _ height: Double) -> Bool {
        chunk.box.bottom < margin * height || chunk.box.top > (1 - margin) * height
    }

    /// The line with every number as one sign, so that pages counted differ in nothing.
    private static func key(_ chunk: LineChunk) -> String {
        let side = chunk.box.left.rounded()
        let words = chunk.words.map { word in
            // Years and telephone numbers are no page numbers.
            word.text.count { $0.isNumber } > 3
                ? word.text : String(word.text.map { $0.isNumber ? "#" : $0 })
        }
        return words.joined(separator: " ") + (words.count == 1 ? "" : " \(Int(side / 8))")
    }
}
