/// How pay lies: the middles of what postings pay in a year.
package struct PaySummary: Sendable, Hashable {
    /// The least, in whole units of the currency.
    package var least: Double
    /// A quarter of the postings pay less, a half and three quarters; between two postings on the line that
    /// joins them (Hyndman and Fan's seventh definition, "Sample quantiles in statistical packages", 1996).
    package var lowerQuartile: Double
    /// The middle one.
    package var median: Double
    /// Three quarters pay less.
    package var upperQuartile: Double
    /// The most.
    package var most: Double

    /// A summary from its parts.
    package init(
        least: Double, lowerQuartile: Double, median: Double, upperQuartile: Double, most: Double
    ) {
        (self.least, self.most) = (least, most)
        (self.lowerQuartile, self.median, self.upperQuartile) = (
            lowerQuartile, median, upperQuartile
        )
    }
}

/// What the postings of a cluster and a level pay in one currency. Currencies are never mixed.
package struct PayDistribution: Sendable, Hashable {
    /// From fewer postings nothing is told but their number: it would tell of single employers.
    package static let leastPostings = 5

    /// The cluster's slug; nil for all postings.
    package var cluster: String?
    /// The level's name; nil for all levels, postings that name none included.
    package var level: String?
    /// The currency's code, in capital letters.
    package var currency: String
    /// How many postings say what they pay.
    package var count: Int
    /// How it lies; nil where there are too few.
    package var summary: PaySummary?
}

/// What postings pay, for all of them and by cluster and level.
package struct PayReport: Sendable, Hashable {
    /// All postings, then those of each cluster by its slug; in each all levels, then each by its name; in
    /// each the currencies by their codes.
    package let distributions: [PayDistribution]
    /// How many postings there are.
    package let total: Int
    /// How many of them do not say what they pay.
    package let unsaid: Int
    /// How many say what cannot be: nothing or less, a least above the most, no currency of three letters.
    package let unusable: Int

    private struct Group: Hashable, Comparable {
        var cluster: String?
        var level: String?
        var currency: String

        static func < (left: Group, right: Group) -> Bool {
            let ranks = (left.rank, right.rank)
            return ranks.0.lexicographicallyPrecedes(ranks.1)
        }

        /// What stands for all comes before every name.
        private var rank: [String] {
            [
                cluster == nil ? "" : "1", cluster ?? "", level == nil ? "" : "1", level ?? "",
                currency,
            ]
        }
    }

    /// The pay of postings, each once by its key.
    ///
    /// - Parameter clusters: The slug of a posting's cluster by the posting's key.
    package init(postings: [Posting], clusters: [String: String] = [:]) {
        var groups: [Group: [Double]] = [:]
        var seen: Set<String> = []
        var (unsaid, unusable) = (0, 0)
        for posting in postings where seen.insert(posting.key).inserted {
            guard let pay = posting.pay else {
                unsaid += 1
                continue
            }
            guard let currency = Self.currency(of: pay) else {
                unusable += 1
                continue
            }
            let clusters = clusters[posting.key].map { [nil, $0] } ?? [nil]
            let levels = posting.level.map { [nil, $0] } ?? [nil]
            for cluster in clusters {
                for level in levels {
                    let group = Group(cluster: cluster, level: level, currency: currency)
                    groups[group, default: []].append(pay.middle)
                }
            }
        }
        distributions = groups.keys.sorted().map { group in
            let pays = groups[group, default: []].sorted()
            return PayDistribution(
                cluster: group.cluster, level: group.level, currency: group.currency,
                count: pays.count, summary: Self.summary(pays))
        }
        (total, self.unsaid, self.unusable) = (seen.count, unsaid, unusable)
    }

    /// The currency of pay that can be, in capital letters.
    private static func currency(of pay: YearlyPay) -> String? {
        let letters = pay.currency.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
        guard pay.least > 0, pay.least <= pay.most, letters.count == 3,
            letters.allSatisfy({ (0x41...0x5A).contains($0) })
        else { return nil }
        return String(decoding: letters, as: UTF8.self)
    }

    private static func summary(_ sorted: [Double]) -> PaySummary? {
        guard sorted.count >= PayDistribution.leastPostings, let least = sorted.first,
            let most = sorted.last
        else { return nil }
        func quantile(_ part: Double) -> Double {
            let place = part * Double(sorted.count - 1)
            let low = Int(place)
            let high = min(low + 1, sorted.count - 1)
            return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
        }
        return PaySummary(
            least: least, lowerQuartile: quantile(0.25), median: quantile(0.5),
            upperQuartile: quantile(0.75), most: most)
    }
}
