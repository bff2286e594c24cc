/// A skill as the gap report compares it: what it is put to, so that two names of one thing meet.
package struct GapSkill: Sendable, Hashable {
    /// What it is compared by: an id of the taxonomy, or the desk's bag where nothing there is meant.
    package var key: String
    /// The desk's bag.
    package var bag: String
    /// The desk's name of it.
    package var name: String
    /// The words of the text.
    package var surface: String
    /// Whether it is put to anything in the taxonomy.
    package var isMapped: Bool
    /// Whether employers ask for it often; false also where nobody says.
    package var isHot: Bool
    /// Whether employers ask for it often in the job's occupation; false also where nobody says.
    package var isInDemand: Bool

    /// A skill from its parts.
    package init(
        key: String, bag: String, name: String, surface: String, isMapped: Bool = false,
        isHot: Bool = false, isInDemand: Bool = false
    ) {
        self.key = key
        self.bag = bag
        self.name = name
        self.surface = surface
        self.isMapped = isMapped
        self.isHot = isHot
        self.isInDemand = isInDemand
    }
}

/// A skill that a job asks for.
package struct GapDemand: Sendable, Hashable {
    /// The skill.
    package var skill: GapSkill
    /// Whether it is insisted on, or welcome.
    package var isRequired: Bool
    /// How well it is wanted.
    package var level: SkillLevel

    /// A demand from its parts.
    package init(_ skill: GapSkill, isRequired: Bool, level: SkillLevel) {
        self.skill = skill
        self.isRequired = isRequired
        self.level = level
    }
}

/// A skill that a person has.
package struct GapClaim: Sendable, Hashable {
    /// The skill.
    package var skill: GapSkill
    /// How well it is mastered.
    package var level: SkillLevel

    /// A claim from its parts.
    package init(_ skill: GapSkill, level: SkillLevel) {
        self.skill = skill
        self.level = level
    }
}
