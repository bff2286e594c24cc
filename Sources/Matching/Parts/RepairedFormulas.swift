/// The formulas of the profile `muster`: what is missing is nil and left out, and nothing that
/// nobody can check moves a score. Each says what it repairs (facts/matchmaking.md §7).
enum RepairedFormulas {
    // MARK: Likeness

    /// Bare titles of unlike trades are still about .3 alike ("developer", "specialist"), so
    /// likeness of titles counts from there.
    static let titleFloor = 0.30
    /// The share of a title in the likeness of roles; the rest is what was done there.
    static let titleShare = 0.40

    /// Role likeness joins the best position, the career as a whole and the best title, so that
    /// neither a grand title without substance nor one shared sentence carries it alone.
    static func vector(_ job: JobProfile, _ candidate: CandidateVectors) -> VectorPart {
        VectorPart(
            role: role(
                work: work(
                    best: Likeness.best(job.role, candidate.positions),
                    career: Likeness.cosine(job.role, candidate.experience)),
                title: Likeness.best(job.title, candidate.titles)),
            domain: Likeness.cosine(job.domain, candidate.domain),
            culture: Likeness.cosine(job.culture, candidate.culture))
    }

    /// The mean of the best position and the career, or the one that is known: what somebody did
    /// last and longest steadies what one position happens to be told with.
    static func work(best: Double?, career: Double?) -> Double? {
        guard let best, let career else { return best ?? career }
        return (best + career) / 2
    }

    static func role(work: Double?, title: Double?) -> Double? {
        let title = title.map { max(0, ($0 - titleFloor) / (1 - titleFloor)) }
        guard let work else { return title }
        guard let title else { return work }
        return (1 - titleShare) * work + titleShare * title
    }

    // MARK: Skills

    /// The weight of a requirement: must 3, nice 1, times how much it tells people apart.
    static func weight(_ requirement: Requirement) -> Double {
        let telling = requirement.weight.isFinite ? max(0.01, requirement.weight) : 1
        return (requirement.isMust ? 3 : 1) * telling
    }

    /// How far a claim is believed on its own. One that only stands in a list is not, unless a
    /// person checked the candidate's claims; `coverage` says what it counts for instead.
    static func belief(proof: HeldSkill.Proof, isVerified: Bool) -> Double {
        switch proof {
        case .current: 1
        case .shown: 0.9
        case .listed: isVerified ? 0.9 : 0
        }
    }

    /// What level and years make of a proved claim, .5–1, growing with both. An unknown rating
    /// counts as competent (5), unknown years lose nothing; below the level or years asked for each
    /// scales the upper half once (the earlier system did it twice, L2).
    static func mastery(
        rating: Double?, minLevel: Double?, years: Double?, minYears: Double?
    ) -> Double {
        let known = min(10, max(1, rating ?? 5))
        var upper = 0.4 + 0.06 * known
        if rating != nil, let minLevel, minLevel > 0 { upper *= min(1, known / minLevel) }
        if let years, let minYears, minYears > 0 {
            upper *= 0.5 + 0.5 * max(0, min(1, years / minYears))
        }
        return 0.5 + 0.5 * upper
    }

    /// What a requirement that is only listed is worth, as far as lists are believed at all: less
    /// than the least that any proof gives (.46), so that proof never costs anything.
    static let listedWorth = 0.425
    /// Lists are believed up to this share of what the job asks for, and from `listedEnd` on not at
    /// all: whoever proves little and lists everything copied the post.
    static let listedShare = 0.15
    static let listedEnd = 0.25
    /// What is implied by proved skills replaces what a list says; from this credit on wholly.
    static let impliedEnough = 0.45
    /// More unproved skills than this dilute each other.
    static let listLimit = 16.0
    /// What the list of a person is worth of whom no position is known, at most: a row of tags from
    /// a table must not vanish, and says little.
    static let tagShare = 0.4

    /// The share of the requirements that is covered, 0–1: what is proved or implied by what is
    /// proved, and a little for what is only listed. That little shrinks as more is proved, is
    /// diluted by long lists, and is gone when the list covers a quarter of the post; so stuffing
    /// gains nothing, while an honest list keeps a shortlisted candidate in view.
    struct Coverage {
        private var proved = 0.0
        private var listed = 0.0
        private var held = 0.0

        /// Adds a requirement.
        ///
        /// - Parameters:
        ///   - credit: what its own proof or the best substitute gives, 0–1.
        ///   - isHeld: whether the candidate has the skill, proved or listed.
        ///   - isListed: whether it is held and nothing proves it.
        mutating func add(weight: Double, credit: Double, isHeld: Bool, isListed: Bool) {
            proved += weight * credit
            if isHeld { held += weight }
            if isListed { listed += weight * max(0, 1 - credit / impliedEnough) }
        }

        /// The covered share.
        ///
        /// - Parameters:
        ///   - weights: the sum of the weights of all requirements.
        ///   - listedCount: how many skills the candidate lists without proof, asked for or not.
        ///   - hasPositions: whether any past position is known.
        func share(weights: Double, listedCount: Int, hasPositions: Bool) -> Double {
            guard weights > 0 else { return 0 }
            let proved = min(1, self.proved / weights)
            let listed = self.listed / weights
            // `listedCount` leaves out what is proved, so that proving a skill never dilutes.
            let dilution = min(1, listLimit / Double(max(1, listedCount)))
            let believed =
                listed <= listedShare
                ? listed
                : listedShare * max(0, (listedEnd - listed) / (listedEnd - listedShare))
            let covered = proved + listedWorth * believed * dilution * (1 - proved)
            let tags = hasPositions ? 0 : tagShare * held / weights * dilution
            return max(0, min(1, max(covered, tags)))
        }
    }

    // MARK: Compensation

    /// How far above the band an ask may lie before it counts 0, as a share of the band's top.
    static let payReach = 0.5

    /// 1 within or below what is offered, then falling; nil when either side is unknown or in a
    /// currency that cannot be compared (L34).
    static func compensation(
        _ job: PayRange, _ candidate: PayRange, rates: [String: Double]
    ) -> Double? {
        guard let offer = positive(job.maximum) ?? positive(job.minimum),
            var ask = positive(candidate.minimum) ?? positive(candidate.maximum)
        else { return nil }
        if let theirs = candidate.currency, let ours = job.currency, theirs != ours {
            guard let from = rates[theirs], let to = rates[ours], from > 0, to > 0 else {
                return nil
            }
            ask = ask * from / to
        }
        return ask <= offer ? 1 : max(0, 1 - (ask - offer) / (payReach * offer))
    }

    private static func positive(_ amount: Double?) -> Double? {
        amount.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    }

    // MARK: Location

    /// Remote jobs ask for time zones at most; offices ask where somebody lives, and only where
    /// that is unknown for the time zone. nil when nothing is asked or known (L35): a point that
    /// everybody gets would lift all totals of the job above those of other jobs.
    static func location(
        job: JobProfile, demand: TimeZoneDemand?, place: Locality?, offset: Int?
    ) -> Double? {
        switch job.locationType {
        case .remote, nil: zone(demand, offset)
        case .hybrid: nearness(job.places, place, elsewhere: 0.5) ?? zone(demand, offset)
        case .onsite: nearness(job.places, place, elsewhere: 0.4) ?? zone(demand, offset)
        }
    }

    private static func zone(_ demand: TimeZoneDemand?, _ offset: Int?) -> Double? {
        guard let demand, let offset else { return nil }
        return demand.score(offset: offset)
    }

    /// 1 in the same city, `elsewhere` in the same country, 0 abroad; the best over all offices.
    private static func nearness(
        _ offices: [Locality], _ home: Locality?, elsewhere: Double
    ) -> Double? {
        guard let home else { return nil }
        return offices.compactMap { office -> Double? in
            let sameCountry = pair(office.country, home.country).map { $0 == $1 }
            if sameCountry == false { return 0 }
            if let (theirs, ours) = pair(office.city, home.city) {
                return theirs == ours ? 1 : elsewhere
            }
            return sameCountry == nil ? nil : elsewhere
        }.max()
    }

    private static func pair(_ left: String?, _ right: String?) -> (String, String)? {
        guard let left, let right else { return nil }
        return (left, right)
    }

    // MARK: Seniority

    /// The least years of a rung, where the job names only the rung (facts/matchmaking.md §5.4).
    static func usualYears(_ rung: Rung?) -> Double? {
        switch rung {
        case nil: nil
        case .junior: 0
        case .mid: 2
        case .senior: 5
        case .staff: 8
        case .principal, .executive: 12
        }
    }

    /// Twice the missing years, at most 10; where years are unknown, 4 for each missing rung. Years
    /// on single skills count in the skills, so that proving one more skill never costs anything;
    /// more years than asked for cost nothing and are only mentioned.
    static func seniorityPoints(_ job: JobProfile, years: Double?, rung: Rung?) -> Double {
        if let years {
            guard let least = job.minYears ?? usualYears(job.seniority) else { return 0 }
            return min(10, 2 * max(0, least - years))
        }
        guard let asked = job.seniority, let rung else { return 0 }
        return min(10, 4 * Double(max(0, asked.rawValue - rung.rawValue)))
    }
}
