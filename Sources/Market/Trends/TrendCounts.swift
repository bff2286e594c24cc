internal import Prelude

/// The weeks of a report, and what lies beside them.
struct TrendWindow {
    let through: Day
    let first: Week
    let weeks: Int

    init(through: Day, weeks: Int) {
        let last = Week(through)
        self.through = through
        self.weeks = min(max(1, weeks), TrendLimits.mostWeeks)
        first = last.adding(weeks: 1 - self.weeks)
    }

    /// The number of the week that a day lies in; negative before the first.
    func week(of day: Day) -> Int { Week(day).weeks(after: first) }
}

/// The postings of a report, sorted by cluster and skill in time that grows with their number.
struct TrendCounts {
    /// A skill among the postings of one cluster, or among all.
    struct Row {
        var skill: String
        var counts: [Int]
        var count: Int
        /// Before the weeks of the report too.
        var firstSeen: Day
        /// How many postings ask for it, before the weeks of the report too.
        var everCount: Int
    }

    /// The postings of one cluster, or all.
    struct Scope {
        /// Nil for all.
        var cluster: String?
        /// How many postings each week has.
        var postings: [Int]
        /// The days of all postings up to the report's, before its weeks too, the earliest first.
        var days: [Int]
        var rows: [Row]
    }

    private(set) var scopes: [Scope] = []
    private(set) var earlier = 0
    private(set) var later = 0
    private(set) var repeated = 0

    /// One skill of one posting.
    private struct Mention {
        /// The number of the skill's name.
        var skill: Int32
        /// The number of the cluster; 0 for none.
        var cluster: Int32
        /// Negative before the first week.
        var week: Int32
        var day: Int
    }

    init(_ postings: [Posting], clusters: [String: String], window: TrendWindow) {
        let slugs = Array(Set(postings.compactMap { clusters[$0.key] })).sorted()
        let numbers = Dictionary(
            uniqueKeysWithValues: slugs.enumerated().map { ($1, $0 + 1) })
        scopes = ([nil] + slugs.map(Optional.some)).map {
            Scope(
                cluster: $0, postings: Array(repeating: 0, count: window.weeks), days: [], rows: [])
        }
        var names = SkillNumbers()
        var seen: Set<String> = []
        var mentions: [Mention] = []
        for (number, posting) in postings.enumerated() {
            guard posting.posted <= window.through else {
                later += 1
                continue
            }
            guard seen.insert(posting.key).inserted else {
                repeated += 1
                continue
            }
            let cluster = clusters[posting.key].flatMap { numbers[$0] } ?? 0
            let week = window.week(of: posting.posted)
            if week < 0 { earlier += 1 }
            for scope in cluster == 0 ? [0] : [0, cluster] {
                scopes[scope].days.append(posting.posted.number)
                if week >= 0 { scopes[scope].postings[week] += 1 }
            }
            for skill in names.numbers(of: posting.skills, in: number) {
                mentions.append(
                    Mention(
                        skill: skill, cluster: Int32(truncatingIfNeeded: cluster),
                        week: Int32(truncatingIfNeeded: week), day: posting.posted.number))
            }
        }
        for scope in scopes.indices { scopes[scope].days.sort() }
        fill(mentions, names.names, weeks: window.weeks)
    }

    /// Puts the mentions into rows: all of a skill lie together, and once more all of a cluster and skill.
    private mutating func fill(_ mentions: [Mention], _ names: [String], weeks: Int) {
        let bySkill = Self.sorted(mentions, groups: names.count) { Int($0.skill) }
        addRows(bySkill, from: 0, names, weeks: weeks) { _ in 0 }
        guard scopes.count > 1 else { return }
        let byCluster = Self.sorted(bySkill, groups: scopes.count) { Int($0.cluster) }
        let first = byCluster.firstIndex { $0.cluster != 0 } ?? byCluster.count
        addRows(byCluster, from: first, names, weeks: weeks) { Int($0.cluster) }
    }

    private mutating func addRows(
        _ mentions: [Mention], from start: Int, _ names: [String], weeks: Int,
        scope: (Mention) -> Int
    ) {
        var index = start
        while index < mentions.count {
            let first = mentions[index]
            let number = scope(first)
            var row = Row(
                skill: names[Int(first.skill)], counts: Array(repeating: 0, count: weeks),
                count: 0, firstSeen: Day(number: first.day), everCount: 0)
            while index < mentions.count {
                let next = mentions[index]
                guard next.skill == first.skill, scope(next) == number else { break }
                index += 1
                row.everCount += 1
                if next.day < row.firstSeen.number { row.firstSeen = Day(number: next.day) }
                guard next.week >= 0 else { continue }
                row.counts[Int(next.week)] += 1
                row.count += 1
            }
            // A skill that no posting of these weeks asks for has no trend in them.
            if row.count > 0 { scopes[number].rows.append(row) }
        }
    }

    /// Sorts by the number of a group, below a count of groups; what is in one group keeps its order.
    private static func sorted(
        _ mentions: [Mention], groups: Int, by group: (Mention) -> Int
    ) -> [Mention] {
        var starts = [Int](repeating: 0, count: groups + 1)
        for mention in mentions { starts[group(mention) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var sorted = mentions
        for mention in mentions {
            let place = group(mention)
            sorted[starts[place]] = mention
            starts[place] += 1
        }
        return sorted
    }
}

/// Gives every name of a skill a number, in the order in which they are met.
struct SkillNumbers {
    private(set) var names: [String] = []
    private var numbers: [String: Int32] = [:]
    /// The posting in which each skill was met last, so that it counts once in each.
    private var lastMet: [Int] = []

    /// The numbers of the skills of a posting, each once.
    mutating func numbers(of skills: [String], in posting: Int) -> [Int32] {
        var found: [Int32] = []
        found.reserveCapacity(skills.count)
        for skill in skills where !skill.isEmpty {
            let number: Int32
            if let known = numbers[skill] {
                number = known
            } else {
                number = Int32(truncatingIfNeeded: names.count)
                numbers[skill] = number
                names.append(skill)
                lastMet.append(-1)
            }
            guard lastMet[Int(number)] != posting else { continue }
            lastMet[Int(number)] = posting
            found.append(number)
        }
        return found
    }

    /// The number of a skill; nil where no posting asks for it.
    func number(of skill: String) -> Int? { numbers[skill].map(Int.init) }
}
