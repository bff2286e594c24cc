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
        "candidate_skill", "candidate_skill_edit", "candidate_skill_covered", "note", "attachment",
        "candidate_merge", "ledger_value", "role_fitness", "gap_report",
        "candidate_category", "fit", "resume_variant",
    ]

    /// The tables in which names of skills are a person's.
    private static let skillTables = [
        "candidate_skill", "candidate_skill_edit", "candidate_skill_covered",
    ]

    /// Erases a person and everybody who was merged into them, in the caller's transaction. What is
    /// deleted can still be read from the database's pages, so `finish` is to follow.
    ///
    /// `alsoForget` is given the ids of the people and their documents and the paths of their files,
    /// for whoever else on the desk keeps something under those names.
    ///
    /// Returns how many records were erased.
    ///
    /// - Throws: `EditError.missing`.
    package static func erase(
        _ person: ID<Candidate>, ledger: inout Ledger, on connection: any Connection,
        alsoForget: Forget = { _, _ in }
    ) throws -> Int {
        let current = try MergedPeople.current(person, on: connection)
        try Editing.check(current.text, kind: .candidate, on: connection)
        let people = try MergedPeople.all(into: current, on: connection)
        let list = SQL.joined(people.map { "\($0)" }, separator: ", ")
        let names = try namesOfNobodyElse(list, on: connection)
        try alsoForget(try traces(of: people, list, on: connection), connection)
        try forgetValues(people, list, names, on: connection)
        try forget(list, on: connection)
        try forgetNames(names, on: connection)
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
            erased_at = \(ledger.now), updated_at = \(ledger.now) WHERE id IN (\(list))
            """)
        try SearchIndex.forgetDeleted(on: connection)
        try connection.execute("INSERT INTO purge_pending (since) VALUES (\(ledger.now))")
        return people.count
    }

    /// Forgets what is kept elsewhere on the desk under some names.
    package typealias Forget = @Sendable ([String], any Connection) throws -> Void

    private static func traces(
        of people: [ID<Candidate>], _ list: SQL, on connection: any Connection
    ) throws -> [String] {
        let documents = try connection.query(
            "SELECT id, path FROM document WHERE candidate_id IN (\(list))")
        return try people.map(\.text)
            + documents.flatMap {
                [try $0.get(0, as: String.self), try $0.get(1, as: String.self)]
            }
    }

    /// Whether something was erased that can still be read from the database's own files, as when
    /// the program was ended before it could write them anew.
    package static func isPending(on connection: any Connection) throws -> Bool {
        try pending(on: connection) != nil
    }

    /// Makes everything unreadable that was erased; false when there was nothing to do.
    ///
    /// - Throws: `DatabaseError` of kind `busy` while another program reads old pages.
    @discardableResult
    package static func finish(on database: any Database) throws -> Bool {
        guard let last = try database.read({ try pending(on: $0) }) else { return false }
        try database.purge()
        try database.write { try settle(until: last, on: $0) }
        return true
    }

    /// The moment of the last erasure whose traces may still be readable, or nil.
    static func pending(on connection: any Connection) throws -> Timestamp? {
        try connection.value("SELECT max(since) FROM purge_pending")
    }

    /// Notes that the file was written anew after a moment; what was erased later waits on.
    static func settle(until last: Timestamp, on connection: any Connection) throws {
        try connection.execute("DELETE FROM purge_pending WHERE since <= \(last)")
    }

    private static func forget(_ list: SQL, on connection: any Connection) throws {
        let numbers = try connection.query("SELECT seq FROM candidate WHERE id IN (\(list))")
        for row in numbers { try SearchIndex.remove(try row.get(0), on: connection) }
        // What was read in a text is the text once more, unless somebody else has the same.
        try connection.execute(
            """
            DELETE FROM document_extraction WHERE id IN (
                SELECT extraction_id FROM extraction_use JOIN document ON document.id = document_id
                WHERE candidate_id IN (\(list)))
            AND id NOT IN (
                SELECT extraction_id FROM extraction_use JOIN document ON document.id = document_id
                WHERE candidate_id IS NULL OR candidate_id NOT IN (\(list)))
            """)
        for table in tables {
            try connection.execute(
                "DELETE FROM \(.raw(table)) WHERE candidate_id IN (\(list))")
        }
        // Edits of a résumé that was given as a file name nobody. They may be of this person, and can be
        // asked for again.
        try connection.execute("DELETE FROM resume_variant WHERE candidate_id IS NULL")
        try connection.execute(
            "DELETE FROM question WHERE candidate_id IN (\(list)) OR other_id IN (\(list))")
        try TeamRow.forget(people: list, on: connection)
        try connection.execute(
            "DELETE FROM vector_made WHERE owner = 'candidate' AND owner_id IN (\(list))")
        for table in ["candidate_field", "candidate_vector"] {
            try connection.execute("DELETE FROM \(.raw(table)) WHERE owner_id IN (\(list))")
        }
    }

    /// The names of skills that only these people's documents brought: nobody else claims them, no
    /// job asks for them, and no other name hangs on them.
    private static func namesOfNobodyElse(
        _ list: SQL, on connection: any Connection
    ) throws -> [String] {
        let own = SQL.joined(
            skillTables.map { "SELECT skill_id FROM \(.raw($0)) WHERE candidate_id IN (\(list))" },
            separator: " UNION ")
        let nobodyElse = SQL.joined(
            skillTables.map {
                """
                NOT EXISTS (SELECT 1 FROM \(.raw($0)) AS other
                    WHERE other.skill_id = skill.id AND other.candidate_id NOT IN (\(list)))
                """
            }, separator: " AND ")
        return try connection.query(
            """
            SELECT skill.id FROM skill WHERE (family IS NULL OR created_by = 'import')
            AND id IN (\(own)) AND \(nobodyElse)
            AND NOT EXISTS (SELECT 1 FROM job_skill WHERE job_skill.skill_id = skill.id)
            AND NOT EXISTS (SELECT 1 FROM skill AS other WHERE other.id <> skill.id
                AND (other.bag_id = skill.id OR other.read_as = skill.id))
            """
        ).map { try $0.get(0) }
    }

    private static func forgetNames(_ names: [String], on connection: any Connection) throws {
        for name in names {
            try connection.execute("DELETE FROM question WHERE skill_id = \(name)")
            try connection.execute("DELETE FROM skill WHERE id = \(name)")
        }
    }

    /// Deletes what the ledger remembers: values of these people, values of whatever is about them
    /// even when another had it at the time, and what merges that were taken back had put into the
    /// other person's cells. Of a group of which nothing is left neither undo nor redo knows.
    private static func forgetValues(
        _ people: [ID<Candidate>], _ list: SQL, _ names: [String], on connection: any Connection
    ) throws {
        // The empty name is no group's; PostgreSQL knows no empty list.
        let merges = SQL.joined(
            ([""] + (try self.merges(of: Set(people.map(\.text)), on: connection))).map {
                "\($0)"
            }, separator: ", ")
        let subjects: SQL = """
            kind <> \(kind) AND subject IN (SELECT id FROM candidate WHERE id IN (\(list))
            UNION SELECT id FROM match WHERE candidate_id IN (\(list))
            UNION SELECT id FROM note WHERE candidate_id IN (\(list))
            UNION SELECT id FROM question WHERE candidate_id IN (\(list)) OR other_id IN (\(list)))
            OR kind = \(BagCell.name) AND subject IN (\(list: ([""] + names).map(\.sqlValue)))
            """
        let values: SQL = """
            SELECT id FROM ledger_value WHERE candidate_id IN (\(list))
            UNION SELECT before_value FROM ledger WHERE \(subjects)
            UNION SELECT after_value FROM ledger WHERE \(subjects)
            UNION SELECT reason FROM ledger WHERE \(subjects)
            UNION SELECT after_value FROM ledger WHERE group_id IN (\(merges))
            UNION SELECT reason FROM ledger WHERE group_id IN (\(merges)) OR reverts IN (\(merges))
            """
        let groups = try connection.query(
            """
            SELECT DISTINCT group_id FROM ledger
            WHERE reverts IS NULL AND after_value IN (\(values))
            """
        ).map { try $0.get(0, as: String.self) }
        try connection.execute("DELETE FROM ledger_value WHERE id IN (\(values))")
        for group in groups {
            try connection.execute(
                """
                UPDATE ledger_group SET is_erased = 1 WHERE id = \(group) AND NOT EXISTS (
                    SELECT 1 FROM ledger JOIN ledger_value ON ledger_value.id = ledger.after_value
                    WHERE ledger.group_id = \(group))
                """)
        }
    }

    /// The groups of decisions that merged one of these people with somebody.
    private static func merges(
        of people: Set<String>, on connection: any Connection
    ) throws -> [String] {
        try connection.query(
            """
            SELECT group_id, subject, ledger_value.value FROM ledger
            JOIN ledger_value ON ledger_value.id = ledger.after_value
            WHERE kind = \(MergeCell.name) AND reverts IS NULL
            """
        ).compactMap { row in
            let state: JSONValue = try row.get(2)
            let both: [String?] = [try row.get(1), state["into"]?.string]
            return both.contains { people.contains($0 ?? "") } ? try row.get(0) : nil
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
