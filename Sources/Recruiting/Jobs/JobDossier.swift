package import Prelude
package import Storage

/// Everything the desk holds about one job.
package struct JobDossier: Sendable {
    /// The job as lists show it.
    package var job: Job
    /// The (N) fields that are stored, by name.
    package var fields: [String: FieldState]
    /// The wanted skills with their canonical names, the musts first.
    package var skills: [(skill: JobSkill, bag: Bag)]
    /// The documents, newest first.
    package var documents: [SourceDocument]

    /// Reads the dossier of a job, or nil when there is no such job.
    package init?(_ id: ID<Job>, on connection: any Connection) throws {
        guard let job = try connection.first(Job.self, "WHERE id = \(id)") else { return nil }
        self.job = job
        fields = try FieldStore(owner: .job).all(of: id.text, on: connection)
        let columns = JobSkill.table.columns.count
        skills = try connection.query(
            """
            SELECT \(JobSkill.qualifiedColumnList), \(Bag.qualifiedColumnList)
            FROM job_skill JOIN skill ON skill.id = job_skill.skill_id
            WHERE job_id = \(id) ORDER BY position
            """
        ).map { (try JobSkill(row: $0), try Bag(row: Row(Array($0.values[columns...])))) }
        documents = try connection.fetch(
            SourceDocument.self, "WHERE job_id = \(id) ORDER BY id DESC")
    }

    /// The value of a field, null when unknown.
    package func value(_ field: String) -> JSONValue { fields[field]?.value ?? .null }

    /// What the readers warn of in the current documents, each once.
    package var warnings: [String] {
        var seen: Set<String> = []
        return documents.filter(\.isCurrent)
            .flatMap { $0.warnings.elements?.compactMap(\.string) ?? [] }
            .filter { seen.insert($0).inserted }
    }
}

/// The jobs of a desk as a list, read by windows.
package enum JobList {
    /// How many jobs have some words in their title.
    package static func count(
        matching words: String = "", on connection: any Connection
    ) throws -> Int {
        let pattern = pattern(words)
        return try connection.value(
            "SELECT count(*) FROM job WHERE sort_title LIKE \(pattern) ESCAPE '\\'") ?? 0
    }

    /// Anything with the words in it; % and _ stand for themselves.
    private static func pattern(_ words: String) -> String {
        let key = SearchText.sortKey(words)
        return "%" + String(key.flatMap { "%_\\".contains($0) ? ["\\", $0] : [$0] }) + "%"
    }

    /// The jobs at some positions of the list, by title.
    package static func rows(
        offset: Int, limit: Int, matching words: String = "", on connection: any Connection
    ) throws -> [Job] {
        let pattern = pattern(words)
        return try connection.fetch(
            Job.self,
            """
            WHERE sort_title LIKE \(pattern) ESCAPE '\\' ORDER BY sort_title, seq
            LIMIT \(limit) OFFSET \(max(0, offset))
            """)
    }
}
