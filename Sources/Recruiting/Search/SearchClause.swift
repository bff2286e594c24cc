internal import Language
package import Prelude
package import Storage

/// A search as a condition on the table of people.
package struct SearchClause {
    /// Finds the canonical name of what a person calls a skill; the desk's own names need none.
    package typealias Canonical = @Sendable (String) -> String?

    /// The condition, for the place after `WHERE`.
    package let condition: SQL

    /// Compiles a query.
    ///
    /// `now` is what `untouched` counts back from; without it nobody is untouched.
    ///
    /// - Throws: `SearchQuery.Problem` for a field that does not exist.
    package init(
        _ query: SearchQuery, canonical: Canonical = { _ in nil }, now: Timestamp? = nil
    ) throws(SearchQuery.Problem) {
        // Whoever was merged into another or erased is in no list.
        var conditions: [SQL] = ["candidate.is_listed = 1"]
        for term in query.terms {
            let condition = try SearchClause.sql(term.condition, canonical, now)
            // What is unknown does not hold, so its opposite does: nobody vanishes from both lists.
            conditions.append(
                term.isNegated ? "NOT COALESCE((\(condition)), 1 = 0)" : "(\(condition))")
        }
        condition = SQL.joined(conditions, separator: " AND ")
    }

    /// Fields that search names shorter than the desk does, and the indexed column that answers.
    private static let indexed = [
        "name": "name", "full_name": "name", "role": "headline", "title": "headline",
        "headline": "headline", "current_role": "headline", "city": "place", "country": "place",
        "place": "place", "location": "place", "region": "place", "location_city": "place",
        "location_country": "place", "text": "body", "cv": "body",
    ]

    /// Fields whose few values are compared whole.
    private static let words = [
        "seniority": "seniority", "seniority_level": "seniority", "status": "status",
        "verification": "verification", "verification_status": "verification",
    ]

    /// What `is:` asks.
    private static let flags: [String: SQL] = [
        "highlighted": "candidate.is_highlighted = 1",
        "excluded": "candidate.exclusion IS NOT NULL",
        "verified": "candidate.verification = 'verified'",
    ]

    private static func sql(
        _ condition: SearchQuery.Condition, _ canonical: Canonical, _ now: Timestamp?
    ) throws(SearchQuery.Problem) -> SQL {
        switch condition {
        case .words(let text): return anywhere(text)
        case .field(let field, let values):
            return .joined(
                try values.map { (value) throws(SearchQuery.Problem) in try one(field, value) },
                separator: " OR ")
        case .number("untouched", let comparison, let months):
            return try untouched(comparison, months, now)
        case .number(let field, let comparison, let number):
            return try compare(field, comparison, number)
        case .skill(let names, let rating):
            return .joined(names.map { skill($0, rating, canonical) }, separator: " OR ")
        }
    }

    /// The words stand anywhere; or they are a name of a skill, and another name of it does.
    ///
    /// The index has the names that documents use. Which of them are one skill is looked up when
    /// somebody searches, so that a change of bags is seen at once and touches no index.
    private static func anywhere(_ text: String) -> SQL {
        let folded = SkillFolding.fold(text)
        guard !folded.isEmpty else { return "1 = 0" }
        let words = Tokenizer.tokens(of: text).map(\.folded)
        return """
            candidate.seq IN (\(SearchIndex.rows(with: words)) UNION
            SELECT claimant.seq FROM candidate_skill
            JOIN candidate AS claimant ON claimant.id = candidate_skill.candidate_id
            WHERE candidate_skill.skill_id IN (SELECT id FROM skill WHERE bag_id IN
            (SELECT bag_id FROM skill AS named WHERE named.folded = \(folded))))
            """
    }

    private static func words(_ text: String, in column: String?) -> SQL {
        let words = Tokenizer.tokens(of: text).map(\.folded)
        // Marks alone name nothing that could be found.
        guard !words.isEmpty else { return "1 = 0" }
        return "candidate.seq IN (\(SearchIndex.rows(with: words, in: column)))"
    }

    private static func one(_ field: String, _ value: String) throws(SearchQuery.Problem) -> SQL {
        if let column = indexed[field] { return words(value, in: column) }
        if let column = words[field] {
            return "lower(candidate.\(.raw(column))) = \(value.lowercased())"
        }
        if field == "years" || field == "years_of_experience", let years = Double(value) {
            return try compare(field, .equal, years)
        }
        if field == "id" { return "candidate.id = \(value)" }
        if field == "is", let flag = flags[value.lowercased()] { return flag }
        guard CandidateFields.named(field) != nil else { throw unknown(field) }
        // Anything inside the stored value, whatever the case; the escape keeps % and _ literal.
        let pattern = "%" + SearchText.likeLiteral(value.lowercased()) + "%"
        return """
            EXISTS (SELECT 1 FROM candidate_field WHERE owner_id = candidate.id
            AND field = \(field) AND lower(value) LIKE \(pattern) ESCAPE '\\')
            """
    }

    /// Nobody has decided anything about the person, and no document has come, for some months;
    /// or, compared the other way round, somebody has since.
    private static func untouched(
        _ comparison: SearchQuery.Comparison, _ months: Double, _ now: Timestamp?
    ) throws(SearchQuery.Problem) -> SQL {
        guard comparison != .equal else {
            throw SearchQuery.Problem(
                message: "expected untouched:>=12 or untouched:<12", position: 0)
        }
        guard let now else { return "1 = 0" }
        let days = Int((max(0, min(months, 1_200)) * daysPerMonth).rounded())
        let moment = now.advanced(byDays: -days)
        let isSince = comparison == .below || comparison == .atMost
        return "candidate.updated_at \(.raw(isSince ? ">" : "<=")) \(moment)"
    }

    /// The mean length of a month.
    private static let daysPerMonth = 365.25 / 12

    private static func compare(
        _ field: String, _ comparison: SearchQuery.Comparison, _ number: Double
    ) throws(SearchQuery.Problem) -> SQL {
        let sign = SQL.raw(comparison.rawValue)
        if ["years", "years_of_experience", "experience"].contains(field) {
            return "candidate.years \(sign) \(number)"
        }
        if field == "ranking" || field == "overall_rating" || field == "rating" {
            let column = field == "ranking" ? "ranking" : "overall_rating"
            return "candidate.\(.raw(column)) \(sign) \(number)"
        }
        guard let definition = CandidateFields.named(field) else { throw unknown(field) }
        switch definition.kind {
        case .integer, .number:
            return """
                EXISTS (SELECT 1 FROM candidate_field WHERE owner_id = candidate.id
                AND field = \(field) AND value <> 'null'
                AND CAST(value AS \(.real)) \(sign) \(number))
                """
        default:
            throw SearchQuery.Problem(
                message: "\(field) is no number, so it cannot be compared", position: 0)
        }
    }

    private static func skill(_ name: String, _ rating: Int?, _ canonical: Canonical) -> SQL {
        let folded = SkillFolding.fold(canonical(name) ?? name)
        let asked = SkillFolding.fold(name)
        // Where a person filed the name wins over what the lexicon says of it.
        let bags: SQL = """
            SELECT bag_id FROM skill AS named WHERE named.folded = \(asked)
            OR (named.folded = \(folded) AND NOT EXISTS (SELECT 1 FROM skill AS filed
            WHERE filed.folded = \(asked) AND filed.is_filed = 1 AND filed.bag_id IS NOT NULL))
            """
        let least: SQL = rating.map { "AND candidate_skill.rating >= \($0)" } ?? ""
        return """
            candidate.id IN (SELECT candidate_skill.candidate_id FROM candidate_skill
            WHERE candidate_skill.skill_id IN
            (SELECT id FROM skill WHERE bag_id IN (\(bags))) \(least))
            """
    }

    private static func unknown(_ field: String) -> SearchQuery.Problem {
        SearchQuery.Problem(
            message: "there is no field \(field); try name, city, country, role, seniority, years,"
                + " skill, status, text or the name of an (N) field", position: 0)
    }
}
