internal import Glibc

/// A skill that stands in postings beside another.
package struct Companion: Sendable, Hashable {
    /// The skill's canonical name.
    package var skill: String
    /// How many postings ask for it.
    package var count: Int
    /// How many postings ask for both.
    package var together: Int
    /// How many times as often both stand together as if neither knew of the other.
    package var lift: Double
    /// How much speaks against chance: twice the logarithm of the likelihood ratio (Dunning, "Accurate
    /// methods for the statistics of surprise and coincidence", 1993).
    package var surprise: Double
}

/// The skills that stand with a skill more often than by chance.
package struct SkillCompanions: Sendable, Hashable {
    /// The skill's canonical name.
    package var skill: String
    /// How many postings ask for it.
    package var count: Int
    /// Of how many.
    package var total: Int
    /// Why nothing can be said; nil where enough postings ask for it.
    package var shortage: SampleShortage?
    /// The skills that stand with it, the one against which chance speaks most first.
    package var companions: [Companion]
    /// How many there are, also those that are not listed.
    package var found: Int
}

/// Which skills stand together in postings.
package struct CoOccurrence: Sendable {
    /// Of fewer postings in all nothing is said.
    package static let leastPostings = 60
    /// Of a skill that fewer postings ask for nothing is said.
    package static let leastWith = 10
    /// Skills that stand together in fewer postings are not told.
    package static let leastTogether = 5
    /// Skills against whose chance less speaks are not told: it comes by chance once in a thousand.
    package static let leastSurprise = 10.83

    /// How many postings there are.
    package let total: Int
    private let numbers: SkillNumbers
    /// The skills of each posting, one posting after the other.
    private let skills: [Int32]
    /// Where each posting's skills begin, and the end of the last's.
    private let starts: [Int]
    private let counts: [Int]

    /// Counts the skills of postings, each posting once by its key.
    package init(_ postings: [Posting]) {
        var numbers = SkillNumbers()
        var (skills, starts): ([Int32], [Int]) = ([], [0])
        var seen: Set<String> = []
        for posting in postings where seen.insert(posting.key).inserted {
            skills += numbers.numbers(of: posting.skills, in: starts.count)
            starts.append(skills.count)
        }
        var counts = [Int](repeating: 0, count: numbers.names.count)
        for skill in skills { counts[Int(skill)] += 1 }
        total = starts.count - 1
        (self.numbers, self.skills, self.starts, self.counts) = (numbers, skills, starts, counts)
    }

    /// The skills that stand with a skill.
    ///
    /// - Parameter limit: How many are listed at most.
    package func companions(of skill: String, limit: Int = 20) -> SkillCompanions {
        let number = numbers.number(of: skill)
        let count = number.map { counts[$0] } ?? 0
        var answer = SkillCompanions(
            skill: skill, count: count, total: total, companions: [], found: 0)
        guard total >= Self.leastPostings else {
            answer.shortage = .postings(total)
            return answer
        }
        guard let number, count >= Self.leastWith else {
            answer.shortage = .with(count)
            return answer
        }
        guard total - count >= Self.leastWith else {
            answer.shortage = .without(total - count)
            return answer
        }
        let together = together(with: number)
        let all = together.indices.compactMap { other in
            other == number ? nil : companion(other, together: together[other], count)
        }.sorted { ($1.surprise, $0.skill) < ($0.surprise, $1.skill) }
        answer.companions = Array(all.prefix(max(0, limit)))
        answer.found = all.count
        return answer
    }

    /// How many postings ask for a skill and for each.
    private func together(with number: Int) -> [Int] {
        var together = [Int](repeating: 0, count: counts.count)
        for posting in 0..<total {
            let own = skills[starts[posting]..<starts[posting + 1]]
            guard own.contains(where: { Int($0) == number }) else { continue }
            for other in own { together[Int(other)] += 1 }
        }
        return together
    }

    private func companion(_ other: Int, together: Int, _ count: Int) -> Companion? {
        guard together >= Self.leastTogether else { return nil }
        let lift =
            Double(together) * Double(total) / (Double(count) * Double(counts[other]))
        let surprise = Self.surprise(
            together: together, count: count, other: counts[other], total: total)
        guard lift > 1, surprise >= Self.leastSurprise else { return nil }
        return Companion(
            skill: numbers.names[other], count: counts[other], together: together, lift: lift,
            surprise: surprise)
    }

    /// Twice the logarithm of the likelihood ratio of two skills' table of four counts.
    static func surprise(together: Int, count: Int, other: Int, total: Int) -> Double {
        func term(_ cell: Int, _ row: Int, _ column: Int) -> Double {
            guard cell > 0 else { return 0 }
            let expected = Double(row) * Double(column) / Double(total)
            return Double(cell) * log(Double(cell) / expected)
        }
        let sum =
            term(together, count, other)
            + term(count - together, count, total - other)
            + term(other - together, total - count, other)
            + term(total - count - other + together, total - count, total - other)
        return max(0, 2 * sum)
    }
}
