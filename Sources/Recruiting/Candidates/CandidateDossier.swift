package import Prelude
package import Storage

/// Everything the desk holds about one person.
package struct CandidateDossier: Sendable {
    /// The person as lists show them.
    package var candidate: Candidate
    /// The (N) fields that are stored, by name.
    package var fields: [String: FieldState]
    /// The fields of which it is being asked which of two values holds.
    package var askedFields: Set<String>
    /// The claimed skills with their canonical names, in the person's order.
    package var skills: [(skill: ClaimedSkill, bag: BagMember)]
    /// What recruiters say of the skills, the newest first; the claims hold it already.
    package var skillEdits: [SkillEdit]
    /// The positions, most recent first.
    package var experiences: [Experience]
    /// The education.
    package var education: [Education]
    /// The projects.
    package var projects: [Project]
    /// The soft attributes.
    package var attributes: [Attribute]
    /// The documents, newest first.
    package var documents: [SourceDocument]
    /// The identity keys, strongest first.
    package var identities: [IdentityKey]
    /// How well they fit the roles they want, the best fit first.
    package var fitness: [RoleFitness]
    /// What was written down about the person, oldest first.
    package var notes: [Note]

    /// Reads the dossier of a person, or nil when there is no such person.
    package init?(_ id: ID<Candidate>, on connection: any Connection) throws {
        guard let candidate = try connection.first(Candidate.self, "WHERE id = \(id)") else {
            return nil
        }
        self.candidate = candidate
        fields = try FieldStore(owner: .candidate).all(of: id.text, on: connection)
        askedFields = try QuestionStore.conflicts(of: id.text, kind: .candidate, on: connection)
        skillEdits = try SkillEdit.all(of: id.text, on: connection)
        if !skillEdits.isEmpty, let list = fields[CandidateFields.skills], !list.isLocked {
            fields[CandidateFields.skills]?.value = JSONValue(
                try LaidSkills(of: id.text, on: connection).list(
                    (list.value.elements ?? []).compactMap(\.string)))
        }
        let columns = ClaimedSkill.table.columns.count
        skills = Self.byBag(
            try connection.query(
                """
                SELECT \(ClaimedSkill.qualifiedColumnList), \(BagMember.qualifiedColumnList)
                FROM candidate_skill JOIN skill AS claimed ON claimed.id = candidate_skill.skill_id
                JOIN skill ON skill.id = claimed.bag_id
                WHERE candidate_id = \(id) ORDER BY position, skill.folded
                """
            ).map {
                (try ClaimedSkill(row: $0), try BagMember(row: Row(Array($0.values[columns...]))))
            })
        let career = try Career(of: id, on: connection)
        (experiences, education, projects) = (
            career.experiences, career.education, career.projects
        )
        attributes = try connection.fetch(
            Attribute.self, "WHERE candidate_id = \(id) ORDER BY name")
        documents = try connection.fetch(
            SourceDocument.self, "WHERE candidate_id = \(id) ORDER BY id DESC")
        identities = try connection.fetch(
            IdentityKey.self, "WHERE candidate_id = \(id) ORDER BY confidence DESC, kind, value")
        fitness = try RoleFitness.all(of: id, on: connection)
        notes = try Note.all(of: id, on: connection)
    }

    /// Two names of one bag are one claim: the stronger one, in the first place.
    private static func byBag(
        _ claims: [(skill: ClaimedSkill, bag: BagMember)]
    ) -> [(skill: ClaimedSkill, bag: BagMember)] {
        var places: [ID<Bag>: Int] = [:]
        var merged: [(skill: ClaimedSkill, bag: BagMember)] = []
        for (claim, bag) in claims {
            if let place = places[bag.id] {
                merged[place].skill = merged[place].skill.joined(with: claim)
            } else {
                places[bag.id] = merged.count
                merged.append((claim, bag))
            }
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
