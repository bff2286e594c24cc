/// Finds among many names those that another name is most like: a slip of the keyboard, words in another
/// order, a word more.
///
/// Names are looked up by the stretches of letters that they share, three by three and, where that finds
/// nothing alike, two by two; only the most promising are compared letter by letter.
package struct NameNeighbours: Sendable {
    /// A name that another is like.
    package struct Found: Sendable, Hashable {
        /// Its position among the names.
        package var index: Int
        /// How like it is: 1 when the letters are the same, 0 when none is.
        package var likeness: Double
    }

    /// How many names are compared letter by letter.
    private static let maximumCompared = 64
    /// From this likeness on nobody looks for one that is more alike in another order of words, or by
    /// shorter stretches.
    private static let enough = (order: 0.8, stretches: 0.7)

    /// The letters of all names, one after the other, and where each begins.
    private let letters: [UInt8]
    private let starts: [Int]
    private let threes: GramIndex
    private let twos: GramIndex

    /// An index of names.
    package init(_ names: [String]) {
        var (letters, starts) = ([UInt8](), [0])
        for name in names {
            letters += Self.letters(NameWords(name).words[...])
            starts.append(letters.count)
        }
        (self.letters, self.starts) = (letters, starts)
        threes = GramIndex(size: 3, letters: letters, starts: starts)
        twos = GramIndex(size: 2, letters: letters, starts: starts)
    }

    /// The names that each of some others is most like, the likest first and of equals the one that comes
    /// first; none for one that has no two letters in common with any.
    package func nearest(to names: [String], count: Int = 1) -> [[Found]] {
        var search = Search(names: starts.count - 1)
        return names.map { name in
            var found: [Found] = []
            let ways = Self.arrangements(NameWords(name).words)
            for (index, enough) in [(threes, Self.enough.order), (twos, Self.enough.stretches)] {
                for way in ways where (found.first?.likeness ?? 0) < enough {
                    gather(near: way, by: index, count, &search, into: &found)
                }
            }
            return found
        }
    }

    /// What a search needs and the next one uses again.
    private struct Search {
        var pattern = EditPattern()
        var counts: GramIndex.Counts

        init(names: Int) { counts = GramIndex.Counts(words: names) }
    }

    /// Adds the names that a word is most like to those found so far, of which the best are kept.
    private func gather(
        near word: [UInt8], by index: GramIndex, _ limit: Int, _ search: inout Search,
        into found: inout [Found]
    ) {
        index.count(word, into: &search.counts)
        defer { search.counts.clear() }
        let least = search.counts.least(for: Self.maximumCompared)
        search.pattern.set(word)
        for name in search.counts.words where search.counts.shared[Int(name)] >= least {
            let index = Int(name)
            let own = letters[starts[index]..<starts[index + 1]]
            let longest = max(min(own.count, EditPattern.maximumBytes), search.pattern.count, 1)
            let likeness = 1 - Double(search.pattern.distance(to: own)) / Double(longest)
            keep(Found(index: index, likeness: likeness), limit, in: &found)
        }
    }

    private func keep(_ new: Found, _ limit: Int, in found: inout [Found]) {
        if found.count == limit, let last = found.last,
            (last.likeness, new.index) > (new.likeness, last.index)
        {
            return
        }
        if let known = found.firstIndex(where: { $0.index == new.index }) {
            guard found[known].likeness < new.likeness else { return }
            found.remove(at: known)
        }
        let place = found.firstIndex { ($0.likeness, new.index) < (new.likeness, $0.index) }
        found.insert(new, at: place ?? found.count)
        if found.count > limit { found.removeLast() }
    }

    /// The ways in which the words of a name may have been meant: in their order, without what says only
    /// what kind of thing it is, and either the other way round.
    private static func arrangements(_ words: [String]) -> [[UInt8]] {
        guard let last = words.last else { return [] }
        var ways = [letters(words[...])]
        let isGeneric = last == "js" || NameVariants.generic.contains(last)
        if words.count > 1, isGeneric { ways.append(letters(words.dropLast())) }
        if words.count > 1 { ways.append(letters(words.reversed()[...])) }
        if words.count > 2, isGeneric { ways.append(letters(words.dropLast().reversed()[...])) }
        return ways
    }

    private static func letters(_ words: ArraySlice<String>) -> [UInt8] {
        words.flatMap(\.utf8)
    }
}
