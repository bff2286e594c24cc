internal import Matching
internal import Prelude
internal import Recruiting

/// Makes a gap report from what the desk holds of a person and a job, and notes on the way what was taken
/// for granted.
struct GapReckoning {
    private let taxonomy: Taxonomy
    private let configuration: GapConfiguration
    private let mapping: GapMapping
    private var assumptions: [GapReport.Assumption] = []
    private var wouldAsk = false
    private var sources: [GapMapping.Side: [String: GapReport.Source]] = [.job: [:], .resume: [:]]
    private var diagnostics: [GapMapping.Side: MappingDiagnostics] = [
        .job: MappingDiagnostics(), .resume: MappingDiagnostics(),
    ]

    private var trial: RecipeTrial?

    private init(
        _ taxonomy: Taxonomy, _ configuration: GapConfiguration, for job: JobDossier, tries: Bool
    ) {
        (self.taxonomy, self.configuration) = (taxonomy, configuration)
        trial = tries ? RecipeTrial() : nil
        mapping = GapMapping(taxonomy, configuration, for: job)
    }

    /// The report of a person and a job.
    ///
    /// - Parameter tries: Whether it is noted what other ways of looking for names would have come to.
    static func report(
        _ person: CandidateDossier, _ job: JobDossier, _ taxonomy: Taxonomy,
        _ configuration: GapConfiguration, tries: Bool
    ) -> GapReport {
        var reckoning = GapReckoning(taxonomy, configuration, for: job, tries: tries)
        let demands = reckoning.demands(of: job)
        let claims = reckoning.claims(of: person)
        return reckoning.report(
            GapAnalysis(demands, claims, rules: configuration.rules), person, job)
    }

    private mutating func demands(of job: JobDossier) -> [GapDemand] {
        let texts = GapEvidence.texts(of: job.documents)
        return job.skills.enumerated().map { place, pair in
            let (demand, bag) = pair
            let evidence = GapEvidence(
                document: demand.document, start: demand.start, end: demand.end, in: texts)
            let skill = mapped(bag, demand.surface, evidence, place, .job)
            return GapDemand(
                skill, isRequired: demand.requirement == JobSkill.must,
                level: level(skill, demand.minLevel, demand.minYears, "required"))
        }
    }

    private mutating func claims(of person: CandidateDossier) -> [GapClaim] {
        let texts = GapEvidence.texts(of: person.documents)
        return person.skills.enumerated().map { place, pair in
            let (claim, bag) = pair
            let evidence = GapEvidence(
                document: claim.document, start: claim.start, end: claim.end, in: texts)
            let skill = mapped(bag, claim.surface, evidence, place, .resume)
            return GapClaim(skill, level: level(skill, claim.rating, claim.years, "candidate"))
        }
    }

    private mutating func mapped(
        _ bag: BagMember, _ surface: String, _ evidence: GapEvidence?, _ place: Int,
        _ side: GapMapping.Side
    ) -> GapSkill {
        let mapped = mapping.map(bag, surface: surface, sentence: evidence?.line, side)
        if var trial {
            mapping.add(bag, surface: surface, sentence: evidence?.line, side, to: &trial)
            self.trial = trial
        }
        if let assumption = mapped.assumption { assume(assumption, mapped.skill.key) }
        if !mapped.options.isEmpty { wouldAsk = true }
        diagnostics[side]?.add(mapped)
        // Of two names of one thing the first is the one that is told.
        if sources[side]?[mapped.skill.key] == nil {
            sources[side]?[mapped.skill.key] = GapReport.Source(
                entry: mapped.entry, evidence: evidence, rank: place + 1)
        }
        return mapped.skill
    }

    private mutating func level(
        _ skill: GapSkill, _ rating: Int?, _ years: Double?, _ side: String
    ) -> SkillLevel {
        let assumed = configuration.rules.assumedLevel
        let level = SkillLevel(rating: rating.map(Double.init), years: years, assumed: assumed)
        if level.origin == .assumed {
            assume(
                "Filled \(side) \(skill.name) level via default L\(GapText.plain(assumed)) (no years)",
                skill.key)
        }
        return level
    }

    private mutating func assume(_ text: String, _ key: String? = nil) {
        assumptions.append(GapReport.Assumption(text: text, key: key))
    }

    private mutating func report(
        _ analysis: GapAnalysis, _ person: CandidateDossier, _ job: JobDossier
    ) -> GapReport {
        let resume = person.documents.first(where: \.isCurrent)
        if resume == nil { assume("No CV is on the desk: the skills are the record's") }
        if taxonomy.kept == nil {
            assume(
                "No O*NET database is on the desk: skills are put to Muster's own lexicon, and nothing"
                    + " is known of hot or in-demand skills")
        }
        return GapReport(
            analysis: analysis, assumptions: assumptions, wouldAsk: wouldAsk,
            subject: GapReport.Subject(
                resume: resume?.id.text, candidate: person.candidate.id.text,
                candidateName: person.candidate.name, job: job.job.id.text,
                jobTitle: job.job.title, company: job.job.company, place: job.job.place,
                url: job.value("application_url").string, source: job.documents.first?.kind,
                readers: Set(person.skills.map(\.skill.source)).sorted().joined(separator: ", ")),
            configuration: configuration,
            taxonomy: taxonomy.snapshot(occupation: mapping.occupation), sources: sources,
            mapping: diagnostics, trial: trial?.trial)
    }
}
