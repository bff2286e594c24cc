package import Prelude
package import Storage

/// The people of a job as they are handed over to the client: who, how well they fit, which
/// sentence proves each skill, and how to reach them, unless that is left out.
package struct Handover: Sendable, Hashable {
    /// The stages whose people are handed over when nobody says otherwise.
    package static let standardStages: [Stage] = [.shortlisted, .introduction]

    /// A skill that the job asks for and the person has.
    package struct Proof: Sendable, Hashable {
        /// The skill.
        package var skill: String
        /// The rating, 1–10; nil when it is not known.
        package var rating: Int?
        /// The sentence of a document that proves it; nil when there is none.
        package var sentence: String?
    }

    /// One way to reach a person.
    package struct Contact: Sendable, Hashable {
        /// What it is: `email`, `phone`, `linkedin`, `github`, `x`.
        package var kind: String
        /// The address.
        package var value: String
    }

    /// One person.
    package struct Person: Sendable, Hashable {
        /// The match.
        package var match: ID<Match>
        /// The person.
        package var candidate: ID<Candidate>
        /// The name.
        package var name: String
        /// The column of the funnel.
        package var stage: Stage
        /// The current role.
        package var role: String?
        /// City and country.
        package var place: String?
        /// Years of experience.
        package var years: Double?
        /// The score, 0–1.
        package var score: Double
        /// What the person has of what the job asks.
        package var skills: [Proof]
        /// What the person lacks of it.
        package var missing: [String]
        /// What speaks for the person.
        package var strengths: [String]
        /// How to reach the person; none when contacts are masked.
        package var contacts: [Contact]
    }

    /// The job.
    package var job: ID<Job>
    /// The job's title.
    package var title: String
    /// The company that hires.
    package var company: String?
    /// Whether contacts are left out and hidden in every sentence.
    package var isMasked: Bool
    /// The people, the furthest along first, then the best.
    package var people: [Person]
    /// How many people in these stages are left out of matching, and so of the hand-over.
    package var leftOut = 0

    /// The people of a job who are in some stages, or nil when there is no such job. Nobody who was
    /// merged into another, erased or left out of matching is among them.
    package init?(
        of id: ID<Job>, stages: [Stage] = standardStages, isMasked: Bool,
        on connection: any Connection
    ) throws {
        guard let job = try connection.first(Job.self, "WHERE id = \(id)") else { return nil }
        let all = try MatchStore.lines(of: id, on: connection)
            .filter { stages.contains($0.match.stage) }
        let lines = all.filter { $0.exclusion == nil }
        let people = try lines.compactMap { line -> Person? in
            guard let dossier = try CandidateDossier(line.match.candidate, on: connection),
                dossier.candidate.isListed
            else { return nil }
            return Person(line, dossier, isMasked: isMasked)
        }
        self.init(
            job: id, title: job.title, company: job.company, isMasked: isMasked,
            people: people.sorted {
                ($1.stage.order, $1.score, $0.match) < ($0.stage.order, $0.score, $1.match)
            })
        leftOut = all.count - lines.count
    }

    init(job: ID<Job>, title: String, company: String?, isMasked: Bool, people: [Person]) {
        self.job = job
        self.title = title
        self.company = company
        self.isMasked = isMasked
        self.people = people
    }
}

extension Handover.Person {
    /// A person from the match and from what the desk holds.
    init(_ line: MatchStore.Line, _ dossier: CandidateDossier, isMasked: Bool) {
        let mask = isMasked ? ContactMask(known: Self.handles(of: dossier)) : nil
        func shown(_ text: String) -> String {
            let folded = EscapedText.folded(text)
            return mask?.masked(folded) ?? folded
        }
        func texts(_ value: JSONValue?) -> [String] {
            (value?.elements ?? []).compactMap { $0.string ?? $0["skill"]?.string }.map(shown)
        }
        let explanation = line.match.explanation
        self.init(
            match: line.match.id, candidate: line.match.candidate, name: shown(line.name),
            stage: line.match.stage, role: line.headline.map(shown),
            place: dossier.candidate.place.map(shown), years: dossier.candidate.years,
            score: line.match.score,
            skills: (explanation["matched_skills"]?.elements ?? []).compactMap { skill in
                skill["skill"]?.string.map { name in
                    Handover.Proof(
                        skill: shown(name), rating: skill["rating"]?.int,
                        sentence: skill["evidence"]?["text"]?.string.map(shown))
                }
            }, missing: texts(explanation["missing_skills"]),
            strengths: texts(explanation["strengths"]),
            contacts: isMasked ? [] : Self.contacts(of: dossier))
    }

    /// The kinds of contacts, each with the (N) field that tells it.
    private static let fields = [
        ("email", "email"), ("phone", "phone"), ("linkedin", "linkedin_handle"),
        ("github", "github_handle"), ("x", "x_handle"),
    ]

    /// What the (N) fields say, and the identity keys of kinds about which they say nothing.
    private static func contacts(of dossier: CandidateDossier) -> [Handover.Contact] {
        fields.flatMap { kind, field -> [Handover.Contact] in
            let own = dossier.value(field).string.map { [$0] }
            let values =
                own ?? dossier.identities.filter { $0.kind == kind }.map(\.value)
            return values.map { .init(kind: kind, value: address($0, kind)) }
        }
    }

    /// The address of a profile by its handle; what is an address already stays as it is.
    private static func address(_ value: String, _ kind: String) -> String {
        guard !value.contains("/"), !value.contains(".") else { return value }
        let handle = value.drop { $0 == "@" }
        return switch kind {
        case "linkedin": "https://www.linkedin.com/in/\(handle)"
        case "github": "https://github.com/\(handle)"
        case "x": "https://x.com/\(handle)"
        default: value
        }
    }

    /// Everything known to lead to the person, except what is in the name, which stays.
    private static func handles(of dossier: CandidateDossier) -> [String] {
        let name = Set(
            dossier.candidate.name.lowercased().split { !$0.isLetter }.map(String.init))
        return (fields.compactMap { dossier.value($0.1).string } + dossier.identities.map(\.value))
            .filter { !name.contains($0.lowercased()) }
    }
}
