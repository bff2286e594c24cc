package import Prelude
package import Storage

/// Why two people are not merged.
package enum MergeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such person, or no longer.
    case missing(String)
    /// A person cannot be merged into themselves.
    case sameRecord
    /// There is no such field to take from the person who is merged.
    case unknownField(String)

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .missing(let id): "there is no candidate \(id)"
        case .sameRecord: "a person cannot be merged into themselves"
        case .unknownField(let name): "there is no field \(name); `show` lists the fields"
        }
    }
}

/// Makes one person of two: everything of the one is repointed to the other, and undo puts every
/// row back to where it was.
package struct Merging {
    private let connection: any Connection

    /// A merging inside the caller's transaction.
    package init(on connection: any Connection) {
        self.connection = connection
    }

    /// Merges one person into another; `taking` names the (N) fields whose value is taken from the
    /// person who is merged although the other has one. Returns the group to undo.
    ///
    /// - Throws: `MergeError`.
    @discardableResult
    package func merge(
        _ loser: ID<Candidate>, into winner: ID<Candidate>, taking: Set<String> = [],
        reason: String? = nil, ledger: inout Ledger
    ) throws -> String? {
        try ledger.decide(
            "merge",
            try decisions(merging: loser, into: winner, taking: taking, ledger: ledger),
            reason: reason)
    }

    /// The value that stays of a field: what a person wrote, else what is known, the winner's
    /// before the loser's.
    static func chosen(_ winner: FieldState?, _ loser: FieldState?) -> FieldState? {
        let known = [winner, loser].compactMap(\.self)
        return known.first { $0.isLocked } ?? known.first { $0.value != .null } ?? winner
    }

    /// Everything that a merge decides.
    func decisions(
        merging loser: ID<Candidate>, into winner: ID<Candidate>, taking: Set<String>,
        ledger: Ledger
    ) throws -> [Ledger.Decision] {
        guard loser != winner else { throw MergeError.sameRecord }
        if let unknown = taking.sorted().first(where: { CandidateFields.named($0) == nil }) {
            throw MergeError.unknownField(unknown)
        }
        let (from, into) = (try person(loser), try person(winner))
        let fields = try fields(loser, winner, taking)
        return [
            .init(
                CellAddress(kind: MergeCell.name, subject: loser.text),
                try MergePlan(from: loser, into: winner, on: connection).state)
        ] + fields + (try settled(fields, ledger)) + standing(from, into)
            + (try skills(loser, winner)) + (try places(loser, winner, ledger))
            + (try notes(loser, winner))
            + (try questions(loser, winner, ledger))
    }

    /// What was said of the skills of both is said of one; where both say something of a skill, what
    /// was said of the person who stays.
    private func skills(
        _ loser: ID<Candidate>, _ winner: ID<Candidate>
    ) throws -> [Ledger.Decision] {
        let own = Set(try SkillEdit.all(of: winner.text, on: connection).map(\.skill))
        return try SkillEdit.all(of: loser.text, on: connection).filter { !own.contains($0.skill) }
            .map { edit in
                .init(
                    CellAddress(
                        kind: SkillEditCell.name, subject: winner.text, field: edit.skill.text),
                    SkillEditCell.state(edit))
            }
    }

    private func notes(
        _ loser: ID<Candidate>, _ winner: ID<Candidate>
    ) throws -> [Ledger.Decision] {
        let (from, into) = (try matches(of: loser), try matches(of: winner))
        // Where both have a place for one job, one of them is seen from now on.
        let kept = Dictionary(
            uniqueKeysWithValues: from.compactMap { job, match in
                into[job].map { (match.id, $0.id) }
            })
        return try Note.all(of: loser, on: connection).map { note in
            var moved = note
            moved.candidate = winner
            moved.match = note.match.map { kept[$0] ?? $0 }
            return .init(
                CellAddress(kind: NoteCell.name, subject: note.id.text), NoteCell.state(moved))
        }
    }

    /// What was asked about these two, and about whoever was merged into them, is settled.
    private func questions(
        _ loser: ID<Candidate>, _ winner: ID<Candidate>, _ ledger: Ledger
    ) throws -> [Ledger.Decision] {
        let (from, into) = (
            SQL.joined(
                try MergedPeople.all(into: loser, on: connection).map { "\($0)" }, separator: ", "),
            SQL.joined(
                try MergedPeople.all(into: winner, on: connection).map { "\($0)" }, separator: ", ")
        )
        return try connection.fetch(
            Question.self,
            """
            WHERE status = 'open' AND kind = \(Question.Kind.samePerson) AND
            ((candidate_id IN (\(from)) AND other_id IN (\(into)))
            OR (candidate_id IN (\(into)) AND other_id IN (\(from)))) ORDER BY id
            """
        ).map { QuestionStore.settled($0, answer: "merged by hand", by: ledger) }
            + (try repeated(loser, winner, ledger))
    }

    /// Of two questions whether a third person is one of these two, one is enough from now on.
    private func repeated(
        _ loser: ID<Candidate>, _ winner: ID<Candidate>, _ ledger: Ledger
    ) throws -> [Ledger.Decision] {
        func open(_ person: ID<Candidate>) throws -> [ID<Candidate>: Question] {
            let questions = try connection.fetch(
                Question.self,
                """
                WHERE status = 'open' AND kind = \(Question.Kind.samePerson)
                AND (candidate_id = \(person) OR other_id = \(person)) ORDER BY id
                """)
            return Dictionary(
                questions.compactMap { question in
                    let third = question.candidate == person ? question.other : question.candidate
                    return third.map { ($0, question) }
                }, uniquingKeysWith: { first, _ in first })
        }
        let (from, into) = (try open(loser), try open(winner))
        return from.keys.sorted().compactMap { third in
            guard third != winner, into[third] != nil, let question = from[third] else {
                return nil
            }
            return QuestionStore.settled(question, answer: "asked about both", by: ledger)
        }
    }

    private func person(_ id: ID<Candidate>) throws -> Candidate {
        let person = try connection.first(
            Candidate.self, "WHERE id = \(id) AND is_listed = 1")
        guard let person else { throw MergeError.missing(id.text) }
        return person
    }

    private func fields(
        _ loser: ID<Candidate>, _ winner: ID<Candidate>, _ taking: Set<String>
    ) throws -> [Ledger.Decision] {
        let store = FieldStore(owner: .candidate)
        let (from, into) = (
            try store.all(of: loser.text, on: connection),
            try store.all(of: winner.text, on: connection)
        )
        return from.keys.sorted().compactMap { field in
            let kept =
                taking.contains(field) ? from[field] : Self.chosen(into[field], from[field])
            guard let kept, kept.owner == loser.text else { return nil }
            return .init(
                CellAddress(
                    kind: FieldCell.name(of: .candidate), subject: winner.text, field: field),
                FieldStore.state(kept))
        }
    }

    /// What was asked about the fields that the merge sets has its answer.
    private func settled(
        _ fields: [Ledger.Decision], _ ledger: Ledger
    ) throws -> [Ledger.Decision] {
        try fields.flatMap {
            try QuestionStore.settling(
                field: $0.address.field, of: $0.address.subject, by: ledger, on: connection)
        }
    }

    /// What a merge says anew of the person who stays, by field: what is set stays set, and whoever
    /// is left out stays left out.
    static func said(of from: Candidate, into: Candidate) -> [(field: String, value: JSONValue)] {
        var values: [(field: String, value: JSONValue)] = []
        if into.ranking == nil, let ranking = from.ranking {
            values.append(("ranking", JSONValue(ranking)))
        }
        if into.overallRating == nil, let rating = from.overallRating {
            values.append(("overall_rating", JSONValue(rating)))
        }
        if from.isHighlighted, !into.isHighlighted { values.append(("highlight", true)) }
        if from.isKeptHome, !into.isKeptHome { values.append(("keep_home", true)) }
        let isFraud = from.status == StandingFields.fraud
        if isFraud || into.status == StandingFields.personStatuses[0], from.status != into.status {
            values.append(("status", .string(from.status)))
        }
        if into.exclusion == nil, let reason = from.exclusion {
            values.append(
                (
                    CandidateStandingCell.exclusion,
                    ["reason": .string(reason), "evidence": JSONValue(from.exclusionEvidence)]
                ))
        }
        return values
    }

    private func standing(_ from: Candidate, _ into: Candidate) -> [Ledger.Decision] {
        Self.said(of: from, into: into).map { field, value in
            .init(
                CellAddress(
                    kind: CandidateStandingCell.name, subject: into.id.text, field: field), value)
        }
    }

    /// Where both have a place in the funnel of one job, the further of the two is kept.
    private func places(
        _ loser: ID<Candidate>, _ winner: ID<Candidate>, _ ledger: Ledger
    ) throws -> [Ledger.Decision] {
        let (from, into) = (try matches(of: loser), try matches(of: winner))
        return into.keys.sorted().compactMap { job in
            guard let own = into[job], let other = from[job], Self.isFurther(other, than: own)
            else { return nil }
            return .init(
                CellAddress(kind: MatchCell.name, subject: own.id.text), MatchCell.state(of: other),
                context: ["merged_from": .string(other.id.text)])
        }
    }

    /// Any decision is further than none, and being hired than anything else; of two that are on the
    /// way the later stage, where somebody who is parked counts by the stage that was left.
    private static func isFurther(_ other: Match, than own: Match) -> Bool {
        if own.stage == .proposed { return other.stage != .proposed }
        if other.stage == .hired { return own.stage != .hired }
        func way(_ match: Match) -> Stage? {
            let stage = match.stage == .considered ? match.parkedFrom ?? .shortlisted : match.stage
            return stage.isActive ? stage : nil
        }
        guard let first = way(other), let second = way(own) else { return false }
        return first.order > second.order
    }

    private func matches(of person: ID<Candidate>) throws -> [ID<Job>: Match] {
        let matches = try connection.fetch(Match.self, "WHERE candidate_id = \(person)")
        return Dictionary(uniqueKeysWithValues: matches.map { ($0.job, $0) })
    }
}
