package import Prelude
package import Storage

/// Erases a person: texts, documents, vectors, search rows, notes, attachments, questions and the
/// values that entries of the ledger point to. What stays is a tombstone, every entry, and matches
/// of which only the numbers are left, so that a job's list still adds up.
package enum Erasure {
    /// What the ledger calls it.
    package static let kind = "candidate"
    /// What stands in place of a name.
    package static let tombstone = "Erased person"

    /// The tables whose rows tell of a person and of nobody else.
    private static let tables = [
        "document", "identity", "experience", "education", "project", "attribute",
        "candidate_skill", "note", "attachment", "candidate_merge", "ledger_value",
    ]

    /// Erases a person and everybody who was merged into them, in the caller's transaction. The
    /// database is to be purged after it, since what is deleted can still be read from its pages.
    ///
    /// Returns how many records were erased.
    ///
    /// - Throws: `EditError.missing`.
    package static func erase(
        _ person: ID<Candidate>, ledger: inout Ledger, on connection: any Connection
    ) throws -> Int {
        let current = try MergedPeople.current(person, on: connection)
        try Editing.check(current.text, kind: .candidate, on: connection)
        let people = try MergedPeople.all(into: current, on: connection)
        let list = SQL.joined(people.map { "\($0)" }, separator: ", ")
        try forget(list, on: connection)
        try scrubMatches(Set(people.map(\.text)), list, on: connection)
        for id in people {
            try ledger.witness("erase", CellAddress(kind: kind, subject: id.text))
        }
        try connection.execute(
            """
            UPDATE candidate SET name = \(tombstone), sort_name = '', headline = \(String?.none),
            city = \(String?.none), country = \(String?.none), seniority = \(String?.none),
            years = \(Double?.none), status = \(StandingFields.personStatuses[0]),
            exclusion = \(String?.none), is_highlighted = 0, verification = 'unverified',
            ranking = \(Int?.none), overall_rating = \(Int?.none),
            exclusion_evidence = \(String?.none), needs_vectors = 0, is_listed = 0,
            merged_into = \(String?.none), erased_at = \(ledger.now), updated_at = \(ledger.now)
            WHERE id IN (\(list))
            """)
        try SearchIndex.forgetDeleted(on: connection)
        return people.count
    }

    private static func forget(_ list: SQL, on connection: any Connection) throws {
        let numbers = try connection.query("SELECT seq FROM candidate WHERE id IN (\(list))")
        for row in numbers { try SearchIndex.remove(try row.get(0), on: connection) }
        let groups = try connection.query(
            """
            SELECT DISTINCT group_id FROM ledger JOIN ledger_value
            ON ledger_value.id IN (ledger.before_value, ledger.after_value)
            WHERE ledger_value.candidate_id IN (\(list))
            """
        ).map { try $0.get(0, as: String.self) }
        // A merge that was taken back has left copies of the person's values with the other one.
        try connection.execute(
            """
            DELETE FROM ledger_value WHERE id IN (SELECT after_value FROM ledger WHERE group_id IN
            (SELECT group_id FROM ledger WHERE kind = \(MergeCell.name) AND subject IN (\(list))
            AND reverts IS NULL))
            """)
        for table in tables {
            try connection.execute(
                "DELETE FROM \(.raw(table)) WHERE candidate_id IN (\(list))")
        }
        try connection.execute(
            "DELETE FROM question WHERE candidate_id IN (\(list)) OR other_id IN (\(list))")
        for table in ["candidate_field", "candidate_vector"] {
            try connection.execute("DELETE FROM \(.raw(table)) WHERE owner_id IN (\(list))")
        }
        for group in groups {
            try connection.execute(
                """
                UPDATE ledger_group SET is_erased = 1 WHERE id = \(group) AND NOT EXISTS (
                    SELECT 1 FROM ledger JOIN ledger_value ON ledger_value.id = ledger.after_value
                    WHERE ledger.group_id = \(group))
                """)
        }
    }

    /// Of each match the parts of the score stay, which are numbers; of who was left out, that
    /// somebody was.
    private static func scrubMatches(
        _ people: Set<String>, _ list: SQL, on connection: any Connection
    ) throws {
        for match in try connection.fetch(Match.self, "WHERE candidate_id IN (\(list))") {
            let parts: JSONValue = ["parts": match.explanation["parts"] ?? .null]
            try connection.execute(
                """
                UPDATE match SET explanation = \(parts), reason = \(String?.none)
                WHERE id = \(match.id)
                """)
        }
        for run in try connection.fetch(MatchRun.self, "") {
            var run = run
            let excluded = run.excluded.elements ?? []
            guard excluded.contains(where: { people.contains($0["candidate"]?.string ?? "") })
            else { continue }
            run.excluded = .array(
                excluded.map { item in
                    guard let id = item["candidate"]?.string, people.contains(id) else {
                        return item
                    }
                    return [
                        "candidate": .string(id), "name": .string(tombstone), "reason": "erased",
                    ]
                })
            try connection.execute(run.upsert(onConflict: "job_id"))
        }
    }
}
