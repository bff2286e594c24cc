package import Prelude
package import Storage

/// Takes over which skills recruiters want of a job, and keeps of each what the lists do not say: least
/// years and level, and what is expected (facts, lesson L13).
package struct JobSkillEdits {
    private let connection: any Connection
    private let job: ID<Job>
    private let now: Timestamp
    private var bags: Bags
    /// The source of ids, to be carried on with after the transaction.
    package private(set) var ids: IDSource

    /// The edits of one job; `rules` is what the lexicon knows about names of skills.
    package init(
        of job: ID<Job>, rules: SkillRules, on connection: any Connection, now: Timestamp,
        ids: IDSource
    ) {
        self.job = job
        self.connection = connection
        self.now = now
        self.ids = ids
        bags = Bags(on: connection, rules: rules, now: now)
    }

    /// Makes two lists the job's demands; a name in both is insisted on. Afterwards no reading of the
    /// post changes them.
    package mutating func take(musts: [SkillName], wishes: [SkillName]) throws {
        let before = try connection.fetch(JobSkill.self, "WHERE job_id = \(job)")
        let filed = try Dictionary(
            before.map { (try bag(of: $0.skill), $0) }, uniquingKeysWith: { first, _ in first })
        try connection.execute("DELETE FROM job_skill WHERE job_id = \(job)")
        var taken: Set<String> = []
        let wanted = musts.map { ($0, "must_have") } + wishes.map { ($0, "nice_to_have") }
        for (name, requirement) in wanted {
            let skill = try bags.obtain(name, surface: name.name, ids: &ids)
            let key = try bag(of: skill)
            guard taken.insert(key).inserted else { continue }
            var row =
                filed[key]
                ?? JobSkill(
                    job: job, skill: skill, surface: name.name, requirement: requirement,
                    minYears: nil, minLevel: nil, capability: nil, document: nil, start: nil,
                    end: nil, position: taken.count)
            row.requirement = requirement
            row.position = taken.count
            try connection.execute(row.insert())
        }
        try connection.execute("UPDATE job SET has_own_skills = 1 WHERE id = \(job)")
        try JobSummary.refresh(job.text, on: connection, now: now)
    }

    private func bag(of skill: ID<Bag>) throws -> String {
        try connection.value("SELECT bag_id FROM skill WHERE id = \(skill)") ?? skill.text
    }
}
