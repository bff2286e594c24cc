/// Says which of some names that belong to no bag are other names of one of them, by the names alone: so
/// that a desk without bags gets its first.
package enum NameGroups {
    /// For each name the other one that it is another name of, if any. The one that was there first goes
    /// before, and what is another's name has none of its own.
    package static func options(among names: [String]) -> [BagSorter.Option?] {
        let words = names.map { NameWords($0) }
        var byKey: [String: Int] = [:]
        var byInitials: [String: [Int]] = [:]
        for (index, name) in words.enumerated() where !name.words.isEmpty {
            if byKey[name.key] == nil { byKey[name.key] = index }
            for initials in Acronym.initials(of: name) {
                byInitials[initials, default: []].append(index)
            }
        }
        var targets = [Int?](repeating: nil, count: names.count)
        var reasons = [(confidence: Double, reason: BagSorter.Reason)?](
            repeating: nil, count: names.count)
        for index in names.indices {
            guard
                let (target, confidence, reason) = target(
                    of: words[index], at: index, byKey, byInitials)
            else { continue }
            targets[index] = target
            reasons[index] = (confidence, reason)
        }
        return names.indices.map { index in
            guard let (confidence, reason) = reasons[index],
                let root = root(of: index, targets)
            else { return nil }
            return .init(canonical: names[root], confidence: confidence, reason: reason)
        }
    }

    private static func target(
        of name: NameWords, at index: Int, _ byKey: [String: Int], _ byInitials: [String: [Int]]
    ) -> (Int, Double, BagSorter.Reason)? {
        guard !name.words.isEmpty else { return nil }
        if let first = byKey[name.key], first != index { return (first, 0.98, .spelling) }
        for variant in NameVariants.all(of: name) where variant.name.key.utf8.count >= 3 {
            // A version or a maker may tell things apart of which nobody knows anything.
            guard variant.steps.allSatisfy({ $0 == .ending || $0 == .script || $0 == .generic }),
                let other = byKey[variant.name.key], other != index
            else { continue }
            return (other, 0.8, .spelling)
        }
        guard name.words.count == 1, name.key.utf8.count >= 3,
            let long = byInitials[name.key], long.count == 1
        else { return nil }
        return (long[0], 0.75, .acronym)
    }

    /// The name at the end of a chain. Each step leads to a shorter name or from initials to what they
    /// stand for, which has several words: where it leads round all the same there is no end.
    private static func root(of index: Int, _ targets: [Int?]) -> Int? {
        var (root, steps) = (index, 0)
        while let next = targets[root] {
            (root, steps) = (next, steps + 1)
            if steps > targets.count { return nil }
        }
        return root
    }
}
