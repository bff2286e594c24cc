internal import Prelude
package import Recruiting

/// What a person's fitness for a role is reckoned from; nothing that identifies them is among it.
package struct RoleFacts: Sendable, Hashable {
    /// A position.
    package struct Position: Sendable, Hashable {
        /// What the person was.
        package var title: String
        /// For how long, in months; nil while unknown.
        package var months: Int?
    }

    /// A claimed skill.
    package struct SkillClaim: Sendable, Hashable {
        /// The canonical name.
        package var name: String
        /// 1 to 10, or nil while unknown.
        package var rating: Int?
    }

    /// The categories of work that the person asked for.
    package var wanted: [String]
    /// What the person says they are; nil while unknown.
    package var role: String?
    /// The positions, most recent first.
    package var positions: [Position]
    /// The skills.
    package var skills: [SkillClaim]

    /// Facts from their parts.
    package init(
        wanted: [String], role: String?, positions: [Position], skills: [SkillClaim]
    ) {
        self.wanted = wanted
        self.role = role
        self.positions = positions
        self.skills = skills
    }

    /// The facts of a dossier.
    package init(_ person: CandidateDossier) {
        self.init(
            wanted: (person.value("desired_job_categories").elements ?? []).compactMap(\.string),
            role: person.value("current_role").string,
            positions: person.experiences.compactMap { experience in
                experience.title.map { Position(title: $0, months: experience.months) }
            },
            skills: person.skills.map {
                SkillClaim(name: $0.bag.name, rating: $0.skill.rating)
            })
    }

    /// The facts without words that identify the person, which titles can hold.
    func masked(_ words: PersonalWords) -> RoleFacts {
        var masked = self
        masked.role = role.map(words.removed)
        masked.positions = positions.map {
            Position(title: words.removed(from: $0.title), months: $0.months)
        }
        return masked
    }

    /// All of it as one text, to tell whether anything has changed.
    var text: String {
        let positions = positions.map { "\($0.title) \($0.months ?? -1)" }
        let skills = skills.map { "\($0.name) \($0.rating ?? -1)" }
        return [wanted, [role ?? ""], positions, skills]
            .map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }
}
