internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// Everybody on the desk as the scorer sees them: no name, no address, nothing that identifies.
struct CandidatePool {
    /// The profiles, in the order of the people's numbers.
    private(set) var profiles: [CandidateProfile] = []
    /// The names, for those who are left out.
    private(set) var names: [String: String] = [:]
    /// Where each claimed skill stands in a document.
    private(set) var evidence: [String: [String: Evidence]] = [:]

    private var indexes: [String: Int] = [:]
    /// Claimed skills by the kind under which their vector is stored.
    private var skillsByKind: [String: [String: String]] = [:]

    /// Loads everybody, with the vectors of one model.
    init(model: String, on connection: any Connection) throws {
        try loadPeople(on: connection)
        try loadFields(on: connection)
        try loadSkills(on: connection)
        try loadPositions(on: connection)
        try loadVectors(model, on: connection)
    }

    private mutating func loadPeople(on connection: any Connection) throws {
        for person in try connection.fetch(Candidate.self, "ORDER BY seq") {
            var profile = CandidateProfile(id: person.id.text)
            profile.years = person.years
            profile.seniority = person.seniority.flatMap(Rung.init(named:))
            profile.title = person.headline
            profile.place = Locality(city: person.city, country: person.country)
            profile.isVerified = person.verification == "verified"
            profile.isHighlighted = person.isHighlighted
            profile.exclusion = Self.exclusion(of: person)
            names[person.id.text] = person.name
            indexes[person.id.text] = profiles.count
            profiles.append(profile)
        }
    }

    private static func exclusion(of person: Candidate) -> Exclusion.Reason? {
        if let reason = person.exclusion { return .other(reason) }
        return person.verification == "fraudulent" || person.status == "Fraud" ? .fraud : nil
    }

    private mutating func loadFields(on connection: any Connection) throws {
        try connection.forEach(
            """
            SELECT owner_id, field, value FROM candidate_field WHERE field IN
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

    private mutating func loadSkills(on connection: any Connection) throws {
        let columns = ClaimedSkill.table.columns.count
        try connection.forEach(
            """
            SELECT \(ClaimedSkill.qualifiedColumnList), skill.name FROM candidate_skill
            JOIN skill ON skill.id = candidate_skill.skill_id ORDER BY candidate_id, position
            """
        ) { row in
            let claim = try ClaimedSkill(row: row)
            let name: String = try row.get(columns)
            let person = claim.candidate.text
            guard let index = indexes[person] else { return true }
            let skill = claim.skill.text
            profiles[index].skills[skill] = HeldSkill(
                name: name, rating: claim.rating.map(Double.init), years: claim.years,
                proof: claim.shown > 0 ? .shown : .listed)
            skillsByKind[person, default: [:]]["skill_" + VectorTexts.key(name)] = skill
            if let document = claim.document, let start = claim.start, let end = claim.end {
                evidence[person, default: [:]][skill] = Evidence(
                    document: document, span: TextSpan(start, end))
            }
            return true
        }
    }

    /// A skill that a position held today names is proved by present work.
    private mutating func loadPositions(on connection: any Connection) throws {
        try connection.forEach(
            """
            SELECT candidate_id, skills FROM experience WHERE is_current = 1
            ORDER BY candidate_id, position
            """
        ) { row in
            let person: String = try row.get(0)
            guard let index = indexes[person] else { return true }
            let skills: JSONValue = try row.get(1)
            for name in skills.elements?.compactMap(\.string) ?? [] {
                guard let skill = skillsByKind[person]?["skill_" + VectorTexts.key(name)]
                else { continue }
                profiles[index].skills[skill]?.proof = .current
            }
            return true
        }
    }

    private mutating func loadVectors(_ model: String, on connection: any Connection) throws {
        try connection.forEach(
            "SELECT owner_id, kind, value FROM candidate_vector WHERE model = \(model) ORDER BY owner_id, kind"
        ) { row in
            let person: String = try row.get(0)
            guard let index = indexes[person],
                let vector = row.bytes(2).flatMap(StoredVector.vector)
            else { return true }
            let kind: String = try row.get(1)
            switch kind {
            case "experience": profiles[index].vectors.experience = vector
            case "domain": profiles[index].vectors.domain = vector
            case "personality": profiles[index].vectors.culture = vector
            case _ where kind.hasPrefix("title_"):
                profiles[index].vectors.titles.append(vector)
            case _ where kind.hasPrefix("position_"):
                profiles[index].vectors.positions.append(vector)
            default:
                guard let skill = skillsByKind[person]?[kind] else { return true }
                profiles[index].skills[skill]?.vector = vector
            }
            return true
        }
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
