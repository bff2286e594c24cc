package import Prelude
package import Storage

/// Makes what recruiters say of people's skills the desk's: it lies over the claims of whichever
/// documents are read.
package struct SkillEditing {
    /// What is said of one skill.
    package struct Change: Sendable, Hashable {
        /// The skill in the recruiter's words.
        package var skill: String
        /// Whether the person does not have it.
        package var isRemoved = false
        /// 1–10; nil when the documents' rating stands.
        package var rating: Int?
        /// Why; nil when nothing was said.
        package var note: String?

        /// A change from its parts.
        package init(
            skill: String, isRemoved: Bool = false, rating: Int? = nil, note: String? = nil
        ) {
            self.skill = skill
            self.isRemoved = isRemoved
            self.rating = rating
            self.note = note
        }
    }

    /// What came of it.
    package struct Counts: Sendable, Hashable {
        /// Skills that the person has now and had not.
        package var added = 0
        /// Skills that the person has no longer.
        package var removed = 0
        /// Skills with another rating or note.
        package var adjusted = 0

        /// `2 added, 1 removed`, or that all was so already.
        package var sentence: String {
            let parts = [(added, "added"), (removed, "removed"), (adjusted, "adjusted")]
                .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            return parts.isEmpty ? "nothing changed" : parts.joined(separator: ", ")
        }
    }

    private let connection: any Connection
    private let rules: SkillRules
    private let now: Timestamp
    private var bags: Bags

    /// Edits on a desk; `rules` is what the lexicon knows about names of skills.
    package init(on connection: any Connection, rules: SkillRules, now: Timestamp) {
        self.connection = connection
        self.rules = rules
        self.now = now
        bags = Bags(on: connection, rules: rules, now: now)
    }

    /// Makes every change, as one step of undo; of two about one skill the later one holds. Returns
    /// the group too, nil when all was so already.
    ///
    /// - Throws: `EditError.missing` for a person who is not there.
    package mutating func take(
        _ changes: [Change], of person: String, reason: String? = nil, ledger: inout Ledger
    ) throws -> (counts: Counts, group: String?) {
        try Editing.check(person, kind: .candidate, on: connection)
        let (decisions, counts) = try decisions(changes, of: person, ledger: &ledger)
        return (counts, try ledger.decide("skills", decisions, reason: reason))
    }

    /// What is decided when the list of a person's skills is written anew: what is new in it is one
    /// more skill, what is no longer in it is none of theirs.
    mutating func decisions(
        from old: JSONValue, to new: JSONValue, of person: String, ledger: inout Ledger
    ) throws -> [Ledger.Decision] {
        let (old, new) = (names(old), names(new))
        let (before, after) = (Set(old.map(folded)), Set(new.map(folded)))
        let changes =
            new.filter { !before.contains(folded($0)) }.map { Change(skill: $0) }
            + old.filter { !after.contains(folded($0)) }.map { Change(skill: $0, isRemoved: true) }
        return try decisions(changes, of: person, ledger: &ledger).decisions
    }

    private func names(_ list: JSONValue) -> [String] {
        (list.elements ?? []).compactMap(\.string)
    }

    private func folded(_ name: String) -> String { rules.name(name).folded }

    private mutating func decisions(
        _ changes: [Change], of person: String, ledger: inout Ledger
    ) throws -> (decisions: [Ledger.Decision], counts: Counts) {
        var order: [ID<Bag>] = []
        var wanted: [ID<Bag>: Change] = [:]
        for change in changes {
            let name = rules.name(change.skill)
            let skill = try bags.obtain(name, surface: name.name, ids: &ledger.ids)
            if wanted.updateValue(change, forKey: skill) == nil { order.append(skill) }
        }
        var counts = Counts()
        var decisions: [Ledger.Decision] = []
        for skill in order {
            guard let change = wanted[skill] else { continue }
            let address = CellAddress(
                kind: SkillEditCell.name, subject: person, field: skill.text)
            let edit = SkillEdit(
                candidate: ID(person), skill: skill, surface: change.skill,
                rating: change.rating, isRemoved: change.isRemoved, note: change.note,
                who: ledger.who, isLaid: false, updatedAt: now)
            guard try !isSaid(edit) else { continue }
            decisions.append(.init(address, SkillEditCell.state(edit)))
            try count(change, skill, of: person, &counts)
        }
        return (decisions, counts)
    }

    /// Whether the same was said of the skill already, whenever that was.
    private func isSaid(_ edit: SkillEdit) throws -> Bool {
        var said = try connection.first(
            SkillEdit.self,
            "WHERE candidate_id = \(edit.candidate) AND skill_id = \(edit.skill)")
        said?.updatedAt = edit.updatedAt
        said?.isLaid = edit.isLaid
        return said == edit
    }

    private func count(
        _ change: Change, _ skill: ID<Bag>, of person: String, _ counts: inout Counts
    ) throws {
        let claims = try connection.query(
            """
            SELECT 1 FROM candidate_skill JOIN skill ON skill.id = skill_id
            WHERE candidate_id = \(person) AND bag_id = (SELECT bag_id FROM skill WHERE id = \(skill))
            """)
        switch (change.isRemoved, claims.isEmpty) {
        case (false, true): counts.added += 1
        case (false, false): counts.adjusted += 1
        case (true, false): counts.removed += 1
        // It was not there; from now on no reading brings it either.
        case (true, true): break
        }
    }
}
