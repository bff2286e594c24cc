internal import Prelude
package import Storage

/// What people call the records that ids stand for.
package enum RecordNames {
    /// How many ids one question may name.
    package static let maximum = 500

    /// The names of people and the titles of jobs; for a document and for a row of the team's Airtable,
    /// whom it is about, for a document else the name of its file. Ids that stand for nothing are left out.
    package static func names(
        of ids: [String], on connection: any Connection
    ) throws -> [String: String] {
        let list = Set(ids).sorted().prefix(maximum).map(\.sqlValue)
        guard !list.isEmpty else { return [:] }
        let rows = try connection.query(
            """
            SELECT id, name, NULL FROM candidate WHERE id IN (\(list: list))
            UNION ALL SELECT id, title, NULL FROM job WHERE id IN (\(list: list))
            UNION ALL SELECT document.id, COALESCE(candidate.name, job.title), document.path
            FROM document LEFT JOIN candidate ON candidate.id = document.candidate_id
            LEFT JOIN job ON job.id = document.job_id WHERE document.id IN (\(list: list))
            UNION ALL SELECT record_id, \(rowName), NULL FROM \(rows)
            WHERE team_table IN (\(rowTables)) AND record_id IN (\(list: list))
            AND \(rowName) IS NOT NULL
            """)
        var names: [String: String] = [:]
        for row in rows {
            let path = try row.get(2, as: String?.self)
            names[try row.get(0)] =
                try row.get(1, as: String?.self)
                ?? path?.split(separator: "/").last.map(String.init) ?? ""
        }
        return names
    }

    /// Rows of the team's Airtable with whom they are about.
    private static let rows: SQL = """
        team_row LEFT JOIN candidate ON owner_kind = 'candidate' AND candidate.id = owner_id
        LEFT JOIN job ON owner_kind = 'job' AND job.id = owner_id
        """
    /// The tables whose rows are about somebody; named, so that they are found by their key.
    private static let rowTables: SQL = "'talent', 'customers', 'positions'"
    private static let rowName: SQL = "COALESCE(candidate.name, job.title)"

    /// The ids of the people, jobs, documents and rows whose names have all of some words in small letters.
    package static func ids(
        named words: [String], on connection: any Connection
    ) throws -> [String] {
        // What stands for other letters in a pattern is looked for as little as any other sign.
        let patterns = words.map { "%\($0.filter { !"%_".contains($0) })%" }
        func all(_ column: SQL) -> SQL {
            .joined(patterns.map { "lower(\(column)) LIKE \($0)" as SQL }, separator: " AND ")
        }
        let rows = try connection.query(
            """
            SELECT id FROM candidate WHERE \(all("name")) UNION SELECT id FROM job
            WHERE \(all("title")) UNION SELECT document.id FROM document
            LEFT JOIN candidate ON candidate.id = document.candidate_id
            LEFT JOIN job ON job.id = document.job_id
            WHERE \(all("COALESCE(candidate.name, job.title, document.path)"))
            UNION SELECT record_id FROM \(rows) WHERE \(all(rowName))
            LIMIT \(maximum)
            """)
        return try rows.map { try $0.get(0) }
    }
}

extension Desk {
    /// What tells whether anything that lists and pages show has changed: it differs after each
    /// decision, reading and matching, and stays the same while the engine only keeps its books.
    package func revision() async throws -> String {
        try await database.reading { connection in
            let parts: [Int] = try [
                "SELECT max(seq) FROM ledger", "SELECT max(updated_at) FROM job",
                "SELECT max(updated_at) FROM candidate WHERE is_listed = 1",
                "SELECT max(matched_at) FROM matching", "SELECT count(*) FROM job",
                "SELECT count(*) FROM question WHERE status = 'open'",
                "SELECT count(*) FROM match WHERE is_stale = 1",
            ].map { (sql: SQL) in try connection.value(sql, as: Int.self) ?? 0 }
            return parts.map(String.init).joined(separator: " ")
        }
    }
}
