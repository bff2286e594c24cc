internal import Prelude
internal import Storage

extension Intake {
    /// Takes what a post says about a job into the desk: a new job, or a new version of the post
    /// that lay at the same place.
    package mutating func take(_ draft: JobDraft, from incoming: Incoming) throws -> Outcome {
        if let known = try known(incoming) { return known }
        let existing = try owner(of: incoming, "job_id") ?? jobAtPlace(of: incoming)
        let job = try existing ?? newJob()
        let (document, replaced) = try store(
            incoming, candidate: nil, job: job, warnings: draft.warnings)
        try FieldStore(owner: .job).merge(
            draft.fields, into: job, source: source, document: document,
            clears: !replaced.isEmpty, on: connection, now: now)
        try take(draft.skills, job, document)
        try JobSummary.refresh(job, on: connection, now: now)
        try askAboutConflicts(of: job, kind: .job)
        let title: String = try connection.value("SELECT title FROM job WHERE id = \(job)") ?? ""
        return existing == nil ? .imported(id: job, name: title) : .updated(id: job, name: title)
    }

    private func jobAtPlace(of incoming: Incoming) throws -> String? {
        let part: SQL = incoming.part.map { "part = \($0)" } ?? "part IS NULL"
        return try connection.value(
            """
            SELECT job_id FROM document WHERE path = \(incoming.path) AND \(part)
            AND job_id IS NOT NULL AND is_current = 1 ORDER BY id DESC
            """)
    }

    private mutating func newJob() throws -> String {
        let id: ID<Job> = ids.next(at: now)
        try connection.execute(
            """
            INSERT INTO job (id, title, sort_title, created_at, updated_at)
            VALUES (\(id), '', '', \(now), \(now))
            """)
        return id.text
    }

    /// A post is the whole truth about its job's skills, so they are replaced; of a skill that
    /// stands in both lists the must wins.
    private mutating func take(
        _ requirements: [JobDraft.Requirement], _ job: String, _ document: String
    ) throws {
        let isDecided: Bool? = try connection.value(
            "SELECT has_own_skills FROM job WHERE id = \(job)")
        if isDecided ?? false { return }
        try connection.execute("DELETE FROM job_skill WHERE job_id = \(job)")
        var taken: Set<ID<Bag>> = []
        let ordered = requirements.filter(\.isMust) + requirements.filter { !$0.isMust }
        for requirement in ordered {
            let skill = try bags.obtain(
                requirement.skill, surface: requirement.surface, ids: &ids)
            try ask(about: requirement.skill, filedAs: skill)
            guard taken.insert(skill).inserted else { continue }
            try connection.execute(
                JobSkill(
                    job: ID(job), skill: skill, surface: requirement.surface,
                    requirement: requirement.isMust ? "must_have" : "nice_to_have",
                    minYears: requirement.minYears, minLevel: requirement.minLevel,
                    capability: requirement.capability,
                    document: requirement.span == nil ? nil : document,
                    start: requirement.span?.start, end: requirement.span?.end,
                    position: taken.count
                ).insert())
        }
    }
}
