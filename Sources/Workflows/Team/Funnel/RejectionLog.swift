internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// What the Rejection Log tells of matches, and what it tells of people who have none yet: it is kept
/// until a matching finds them, so that nobody who was turned down is proposed.
enum RejectionLog {
    /// Moves the matches that a row tells of; returns how many were moved, and the rows of the people who
    /// have no match for the position.
    static func move(
        _ entry: RejectionEntry, at position: String, _ commit: inout StepCommit
    ) throws -> (moved: Int, waiting: [String]) {
        var ledger = Ledger(
            on: commit.connection, who: TeamEdits.who, now: commit.now, ids: commit.ids)
        var (moved, waiting) = (0, [String]())
        for person in entry.people {
            let match = try commit.connection.query(
                """
                SELECT match.id, match.stage FROM match
                JOIN team_row AS person ON person.owner_id = match.candidate_id
                JOIN team_row AS job ON job.owner_id = match.job_id
                JOIN candidate ON candidate.id = match.candidate_id AND is_listed = 1
                WHERE person.record_id = \(person) AND person.team_table = \(TeamTables.talent)
                AND job.record_id = \(position) AND job.team_table = \(TeamTables.positions)
                """
            ).first
            guard let match else {
                waiting.append(person)
                continue
            }
            guard let stage = entry.target(from: try match.get(1)) else { continue }
            let group = try MatchDecision.move(
                try match.get(0), to: stage, reason: entry.reason, anyway: true, ledger: &ledger,
                on: commit.connection)
            if group != nil { moved += 1 }
        }
        commit.ids = ledger.ids
        return (moved, waiting)
    }

    /// Notes that a version of a row was followed for a position, and for whom it still waits: nobody, where
    /// it turns nobody down.
    static func keep(
        _ waiting: RejectionEntry, at position: String, of record: String, hash: String?,
        _ commit: inout StepCommit
    ) throws {
        let known = try TeamRow.of(record, in: TeamTables.rejections, on: commit.connection)
        var row = TeamRow(
            table: TeamTables.rejections, record: record, ownerKind: "match", inputHash: hash,
            updatedAt: commit.now)
        // Of another version nothing waits any more.
        var members = known?.inputHash == hash ? known?.agreed.members ?? [] : []
        members.removeAll { $0.key == position }
        var kept = waiting
        if !kept.isRejection { kept.people = [] }
        members.append(JSONMember(position, kept.kept))
        row.agreed = .object(members)
        try row.save(on: commit.connection)
    }

    /// Whether a version of a row was followed for a position.
    static func isFollowed(_ row: TeamRow?, hash: String, at position: String) -> Bool {
        row?.inputHash == hash && row?.agreed[position] != nil
    }

    /// What waits about a position, by the rows of the log.
    static func waiting(
        at position: String, on connection: any Connection
    ) throws -> [(row: TeamRow, entry: RejectionEntry)] {
        // Ids of rows are letters and digits, and nothing else in the text looks like one in quotes.
        try connection.fetch(
            TeamRow.self,
            """
            WHERE team_table = \(TeamTables.rejections) AND agreed LIKE \("%\"\(position)\"%")
            ORDER BY record_id
            """
        ).compactMap { row in
            guard let kept = row.agreed[position] else { return nil }
            let entry = RejectionEntry(kept: kept, position: position)
            return entry.people.isEmpty ? nil : (row, entry)
        }
    }

    /// What waits about a position and is still in the log as it was, and the rows that are not.
    ///
    /// - Throws: `AirtableProblem`, and what the desk throws.
    static func standing(
        at position: String, _ base: TeamBase, _ context: OpContext
    ) async throws -> (people: [String], gone: [String]) {
        let waiting = try await context.database.reading {
            try Self.waiting(at: position, on: $0)
        }
        guard !waiting.isEmpty else { return ([], []) }
        let columns = try await base.mapping(TeamTables.rejections)
        let text = TeamText(columns, inputs: columns.wanted.columns)
        var (people, gone) = ([String](), [String]())
        for (row, entry) in waiting {
            let record = try await base.client.record(row.record, of: columns.table.id)
            if let record, text.hash(record) == row.inputHash {
                people += entry.people
            } else {
                gone.append(row.record)
            }
        }
        return (people, gone)
    }

    /// Moves whoever was waited for at a position and has a match by now; rows that are not in the log any
    /// more, or not as they were, wait for nobody.
    static func settle(
        at position: String, except gone: [String], _ commit: inout StepCommit
    ) throws {
        for (row, entry) in try waiting(at: position, on: commit.connection) {
            var rest = entry
            if gone.contains(row.record) {
                rest.people = []
            } else {
                rest.people = try move(entry, at: position, &commit).waiting
            }
            guard rest != entry else { continue }
            try keep(rest, at: position, of: row.record, hash: row.inputHash, &commit)
        }
    }

    /// Waits no longer for people at a position whom recruiters have put somewhere since.
    static func forget(
        _ people: [String], at position: String, _ commit: inout StepCommit
    ) throws {
        guard !people.isEmpty else { return }
        for (row, entry) in try waiting(at: position, on: commit.connection) {
            var rest = entry
            rest.people.removeAll(where: people.contains)
            guard rest != entry else { continue }
            try keep(rest, at: position, of: row.record, hash: row.inputHash, &commit)
        }
    }
}
