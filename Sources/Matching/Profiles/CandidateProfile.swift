/// What is scored of a candidate. Nothing in it identifies a person but the id: no name, gender,
/// age, nationality or photo, so none of them can move a score.
package struct CandidateProfile: Sendable, Hashable {
    /// The candidate's id; ties are broken by it.
    package var id: String
    /// The vectors of the candidate's texts.
    package var vectors: CandidateVectors
    /// Skills by canonical id, each at most once.
    package var skills: [String: HeldSkill]
    /// Years of work altogether, or nil when unknown.
    package var years: Double?
    /// The rung, or nil when unknown.
    package var seniority: Rung?
    /// The yearly pay asked for; unknown bounds are nil.
    package var compensation: PayRange
    /// The time zone as an IANA name or an offset such as `UTC+5:30`, or nil when unknown.
    package var timeZone: String?
    /// Where the candidate lives; read by the location part alone.
    package var place: Locality?
    /// The current title, for messages only: it is never scored.
    package var title: String?
    /// Whether a person checked the candidate's claims and found them true.
    package var isVerified = false
    /// Whether a recruiter wants the candidate seen first.
    package var isHighlighted = false
    /// Why the candidate must not be matched, or nil.
    package var exclusion: Exclusion.Reason?

    /// A candidate of whom nothing is known but the id.
    package init(id: String) {
        self.id = id
        vectors = CandidateVectors()
        skills = [:]
        compensation = PayRange()
    }
}

/// The vectors of a candidate's texts: of unit length, all of one model. A text that is missing has
/// no vector (facts/matchmaking.md §1.9, L29).
package struct CandidateVectors: Sendable, Hashable {
    /// One vector for each past position, in the order of the CV.
    package var positions: [[Float]] = []
    /// One vector for the bare title of each past position; only `muster` reads them.
    package var titles: [[Float]] = []
    /// The narrative of experience; the original formulas read it only where no position is known.
    package var experience: [Float]?
    /// The narrative of industries and fields.
    package var domain: [Float]?
    /// The narrative of personality and ways of working.
    package var culture: [Float]?

    /// No vectors.
    package init() {}
}

/// What a candidate claims about one skill, and what proves it.
package struct HeldSkill: Sendable, Hashable {
    /// How well a claim is proved, weakest first.
    package enum Proof: Int, Sendable, Hashable, Comparable, CaseIterable {
        /// The skill only stands in a list, or in a sentence that is no more than one: a sentence
        /// outside positions and projects, or one that names more than eight skills.
        case listed
        /// A sentence about a position, project, study or certificate shows it.
        case shown
        /// A sentence about the position held now shows it.
        case current

        /// Orders by strength.
        package static func < (left: Proof, right: Proof) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// The skill's name, for messages.
    package var name: String
    /// The rating, 1–10, or nil when neither stated nor derived.
    package var rating: Double?
    /// Years of use, or nil when unknown.
    package var years: Double?
    /// The vector of the skill and its level, or nil.
    package var vector: [Float]?
    /// How well the claim is proved.
    package var proof: Proof
    /// The sentence of the CV that proves it, or nil.
    package var evidence: String?

    /// A claim from its parts.
    package init(
        name: String, rating: Double? = nil, years: Double? = nil, vector: [Float]? = nil,
        proof: Proof = .listed, evidence: String? = nil
    ) {
        self.name = name
        self.rating = rating
        self.years = years
        self.vector = vector
        self.proof = proof
        self.evidence = evidence
    }
}

/// Yearly pay; a single figure has both bounds equal, an open range only one.
package struct PayRange: Sendable, Hashable {
    /// The least, or nil when unknown.
    package var minimum: Double?
    /// The most, or nil when unknown.
    package var maximum: Double?
    /// ISO 4217, or nil when the text names none.
    package var currency: String?

    /// Whether neither bound is known.
    package var isUnknown: Bool { minimum == nil && maximum == nil }

    /// A range from its bounds.
    package init(_ minimum: Double? = nil, _ maximum: Double? = nil, currency: String? = nil) {
        self.minimum = minimum
        self.maximum = maximum
        self.currency = currency
    }
}

/// A city or a country; names are compared letter for letter, so both sides give canonical ones.
package struct Locality: Sendable, Hashable {
    /// The city's canonical name, or nil.
    package var city: String?
    /// The country's canonical name, or nil.
    package var country: String?

    /// A place from its parts.
    package init(city: String? = nil, country: String? = nil) {
        self.city = city
        self.country = country
    }
}

/// The rungs of a career as the score sees them, lowest first.
package enum Rung: Int, Sendable, Hashable, CaseIterable {
    /// Learning the trade.
    case junior
    /// Works alone on usual tasks.
    case mid
    /// Works alone on hard tasks.
    case senior
    /// Staff or lead: beyond senior on either track.
    case staff
    /// Principal.
    case principal
    /// Directors and above.
    case executive
}
