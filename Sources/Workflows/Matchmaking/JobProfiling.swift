internal import Language
internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// A job as the scorer sees it.
struct JobProfiling {
    let knowledge: Knowledge
    /// The model whose vectors count.
    let model: String

    /// The profile of a job, with the vectors of the model.
    func profile(of job: JobDossier, on connection: any Connection) throws -> JobProfile {
        var profile = JobProfile(id: job.job.id.text)
        let vectors = try vectors(of: job.job.id, on: connection)
        profile.role = vectors["role_description"]
        profile.title = vectors["title"]
        profile.domain = vectors["domain"]
        profile.culture = vectors["personality"]
        profile.requirements = try job.skills.map { skill, bag in
            let known = knowledge.resolver.resolve(bag.name).found?.skill
            return Requirement(
                skill: bag.id.text, name: bag.name, isMust: skill.requirement == "must_have",
                minYears: skill.minYears, minLevel: skill.minLevel.map(Double.init),
                vector: vectors["skill_" + VectorTexts.key(bag.name)],
                weight: known.map { knowledge.demand.weight(of: $0) } ?? 1,
                substitutes: try known.map { try substitutes(for: $0, of: bag.id, on: connection) }
                    ?? [])
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
            WHERE owner_id = \(job) AND model = \(model)
            """)
        var vectors: [String: [Float]] = [:]
        for row in rows {
            vectors[try row.get(0)] = row.bytes(1).flatMap(StoredVector.vector)
        }
        return vectors
    }

    /// The desk's skills that stand in for the wanted one in part.
    private func substitutes(
        for skill: ID<Skill>, of own: ID<Bag>, on connection: any Connection
    ) throws -> [Requirement.Substitute] {
        try knowledge.demand.substitutes(for: skill).compactMap { substitute in
            guard let name = knowledge.lexicon[ID(substitute.skill)]?.name,
                let bag = try connection.value(
                    "SELECT bag_id FROM skill WHERE bag_id IS NOT NULL AND folded = \(SkillFolding.fold(name))",
                    as: ID<Bag>.self),
                bag != own
            else { return nil }
            return Requirement.Substitute(skill: bag.text, credit: substitute.credit)
        }
    }

    /// "Berlin, Germany" is a city and a country; one word alone may be either.
    private func place(_ text: String) -> Locality {
        let parts = text.split(separator: ",").map {
            String($0.drop { $0 == " " })
        }
        guard parts.count > 1 else { return Locality(city: text, country: text) }
        return Locality(city: parts[0], country: parts.last)
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
        // Whoever was merged into somebody since was turned down as that person.
        return try Set(own.map(\.text)).union(
            others.map { try MergedPeople.current(ID($0.get(0)), on: connection).text })
    }
}
