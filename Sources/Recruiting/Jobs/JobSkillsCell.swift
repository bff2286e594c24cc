package import Prelude
package import Storage

/// The skills that a job asks for, as one cell: `{own, skills}`, where `own` says that recruiters decided
/// them, so that no reading of the post does.
package struct JobSkillsCell: CellKind {
    /// `job_skills`.
    package static let name = "job_skills"
    /// `job_skills`.
    package var name: String { Self.name }

    /// The cells of all jobs.
    package init() {}

    /// The skills as they are asked for.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        let isOwn: Bool? = try connection.value(
            "SELECT has_own_skills FROM job WHERE id = \(address.subject)")
        guard let isOwn else { return .null }
        return Self.state(
            try connection.fetch(
                JobSkill.self, "WHERE job_id = \(address.subject) ORDER BY position, skill_id"),
            isOwn: isOwn)
    }

    /// Asks for them instead of whatever was asked for.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        try connection.execute("DELETE FROM job_skill WHERE job_id = \(address.subject)")
        for skill in state["skills"]?.elements ?? [] {
            guard let row = Self.row(skill, of: ID(address.subject)) else { continue }
            try connection.execute(row.insert())
        }
        try connection.execute(
            """
            UPDATE job SET has_own_skills = \(state["own"]?.bool ?? false)
            WHERE id = \(address.subject)
            """)
        try JobSummary.refresh(address.subject, on: connection, now: now)
    }

    /// The job.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (nil, address.subject) }

    /// What recruiters decided; a reading changes the rest.
    package func isHeld(_ state: JSONValue) -> Bool { state["own"]?.bool ?? false }

    /// The names, those that are insisted on first.
    package func shown(_ state: JSONValue) -> JSONValue {
        let skills = state["skills"]?.elements ?? []
        return skills.isEmpty ? .null : JSONValue(skills.compactMap { $0["surface"]?.string })
    }

    static func state(_ rows: [JobSkill], isOwn: Bool) -> JSONValue {
        ["own": .bool(isOwn), "skills": .array(rows.map(state))]
    }

    private static func state(_ row: JobSkill) -> JSONValue {
        [
            "skill": .string(row.skill.text), "surface": .string(row.surface),
            "requirement": .string(row.requirement), "min_years": JSONValue(row.minYears),
            "min_level": JSONValue(row.minLevel), "capability": JSONValue(row.capability),
            "document": JSONValue(row.document), "start": JSONValue(row.start),
            "end": JSONValue(row.end), "position": JSONValue(row.position),
        ]
    }

    private static func row(_ state: JSONValue, of job: ID<Job>) -> JobSkill? {
        guard let skill = state["skill"]?.string, let surface = state["surface"]?.string,
            let requirement = state["requirement"]?.string
        else { return nil }
        return JobSkill(
            job: job, skill: ID(skill), surface: surface, requirement: requirement,
            minYears: state["min_years"]?.double, minLevel: state["min_level"]?.int,
            capability: state["capability"]?.string, document: state["document"]?.string,
            start: state["start"]?.int, end: state["end"]?.int,
            position: state["position"]?.int ?? 0)
    }
}
