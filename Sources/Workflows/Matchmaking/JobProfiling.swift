internal import Language
internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// A job as the scorer sees it.
struct JobProfiling {
    /// A nearly related skill counts this much of the wanted one (facts §5.1 gives .5 of a cosine).
    private static let relatedCredit = 0.35

    let knowledge: Knowledge

    /// The profile of a job, with the vectors of one model.
    func profile(of job: JobDossier, on connection: any Connection) throws -> JobProfile {
        var profile = JobProfile(id: job.job.id.text)
        let vectors = try vectors(of: job.job.id, on: connection)
        profile.role = vectors["role_description"]
        profile.domain = vectors["domain"]
        profile.culture = vectors["personality"]
        profile.requirements = try job.skills.map { skill, bag in
            Requirement(
                skill: bag.id.text, name: bag.name, isMust: skill.requirement == "must_have",
                minYears: skill.minYears, minLevel: skill.minLevel.map(Double.init),
                vector: vectors["skill_" + VectorTexts.key(bag.name)],
                substitutes: try substitutes(for: bag, on: connection))
        }
        profile.minYears = job.value("min_years_experience").double
        profile.maxYears = job.value("max_years_experience").double
        profile.seniority = job.value("seniority_level").string.flatMap(Rung.init(named:))
        profile.salary = PayRange(
            job.value("salary_min").double, job.value("salary_max").double,
            currency: job.value("salary_currency").string)
        profile.locationType = job.value("location_type").string
            .flatMap(JobProfile.LocationType.init(rawValue:))
        profile.timeZones = job.value("timezone_requirements").string
        profile.places = job.value("locations").elements?.compactMap(\.string).map(place) ?? []
        profile.rejectedCandidates = try rejected(for: job, on: connection)
        return profile
    }

    private func vectors(
        of job: ID<Job>, on connection: any Connection
    ) throws -> [String: [Float]] {
        let rows = try connection.query(
            """
            SELECT kind, value FROM job_vector
            WHERE owner_id = \(job) AND model = \(knowledge.embeddings.model)
            """)
        var vectors: [String: [Float]] = [:]
        for row in rows {
            vectors[try row.get(0)] = row.bytes(1).flatMap(StoredVector.vector)
        }
        return vectors
    }

    /// The desk's skills that the lexicon holds for near the wanted one.
    private func substitutes(
        for bag: Bag, on connection: any Connection
    ) throws -> [Requirement.Substitute] {
        guard let found = knowledge.resolver.resolve(bag.name).found,
            let skill = knowledge.lexicon[found.skill]
        else { return [] }
        return try skill.related.compactMap { related in
            guard let name = knowledge.lexicon[related]?.name,
                let id = try connection.value(
                    "SELECT id FROM skill WHERE folded = \(SkillFolding.fold(name))",
                    as: ID<Bag>.self)
            else { return nil }
            return Requirement.Substitute(skill: id.text, credit: Self.relatedCredit)
        }
    }

    /// "Berlin, Germany" is a city and a country; one word alone may be either.
    private func place(_ text: String) -> Matching.Place {
        let parts = text.split(separator: ",").map {
            String($0.drop { $0 == " " })
        }
        guard parts.count > 1 else { return Matching.Place(city: text, country: text) }
        return Matching.Place(city: parts[0], country: parts.last)
    }

    /// Who was rejected for this job, or by the same company for another.
    private func rejected(
        for job: JobDossier, on connection: any Connection
    ) throws -> Set<String> {
        let own = try MatchStore.rejected(for: job.job.id, on: connection)
        guard let company = job.job.company else { return Set(own.map(\.text)) }
        let others = try connection.query(
            """
            SELECT match.candidate_id FROM match JOIN job ON job.id = match.job_id
            WHERE match.stage IN (\(list: Stage.companyRejections.map(\.sqlValue)))
            AND job.company = \(company)
            """)
        return try Set(own.map(\.text)).union(others.map { try $0.get(0) })
    }
}
