/// Lines that come again on every page: the running head with the name, the foot with its number.
enum RunningLines {
    /// The part of a page, from its edges, where such lines stand.
    private static let margin = 0.12

    /// Removes page numbers everywhere and repeated lines from all pages but the first.
    static func remove(from layouts: inout [[PageSection]], heights: [Double]) {
        guard layouts.count > 1 else { return }
        var places: [String: [(page: Int, top: Double)]] = [:]
        for (page, sections) in layouts.enumerated() {
            for chunk in sections.flatMap(\.chunks) where isMarginal(chunk, heights[page]) {
                places[key(chunk), default: []].append((page, chunk.box.top))
            }
        }
        for page in layouts.indices {
            for index in layouts[page].indices {
                layouts[page][index].chunks.removeAll { chunk in
                    guard isMarginal(chunk, heights[page]) else { return false }
                    let key = key(chunk)
                    let others = places[key, default: []].prefix(maximumPlaces)
                    let isRepeated = others.contains {
                        $0.page != page && abs($0.top - chunk.box.top) <= 6
                    }
                    return isRepeated && (page > 0 || key.contains("#"))
                }
            }
            layouts[page].removeAll { $0.chunks.isEmpty }
        }
    }

    /// So many places of one line are compared.
    private static let maximumPlaces = 64

    private static func isMarginal(_ chunk: LineChunk, _ height: Double) -> Bool {
        chunk.box.bottom < margin * height || chunk.box.top > (1 - margin) * height
    }

    /// The line with every number as one sign, so that pages counted differ in nothing.
    private static func key(_ chunk: LineChunk) -> String {
        let words = chunk.words.map { word in
            // Years and telephone numbers are no page numbers.
            word.text.count { $0.isNumber } > 3
                ? word.text : String(word.text.map { $0.isNumber ? "#" : $0 })
        }
        return words.joined(separator: " ")
    }
}
