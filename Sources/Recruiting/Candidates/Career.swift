internal import Prelude
internal import Storage

/// What a person did, as their own documents tell it and those of the records that were merged
/// into them. The rows stay with the record they were read for, so that a later reading of one
/// record replaces its own alone.
struct Career {
    /// The positions, those of the person's own documents first.
    private(set) var experiences: [Experience] = []
    /// The education.
    private(set) var education: [Education] = []
    /// The projects.
    private(set) var projects: [Project] = []

    /// Reads what a person did.
    init(of person: ID<Candidate>, on connection: any Connection) throws {
        for record in try MergedPeople.all(into: person, on: connection) {
            // Two versions of a CV tell much of the same career twice.
            experiences += Self.unseen(
                try Self.rows(of: record, on: connection), in: experiences
            ) { [$0.company, $0.title] }
            education += Self.unseen(
                try Self.rows(of: record, on: connection), in: education
            ) { [$0.institution, $0.degree, $0.field] }
            projects += Self.unseen(
                try Self.rows(of: record, on: connection), in: projects
            ) { [$0.name] }
        }
    }

    private static func rows<Row: Record>(
        of record: ID<Candidate>, on connection: any Connection
    ) throws -> [Row] {
        try connection.fetch(Row.self, "WHERE candidate_id = \(record) ORDER BY position")
    }

    /// The rows that do not name what a record before them named already.
    private static func unseen<Row>(
        _ rows: [Row], in known: [Row], named names: (Row) -> [String?]
    ) -> [Row] {
        func key(_ row: Row) -> [String] {
            names(row).map { SkillFolding.fold($0 ?? "") }
        }
        let seen = Set(known.map(key))
        return rows.filter { !seen.contains(key($0)) }
    }
}
