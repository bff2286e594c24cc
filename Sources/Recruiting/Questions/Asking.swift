package import Prelude
package import Storage

/// Asks about what a reading leaves open, in the transaction that takes the reading in.
extension Intake {
    /// A reading that is less sure than this of a field of `essential` asks.
    static let sureEnough = 0.72

    /// The fields without which a person is of no use to a search, asked about when a reading is
    /// not sure of them. Seniority is not among them: it follows from title and years.
    private static let essential = [
        "full_name", "current_role", "years_of_experience", "location_city",
    ]

    /// Asks about every field of which a reading says something else than a person, and withdraws
    /// what an earlier reading asked and this one says otherwise.
    mutating func askAboutConflicts(of owner: String, kind: FieldStore.Owner) throws {
        var keys: [String: String] = [:]
        for state in try FieldStore(owner: kind).all(of: owner, on: connection).values {
            guard let proposed = state.proposed, proposed != state.value else { continue }
            // The same reading asks once for all; a recruiter may well say the same thing again.
            let round =
                state.proposedSource == TeamEdits.who
                ? try QuestionStore.answered(about: state.field, of: owner, on: connection) : 0
            keys[state.field] =
                "field:\(owner):\(state.field):\(Self.digest(proposed.text()))"
                + (round == 0 ? "" : ":\(round)")
        }
        try ask(.fieldConflict, keys, owner, kind)
    }

    /// Asks about the fields that a person must have and that the reading is not sure of, and
    /// withdraws what a better reading has settled.
    mutating func askAboutDoubts(of person: String) throws {
        let fields = try FieldStore(owner: .candidate).all(of: person, on: connection)
        var keys: [String: String] = [:]
        for field in Self.essential {
            let state = fields[field]
            if state?.isLocked == true { continue }
            let isMissing = state == nil || state?.value == .null
            // Without a name nobody finds the person; the rest may well be unsaid.
            guard isMissing ? field == "full_name" : (state?.confidence ?? 1) < Self.sureEnough
            else { continue }
            let value = state?.value ?? .null
            keys[field] = "doubt:\(person):\(field):\(Self.digest(value.text()))"
        }
        try ask(.lowConfidence, keys, person, .candidate)
    }

    /// Asks whether a new person is somebody who is there: by a key that does not decide alone, or
    /// by the same name in the same place.
    mutating func askAboutTwins(
        of person: String, identities: [CandidateDraft.IdentityClaim]
    ) throws {
        var twins: [String] = []
        for key in identities {
            twins += try connection.query(
                """
                SELECT candidate_id FROM identity JOIN candidate ON candidate.id = candidate_id
                WHERE identity.kind = \(key.kind) AND value = \(key.value)
                AND candidate_id <> \(person) AND is_listed = 1
                ORDER BY candidate_id LIMIT \(Twins.maximum)
                """
            ).map { try $0.get(0) }
        }
        twins += try Twins.named(like: person, on: connection)
        _ = try Twins.ask(
            of: person, twins, by: source, now: now, ids: &ids, on: connection)
    }

    /// Asks which skill a name means that may be several, unless a person has filed it.
    mutating func ask(about skill: SkillName, filedAs id: ID<Bag>) throws {
        guard !skill.options.isEmpty else { return }
        let isFiled = try connection.query("SELECT 1 FROM skill WHERE id = \(id) AND is_filed = 1")
        guard isFiled.isEmpty else { return }
        try QuestionStore.ask(
            .which(skill.folded, id, skill.options, by: source, now: now, ids: &ids),
            on: connection)
    }

    /// Asks about fields of one owner, by the keys of what there is to ask, and withdraws what was
    /// asked about any before and is no longer so.
    private mutating func ask(
        _ kind: Question.Kind, _ keys: [String: String], _ owner: String,
        _ ownerKind: FieldStore.Owner
    ) throws {
        let column = SQL.raw(ownerKind == .candidate ? "candidate_id" : "job_id")
        let open = try connection.fetch(
            Question.self, "WHERE \(column) = \(owner) AND kind = \(kind) AND status = 'open'")
        for question in open where keys[question.field ?? ""] != question.key {
            try connection.execute(
                "UPDATE question SET status = 'withdrawn' WHERE id = \(question.id)")
        }
        for (field, key) in keys.sorted(by: { $0.key < $1.key }) {
            try QuestionStore.ask(
                Question(
                    id: ids.next(at: now), key: key, kind: kind,
                    candidate: ownerKind == .candidate ? ID(owner) : nil,
                    job: ownerKind == .job ? ID(owner) : nil, field: field, askedBy: source,
                    askedAt: now), on: connection)
        }
    }

    /// FNV-1a over a value, so that a key tells values apart without holding one.
    static func digest(_ text: String) -> String {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(digest, radix: 16)
    }
}

extension QuestionStore {
    /// Asks which of some skills a name is another name of, unless a person has filed it or was asked;
    /// returns the question, nil where there is nothing to ask.
    ///
    /// - Parameters:
    ///   - name: A name that the desk has.
    ///   - asker: Who wants to know, such as the model that found the skills.
    @discardableResult
    package static func askWhich(
        _ name: String, options: [String], by asker: String, now: Timestamp, ids: inout IDSource,
        on connection: any Connection
    ) throws -> String? {
        let member = try connection.first(
            BagMember.self, "WHERE folded = \(SkillFolding.fold(name))")
        guard let member, !member.isFiled else { return nil }
        let question = Question.which(
            member.folded, member.id, options, by: asker, now: now, ids: &ids)
        try ask(question, on: connection)
        return try find(question.key, on: connection)?.id.text
    }
}

extension Question {
    /// Which of some skills a name stands for.
    fileprivate static func which(
        _ folded: String, _ skill: ID<Bag>, _ options: [String], by asker: String,
        now: Timestamp, ids: inout IDSource
    ) -> Question {
        Question(
            id: ids.next(at: now), key: "skill:\(folded)", kind: .ambiguousSkill, skill: skill,
            options: JSONValue(options), askedBy: asker, askedAt: now)
    }
}
