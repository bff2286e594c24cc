/// What the gap report reckons with (facts, career engine A.5).
package struct GapRules: Sendable, Hashable {
    /// What a skill weighs that is only welcome; one that is insisted on weighs 1.
    package var optionalWeight = 0.4
    /// By how much a skill weighs more that employers ask for often.
    package var hotBonus = 0.25
    /// By how much a skill weighs more that employers of the job's occupation ask for often.
    package var demandBonus = 0.15
    /// By how much a level may lie below the wanted one and still meets it, 0...4.
    package var levelGrace = 0.25
    /// How fast credit falls with the levels that are missing.
    package var levelSlope = 1.2
    /// The level where nothing says one, 0...4.
    package var assumedLevel = 2.0

    /// The rules of A.5.
    package init() {}

    /// What a demand weighs.
    package func weight(of demand: GapDemand) -> Double {
        (demand.isRequired ? 1 : optionalWeight)
            * (1 + (demand.skill.isHot ? hotBonus : 0)
                + (demand.skill.isInDemand ? demandBonus : 0))
    }

    /// What a claim is worth that lies some levels below what is wanted, 0...1.
    package func credit(missing levels: Double) -> Double {
        levels <= levelGrace ? 1 : max(0, 1 - levels / SkillLevel.highest * levelSlope)
    }
}
