internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// Some people's profiles, assembled from the desk's tables with one statement a table.
struct ProfilePortion {
    /// The profiles in the order of the people's numbers.
    private(set) var profiles: [CandidateProfile] = []

    private let skills: SkillTable
    private var indexes: [String: Int] = [:]

    /// A portion of nobody yet.
    init(skills: SkillTable) {
        self.skills = skills
    }

    /// Loads the people for whom a condition on the table of people holds.
    mutating func load(_ condition: SQL, model: String, on connection: any Connection) throws {
        let condition: SQL = "is_listed = 1 AND \(condition)"
        try loadPeople(condition, on: connection)
        let people: SQL = "(SELECT id FROM candidate WHERE \(condition))"
        try loadFields(people, on: connection)
        try loadSkills(people, on: connection)
        try loadPositions(people, on: connection)
        try loadVectors(people, model, on: connection)
    }

    private mutating func loadPeople(_ condition: SQL, on connection: any Connection) throws {
        for person in try connection.fetch(Candidate.self, "WHERE \(condition) ORDER BY seq") {
            var profile = CandidateProfile(id: person.id.text)
            profile.years = person.years
            profile.seniority = person.seniority.flatMap(Rung.init(named:))
            profile.title = person.headline
            profile.place = Locality(city: person.city, country: person.country)
            profile.isVerified = person.verification == "verified"
            profile.isHighlighted = person.isHighlighted
            profile.exclusion = Self.exclusion(of: person)
            indexes[person.id.text] = profiles.count
            profiles.append(profile)
        }
    }

    private static func exclusion(of person: Candidate) -> Exclusion.Reason? {
        if person.verification == "fraudulent" || person.status == StandingFields.fraud {
            return .fraud
        }
        return person.exclusion.map { .other($0) }
    }

    private mutating func loadFields(_ people: SQL, on connection: any Connection) throws {
        try connection.forEach(
            """
            SELECT owner_id, field, value FROM candidate_field WHERE owner_id IN \(people)
            AND field IN
            ('timezone', 'compensation_min', 'compensation_max', 'compensation_currency')
            AND value <> 'null'
            """
        ) { row in
            guard let index = indexes[try row.get(0)] else { return true }
            let value: JSONValue = try row.get(2)
            switch try row.get(1, as: String.self) {
            case "timezone": profiles[index].timeZone = value.string
            case "compensation_min": profiles[index].compensation.minimum = value.double
            case "compensation_max": profiles[index].compensation.maximum = value.double
            default: profiles[index].compensation.currency = value.string
            }
            return true
        }
    }

    private mutating func loadSkills(_ people: SQL, on connection: any Connection) throws {
        try connection.forEach(
            """
            SELECT candidate_id, skill_id, rating, years, shown FROM candidate_skill
            WHERE candidate_id IN \(people)
            """
        ) { row in
            guard let index = indexes[try row.get(0)], let bag = skills.bags[try row.get(1)] else {
                return true
            }
            let held = HeldSkill(
                name: bag.name, rating: try row.get(2, as: Int?.self).map(Double.init),
                years: try row.get(3), proof: try row.get(4, as: Int.self) > 0 ? .shown : .listed)
            profiles[index].skills[bag.id] =
                profiles[index].skills[bag.id].map { $0.joined(with: held) } ?? held
            return true
        }
    }

    /// A skill that a position held today names is proved by present work, in the person's own
    /// documents or in those of the records that were merged into them.
    private mutating func loadPositions(_ people: SQL, on connection: any Connection) throws {
        try connection.forEach(
            """
            WITH RECURSIVE record (id, person) AS (
                SELECT id, id FROM candidate WHERE id IN \(people)
                UNION SELECT candidate.id, record.person FROM record
                JOIN candidate ON candidate.merged_into = record.id
            )
            SELECT record.person, experience.skills FROM record
            JOIN experience ON experience.candidate_id = record.id WHERE is_current = 1
            """
        ) { row in
            guard let index = indexes[try row.get(0)] else { return true }
            let named: JSONValue = try row.get(1)
            for name in named.elements?.compactMap(\.string) ?? [] {
                guard let skill = skills.idsByKind[SkillTable.kind(of: name)] else { continue }
                profiles[index].skills[skill]?.proof = .current
            }
            return true
        }
    }

    private mutating func loadVectors(
        _ people: SQL, _ model: String, on connection: any Connection
    ) throws {
        try connection.forEach(
            """
            SELECT owner_id, kind, value FROM candidate_vector
            WHERE owner_id IN \(people) AND model = \(model) ORDER BY owner_id, kind
            """
        ) { row in
            guard let index = indexes[try row.get(0)],
                let vector = row.bytes(2).flatMap(StoredVector.vector)
            else { return true }
            let kind: String = try row.get(1)
            switch kind {
            case "experience": profiles[index].vectors.experience = vector
            case "domain": profiles[index].vectors.domain = vector
            case "personality": profiles[index].vectors.culture = vector
            case _ where kind.hasPrefix("title_"): profiles[index].vectors.titles.append(vector)
            case _ where kind.hasPrefix("position_"):
                profiles[index].vectors.positions.append(vector)
            default:
                if let skill = skills.idsByKind[kind] {
                    profiles[index].skills[skill]?.vector = vector
                }
            }
            return true
        }
    }
}

extension HeldSkill {
    /// One claim out of two under names of one bag: the higher rating, the longer use, the better
    /// proof.
    fileprivate func joined(with other: HeldSkill) -> HeldSkill {
        var held = self
        held.rating = [rating, other.rating].compactMap(\.self).max()
        held.years = [years, other.years].compactMap(\.self).max()
        if other.proof != .listed { held.proof = other.proof }
        return held
    }
}

extension Rung {
    /// The rung of a level of seniority; a lead stands on the rung of a staff engineer.
    init?(named name: String) {
        switch name {
        case "junior": self = .junior
        case "mid": self = .mid
        case "senior": self = .senior
        case "staff", "lead": self = .staff
        case "principal": self = .principal
        case "executive": self = .executive
        default: return nil
        }
    }
}
