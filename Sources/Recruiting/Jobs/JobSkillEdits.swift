package import Prelude
package import Storage

/// Which skills recruiters want of a job, as they list them by name. Of each skill is kept what the
/// lists do not say: least years and level, and what is expected (facts, lesson L13).
package struct JobSkillEdits {
    private let connection: any Connection
    private let job: ID<Job>
    private let rules: SkillRules
    private var bags: Bags

    /// The edits of one job; `rules` is what the lexicon knows about names of skills.
    package init(
        of job: ID<Job>, rules: SkillRules, on connection: any Connection, now: Timestamp
    ) {
        self.job = job
        self.connection = connection
        self.rules = rules
        bags = Bags(on: connection, rules: rules, now: now)
    }

    /// What is decided when one list or both are written anew; a list that is nil stays as it is, and
    /// a name in both is insisted on. Afterwards no reading of the post changes them, and what was asked
    /// about them is settled.
    package mutating func decisions(
        musts: [String]?, wishes: [String]?, ledger: inout Ledger
    ) throws -> [Ledger.Decision] {
        let before = try connection.fetch(
            JobSkill.self, "WHERE job_id = \(job) ORDER BY position, skill_id")
        let filed = try Dictionary(
            before.map { (try bag(of: $0.skill), $0) }, uniquingKeysWith: { first, _ in first })
        var rows: [JobSkill] = []
        var taken: Set<String> = []
        for (requirement, list) in [(JobSkill.must, musts), (JobSkill.wish, wishes)] {
            for demand in try list.map({ try demands($0, requirement, filed, &ledger) })
                ?? before.filter({ $0.requirement == requirement })
            {
                guard try taken.insert(bag(of: demand.skill)).inserted else { continue }
                var row = demand
                row.position = taken.count
                rows.append(row)
            }
        }
        let lists = Ledger.Decision(
            CellAddress(kind: JobSkillsCell.name, subject: job.text),
            JobSkillsCell.state(rows, isOwn: true))
        return try [lists] + settling(musts: musts, wishes: wishes, ledger)
    }

    /// What is asked about the lists is settled by an edit, unless a list that is asked about is left alone.
    private func settling(
        musts: [String]?, wishes: [String]?, _ ledger: Ledger
    ) throws -> [Ledger.Decision] {
        if musts == nil || wishes == nil, let now = try JobDossier(job, on: connection),
            let question = try Self.open(job, on: connection)
        {
            let (own, edited) = (JobSkillNames(of: now), JobSkillNames(question.options))
            guard musts != nil || own.musts == edited.musts,
                wishes != nil || own.wishes == edited.wishes
            else { return [] }
        }
        return try QuestionStore.settling(
            field: Self.asked, of: job.text, by: ledger, on: connection)
    }

    private static func open(
        _ job: ID<Job>, on connection: any Connection
    ) throws -> Question? {
        try connection.first(
            Question.self,
            """
            WHERE job_id = \(job) AND kind = \(Question.Kind.demandsConflict)
            AND status = 'open'
            """)
    }

    /// What a question about both lists names as its field.
    package static let asked = "skills"

    /// Asks whether the lists of the desk hold or others that were edited elsewhere meanwhile, in the
    /// place of what was asked about them before.
    static func ask(
        _ edited: JobSkillNames, of job: ID<Job>, by asker: String, now: Timestamp,
        ids: inout IDSource, on connection: any Connection
    ) throws {
        guard let dossier = try JobDossier(job, on: connection) else { return }
        let both = JobSkillNames(of: dossier).document.text() + edited.document.text()
        let round = try QuestionStore.answered(about: asked, of: job.text, on: connection)
        try QuestionStore.askInstead(
            Question(
                id: ids.next(at: now), key: "demands:\(job):\(round):\(Intake.digest(both))",
                kind: .demandsConflict, job: job, field: asked, options: edited.document,
                askedBy: asker, askedAt: now), on: connection)
    }

    /// Withdraws what is asked about both lists.
    static func withdraw(_ job: ID<Job>, on connection: any Connection) throws {
        try QuestionStore.withdraw(.demandsConflict, about: asked, of: job.text, on: connection)
    }

    private mutating func demands(
        _ names: [String], _ requirement: String, _ filed: [String: JobSkill],
        _ ledger: inout Ledger
    ) throws -> [JobSkill] {
        try names.map { written in
            let name = rules.name(written)
            let skill = try bags.obtain(name, surface: name.name, ids: &ledger.ids)
            var row =
                filed[try bag(of: skill)]
                ?? JobSkill(
                    job: job, skill: skill, surface: name.name, requirement: requirement,
                    minYears: nil, minLevel: nil, capability: nil, document: nil, start: nil,
                    end: nil, position: 0)
            row.requirement = requirement
            return row
        }
    }

    private func bag(of skill: ID<Bag>) throws -> String {
        try connection.value("SELECT bag_id FROM skill WHERE id = \(skill)") ?? skill.text
    }
}
