package import Market
internal import Prelude
internal import Recruiting
package import Storage

/// The desk's listings as postings of which trends are told.
package enum MarketPostings {
    /// The listings that are no copies of others, the oldest first, closed ones too: what is gone was there.
    package static func all(on connection: any Connection) throws -> [Posting] {
        try connection.query(
            """
            SELECT id, title, company, demands, posted_on, first_seen, level, pay_least, pay_most,
                pay_currency FROM listing WHERE duplicate_of IS NULL ORDER BY seq
            """
        ).map { row in
            let demands: JSONValue = try row.get(3)
            var seen: Set<String> = []
            let skills = (demands.elements ?? []).compactMap { $0["skill"]?.string }
                .filter { seen.insert($0).inserted }
            let posted: String? = try row.get(4)
            let firstSeen: Timestamp = try row.get(5)
            let (least, most): (Int?, Int?) = (try row.get(7), try row.get(8))
            let currency: String? = try row.get(9)
            var pay: YearlyPay?
            if let least, let most, let currency {
                pay = YearlyPay(least: least, most: most, currency: currency)
            }
            return Posting(
                key: try row.get(0), title: try row.get(1), company: try row.get(2), skills: skills,
                posted: posted.flatMap { Day($0) } ?? firstSeen.day, level: try row.get(6), pay: pay
            )
        }
    }
}
