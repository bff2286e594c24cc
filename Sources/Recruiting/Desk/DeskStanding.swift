package import Prelude
internal import Storage

/// What recruiters say of people and jobs, notes, merges and erasures, as screens ask for them.
extension Desk {
    /// Sets a job's status; with `parks` its active people are parked in the same step of undo.
    ///
    /// - Throws: `EditError`, `FieldError`, `DatabaseError`.
    package func setStatus(
        ofJob job: ID<Job>, to status: String, parks: Bool
    ) async throws -> DecisionOutcome {
        try await deciding { desk in
            let group = try Standing.setStatus(
                ofJob: job.text, to: status, parks: parks, reason: nil, ledger: &desk.ledger,
                on: desk.connection)
            return try Desk.outcome(
                "edit", JobStandingCell.name, job.text, field: "status", detail: status, group,
                desk)
        }
    }

    /// How many people are on the way to being hired for a job.
    package func activeCount(of job: ID<Job>) async throws -> Int {
        try await database.reading {
            try MatchDecision.activeMatches(of: job.text, on: $0).count
        }
    }

    /// Leaves a person out of every matching, or takes them in again for no reason.
    ///
    /// - Throws: `EditError`, `MatchDecisionError.noReason`, `DatabaseError`.
    package func setExclusion(
        of person: ID<Candidate>, reason: String?
    ) async throws -> DecisionOutcome {
        try await deciding { desk in
            let group =
                if let reason {
                    try Standing.exclude(
                        person.text, reason: reason, evidence: nil, ledger: &desk.ledger,
                        on: desk.connection)
                } else {
                    try Standing.include(
                        person.text, reason: nil, ledger: &desk.ledger, on: desk.connection)
                }
            return try Desk.outcome(
                reason == nil ? "include" : "exclude", CandidateStandingCell.name, person.text,
                field: "", detail: nil, group, desk)
        }
    }

    /// Marks a person as fraud, with a file that shows it when there is one.
    ///
    /// - Throws: `EditError.missing`, `DatabaseError`.
    package func markFraud(
        _ person: ID<Candidate>, evidence: Attachment?
    ) async throws -> DecisionOutcome {
        try await deciding { desk in
            let group = try Standing.markFraud(
                person.text, reason: nil, evidence: evidence, ledger: &desk.ledger,
                on: desk.connection)
            return try Desk.outcome(
                "edit", CandidateStandingCell.name, person.text, field: "status",
                detail: StandingFields.fraud, group, desk)
        }
    }

    /// Says how far a person's claims have been checked.
    ///
    /// - Throws: `EditError`, `FieldError`, `DatabaseError`.
    package func verify(
        _ person: ID<Candidate>, _ status: String, notes: String?
    ) async throws -> DecisionOutcome {
        try await deciding { desk in
            let group = try Standing.verify(
                person.text, status, notes: notes, ledger: &desk.ledger, on: desk.connection)
            return try Desk.outcome(
                "edit", CandidateStandingCell.name, person.text, field: "verification_status",
                detail: status, group, desk)
        }
    }

    /// Writes a note about a person, or about the person for one job.
    ///
    /// - Throws: `NoteError`, `DatabaseError`.
    package func note(
        _ text: String, about person: ID<Candidate>, match: ID<Match>?
    ) async throws -> DecisionOutcome {
        try await deciding { desk in
            let note = try Notes.add(
                text, to: person, match: match, ledger: &desk.ledger, on: desk.connection)
            return try Desk.outcome(
                "note", NoteCell.name, note.text, field: "", detail: nil, note.text, desk)
        }
    }

    /// Corrects a person's skills by lines such as `+ Rust, 8` (`SkillFeedback`).
    ///
    /// - Throws: `SkillFeedback.Mistake`, `EditError`, `DatabaseError`.
    package func correctSkills(
        of person: ID<Candidate>, _ lines: String
    ) async throws -> DecisionOutcome {
        let changes = try SkillFeedback(lines).whole()
        let rules = rules
        return try await deciding { desk in
            var skills = SkillEditing(
                on: desk.connection, rules: rules, now: desk.ledger.now)
            let (counts, group) = try skills.take(
                changes, of: person.text, ledger: &desk.ledger)
            return try Desk.outcome(
                "skills", CandidateStandingCell.name, person.text, field: "",
                detail: counts.sentence, group, desk)
        }
    }

    /// Merges one person into another.
    ///
    /// - Throws: `MergeError`, `DatabaseError`.
    package func merge(
        _ loser: ID<Candidate>, into winner: ID<Candidate>
    ) async throws -> DecisionOutcome {
        try await deciding { desk in
            let group = try Merging(on: desk.connection).merge(
                loser, into: winner, ledger: &desk.ledger)
            return try Desk.outcome(
                "merge", CandidateStandingCell.name, winner.text, field: "", detail: nil, group,
                desk)
        }
    }

    /// Two people side by side, or nil when one of them is not there.
    package func compare(
        _ first: ID<Candidate>, _ second: ID<Candidate>
    ) async throws -> Comparison? {
        try await database.reading { try Comparison(first, second, on: $0) }
    }

    /// What happened to a person over all jobs.
    package func timeline(of person: ID<Candidate>) async throws -> Timeline {
        try await database.reading { try Timeline(of: person, on: $0) }
    }

    /// Erases a person for good, and makes what was deleted unreadable in the desk's files. The
    /// name is the one that was on the screen: somebody of another name is not erased.
    ///
    /// - Throws: `EditError.missing`, `DatabaseError`.
    package func erase(
        _ person: ID<Candidate>, named name: String
    ) async throws -> DecisionOutcome {
        var outcome = try await deciding { desk in
            let current = try desk.connection.value(
                "SELECT name FROM candidate WHERE id = \(person) AND is_listed = 1",
                as: String.self)
            guard current == name else { throw EditError.missing(person.text) }
            let count = try Erasure.erase(
                person, ledger: &desk.ledger, on: desk.connection, alsoForget: alsoForget)
            return DecisionOutcome(
                action: "erase", original: "erase", subject: "", field: "", records: [person.text],
                isChanged: true,
                detail: count > 1 ? "Erased \(count) records of the person for good" : nil)
        }
        do {
            let last = try await database.reading { try Erasure.pending(on: $0) }
            try await database.purging()
            if let last {
                try await database.writing { try Erasure.settle(until: last, on: $0) }
            }
        } catch let error as DatabaseError where error.isTransient {
            outcome.detail =
                "Erased, but another program still holds old pages of the desk: close it, then run"
                + " muster candidate erase \(person.text) --yes"
        }
        return outcome
    }

    /// The saved searches, by name.
    package func savedQueries() async throws -> [SavedQuery] {
        try await database.reading { try SavedQuery.all(on: $0) }
    }

    /// Saves a search under a name.
    ///
    /// - Throws: `SearchQuery.Problem`, `SavedQueryError`, `DatabaseError`.
    package func save(_ query: String, as name: String) async throws -> DecisionOutcome {
        try await deciding { desk in
            let group = try SavedQuery.save(query, as: name, ledger: &desk.ledger)
            return try Desk.outcome(
                "save", SavedQueryCell.name, name, field: "", detail: nil, group, desk)
        }
    }

    static func outcome(
        _ action: String, _ kind: String, _ subject: String, field: String, detail: String?,
        _ group: String?, _ desk: Transaction
    ) throws -> DecisionOutcome {
        let address = CellAddress(kind: kind, subject: subject, field: field)
        return DecisionOutcome(
            action: action, original: action,
            subject: try name(of: address, on: desk.connection), field: field,
            records: [subject], isChanged: group != nil, detail: detail)
    }
}
