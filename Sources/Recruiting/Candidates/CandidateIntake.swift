internal import Prelude
internal import Storage

extension Intake {
    /// Takes what a document says about a person into the desk: a new person, or more about one
    /// who is there. What a person wrote is never overwritten.
    package mutating func take(
        _ draft: CandidateDraft, from incoming: Incoming
    ) throws -> Outcome {
        if let known = try known(incoming) { return known }
        let name = draft.fields["full_name"]?.value.string
        let existing =
            try owner(of: incoming, "candidate_id") ?? KnownPeople.person(
                with: draft.identities, on: connection)
            ?? samePlace(incoming, name: name)
        let candidate = try existing ?? newPerson()
        let (document, replaced) = try store(
            incoming, candidate: candidate, job: nil, warnings: draft.warnings)
        let clears = !replaced.isEmpty
        try FieldStore(owner: .candidate).merge(
            draft.fields, into: candidate, source: source, document: document, clears: clears,
            on: connection, now: now)
        try LaidSkills.lifted(of: [candidate], on: connection) {
            try take(draft.skills, candidate, document, replaced)
        }
        try take(draft.experiences, candidate, document, clears)
        try take(draft.education, draft.projects, candidate, clears)
        try take(draft.attributes, candidate, document, replaced)
        try take(draft.identities, candidate)
        try CandidateSummary.refresh(candidate, on: connection, now: now)
        try askAboutConflicts(of: candidate, kind: .candidate)
        try askAboutDoubts(of: candidate)
        try askAboutTwins(of: candidate, identities: draft.identities)
        let stored: String =
            try connection.value("SELECT name FROM candidate WHERE id = \(candidate)") ?? ""
        return existing == nil
            ? .imported(id: candidate, name: stored) : .updated(id: candidate, name: stored)
    }

    /// The person that an earlier version of the file at this place was about, when the name is
    /// the same.
    private func samePlace(_ incoming: Incoming, name: String?) throws -> String? {
        guard let name else { return nil }
        let part: SQL = incoming.part.map { "document.part = \($0)" } ?? "document.part IS NULL"
        return try connection.value(
            """
            SELECT candidate.id FROM candidate
            JOIN document ON document.candidate_id = candidate.id
            WHERE document.path = \(incoming.path) AND \(part)
            AND candidate.sort_name = \(SearchText.sortKey(name)) AND candidate.is_listed = 1
            ORDER BY document.id DESC
            """)
    }

    private mutating func newPerson() throws -> String {
        let id: ID<Candidate> = ids.next(at: now)
        try connection.execute(
            """
            INSERT INTO candidate (id, name, sort_name, created_at, updated_at)
            VALUES (\(id), '', '', \(now), \(now))
            """)
        return id.text
    }

    private mutating func take(
        _ claims: [CandidateDraft.SkillClaim], _ candidate: String, _ document: String,
        _ replaced: [String]
    ) throws {
        for old in replaced {
            try connection.execute(
                "DELETE FROM candidate_skill WHERE candidate_id = \(candidate) AND document_id = \(old)"
            )
        }
        let known = try connection.fetch(
            ClaimedSkill.self, "WHERE candidate_id = \(candidate)")
        var earlier = Dictionary(uniqueKeysWithValues: known.map { ($0.skill, $0) })
        var position = known.map(\.position).max() ?? 0
        for claim in claims {
            let skill = try bags.obtain(claim.skill, surface: claim.surface, ids: &ids)
            try ask(about: claim.skill, filedAs: skill)
            position += 1
            var row = ClaimedSkill(
                candidate: ID(candidate), skill: skill, surface: claim.surface,
                rating: claim.rating, years: claim.years, months: claim.months, shown: claim.shown,
                source: claim.source ?? source,
                document: claim.span == nil ? nil : document, start: claim.span?.start,
                end: claim.span?.end, position: position)
            if let other = earlier[skill] {
                // Two spellings of one skill are one claim, in the first place; the newer evidence.
                let joined = row.joined(with: other)
                (row.rating, row.years, row.months, row.shown, row.position) = (
                    joined.rating, joined.years, joined.months, joined.shown, other.position
                )
            }
            earlier[skill] = row
            try connection.execute(row.upsert(onConflict: "candidate_id", "skill_id"))
        }
    }

    /// Positions are replaced whole, since two versions of a CV tell the same life twice; a
    /// document that names none leaves them.
    private func take(
        _ positions: [CandidateDraft.Position], _ candidate: String, _ document: String,
        _ clears: Bool
    ) throws {
        guard clears || !positions.isEmpty else { return }
        try connection.execute("DELETE FROM experience WHERE candidate_id = \(candidate)")
        for (index, position) in positions.enumerated() {
            try connection.execute(
                Experience(
                    candidate: ID(candidate), position: index + 1, company: position.company,
                    title: position.title, start: position.start?.description,
                    end: position.end?.description, isCurrent: position.isCurrent,
                    months: position.months, description: position.description,
                    skills: JSONValue(position.skills),
                    document: position.span == nil ? nil : document,
                    evidenceStart: position.span?.start, evidenceEnd: position.span?.end
                ).insert())
        }
    }

    private func take(
        _ studies: [CandidateDraft.Study], _ works: [CandidateDraft.Work], _ candidate: String,
        _ clears: Bool
    ) throws {
        if clears || !studies.isEmpty {
            try connection.execute("DELETE FROM education WHERE candidate_id = \(candidate)")
            for (index, study) in studies.enumerated() {
                try connection.execute(
                    Education(
                        candidate: ID(candidate), position: index + 1, degree: study.degree,
                        field: study.field, institution: study.institution,
                        start: study.start?.description, end: study.end?.description
                    ).insert())
            }
        }
        if clears || !works.isEmpty {
            try connection.execute("DELETE FROM project WHERE candidate_id = \(candidate)")
            for (index, work) in works.enumerated() {
                try connection.execute(
                    Project(
                        candidate: ID(candidate), position: index + 1, name: work.name,
                        description: work.description, url: work.url,
                        technologies: JSONValue(work.technologies), isHackathon: work.isHackathon,
                        prize: work.prize, prizeUSD: work.prizeUSD
                    ).insert())
            }
        }
    }

    private func take(
        _ traits: [CandidateDraft.Trait], _ candidate: String, _ document: String,
        _ replaced: [String]
    ) throws {
        for old in replaced {
            try connection.execute(
                "DELETE FROM attribute WHERE candidate_id = \(candidate) AND document_id = \(old)")
        }
        for trait in traits {
            try connection.execute(
                Attribute(
                    candidate: ID(candidate), name: trait.name, score: trait.score,
                    document: document, start: trait.span.start, end: trait.span.end
                ).upsert(onConflict: "candidate_id", "name"))
        }
    }

    private func take(
        _ identities: [CandidateDraft.IdentityClaim], _ candidate: String
    ) throws {
        for key in identities {
            try connection.execute(
                IdentityKey(
                    kind: key.kind, value: key.value, candidate: ID(candidate),
                    confidence: key.confidence
                ).upsert(onConflict: "kind", "value", "candidate_id"))
        }
    }
}
