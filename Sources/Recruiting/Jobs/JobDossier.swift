package import Prelude
package import Storage

/// Everything the desk holds about one job.
package struct JobDossier: Sendable {
    /// The job as lists show it.
    package var job: Job
    /// The (N) fields that are stored, by name.
    package var fields: [String: FieldState]
    /// The wanted skills with their canonical names, the musts first.
    package var skills: [(skill: JobSkill, bag: BagMember)]
    /// Whether recruiters decided the wanted skills, so that no reading does.
    package var hasOwnSkills: Bool
    /// The fields of which it is being asked which of two values holds, and `JobSkillEdits.asked`.
    package var askedFields: Set<String>
    /// The documents, newest first.
    package var documents: [SourceDocument]

    /// Reads the dossier of a job, or nil when there is no such job.
    package init?(_ id: ID<Job>, on connection: any Connection) throws {
        guard let job = try connection.first(Job.self, "WHERE id = \(id)") else { return nil }
        self.job = job
        fields = try FieldStore(owner: .job).all(of: id.text, on: connection)
        let columns = JobSkill.table.columns.count
        skills = Self.byBag(
            try connection.query(
                """
                SELECT \(JobSkill.qualifiedColumnList), \(BagMember.qualifiedColumnList)
                FROM job_skill JOIN skill AS asked ON asked.id = job_skill.skill_id
                JOIN skill ON skill.id = asked.bag_id WHERE job_id = \(id) ORDER BY position
                """
            ).map { (try JobSkill(row: $0), try BagMember(row: Row(Array($0.values[columns...])))) }
        )
        hasOwnSkills =
            try connection.value("SELECT has_own_skills FROM job WHERE id = \(id)") ?? false
        askedFields = try QuestionStore.conflicts(of: id.text, kind: .job, on: connection)
        documents = try connection.fetch(
            SourceDocument.self, "WHERE job_id = \(id) ORDER BY id DESC")
    }

    /// Two names of one bag are one demand: the stricter one, in the first place.
    private static func byBag(
        _ demands: [(skill: JobSkill, bag: BagMember)]
    ) -> [(skill: JobSkill, bag: BagMember)] {
        var places: [ID<Bag>: Int] = [:]
        var merged: [(skill: JobSkill, bag: BagMember)] = []
        for (demand, bag) in demands {
            guard let place = places[bag.id] else {
                places[bag.id] = merged.count
                merged.append((demand, bag))
                continue
            }
            if demand.requirement == "must_have" { merged[place].skill.requirement = "must_have" }
            let first = merged[place].skill
            merged[place].skill.minYears = [first.minYears, demand.minYears].compactMap(\.self)
                .max()
            merged[place].skill.minLevel = [first.minLevel, demand.minLevel].compactMap(\.self)
                .max()
            merged[place].skill.capability = first.capability ?? demand.capability
        }
        return merged
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

/// The jobs of a desk as a list, read by windows. Jobs that nobody works on any more are left out
/// unless they are asked for; the word `is:archived` asks for them alone.
package enum JobList {
    /// The word of a search that asks for the jobs that nobody works on any more.
    package static let archivedWord = "is:archived"

    /// How many jobs have some words in their title.
    package static func count(
        matching words: String = "", includingArchived: Bool = false,
        on connection: any Connection
    ) throws -> Int {
        try connection.value(
            "SELECT count(*) FROM job WHERE \(condition(words, includingArchived))") ?? 0
    }

    private static func condition(_ words: String, _ includingArchived: Bool) -> SQL {
        let asked = words.split(separator: " ").map(String.init)
        let title = asked.filter { $0 != archivedWord }.joined(separator: " ")
        let pattern = "%" + SearchText.likeLiteral(SearchText.sortKey(title)) + "%"
        let archived: SQL = "status IN (\(list: StandingFields.archived.map(\.sqlValue)))"
        let shown: SQL =
            asked.contains(archivedWord)
            ? " AND \(archived)" : includingArchived ? "" : " AND NOT \(archived)"
        return "sort_title LIKE \(pattern) ESCAPE '\\'\(shown)"
    }

    /// The jobs at some positions of the list, by title.
    package static func rows(
        offset: Int, limit: Int, matching words: String = "", includingArchived: Bool = false,
        on connection: any Connection
    ) throws -> [Job] {
        try connection.fetch(
            Job.self,
            """
            WHERE \(condition(words, includingArchived)) ORDER BY sort_title, seq
            LIMIT \(limit) OFFSET \(max(0, offset))
            """)
    }
}
