internal import Hashing
internal import LanguageModels
internal import Market
internal import Prelude
internal import Recruiting
internal import Storage

/// Puts a person to a kind of work: by the words of titles first, by a model second, by a new kind third,
/// which a person has to confirm before it is looked for.
struct PersonCategory: Sendable {
    /// Who tells by words.
    static let words = "words"
    /// From which confidence on words are believed without asking a model.
    static let sure = 0.7
    /// How many titles and skills are looked at.
    static let maximumTitles = 3
    static let maximumSkills = 20

    /// A person as far as it takes to tell.
    struct Person: Sendable, Hashable {
        var id: ID<Candidate>
        /// Titles, most recent first.
        var titles: [String]
        /// Skills, the best first.
        var skills: [String]

        /// A digest of it.
        func digest(_ categories: [SearchCategory]) -> String {
            let kinds = categories.filter { $0.status == .kept }.map {
                "\($0.slug)=\($0.words.text())"
            }
            return SHA256.hex(
                Array((titles + [""] + skills + [""] + kinds).joined(separator: "\n").utf8))
        }
    }

    /// What was told.
    struct Told: Sendable, Hashable {
        /// The slug of a kind that is looked for.
        var slug: String?
        /// The name of a kind that is to be proposed.
        var proposal: String?
        var confidence: Double
        var source: String
    }

    private let sorter: TitleSorter
    private let categories: [SearchCategory]

    init(_ knowledge: Knowledge, _ categories: [SearchCategory]) {
        self.categories = categories.filter { $0.status == .kept }
        sorter = knowledge.titleSorter(self.categories)
    }

    /// What the words of titles tell; the newest title that names a kind decides.
    func byWords(_ person: Person) -> Told? {
        for (place, title) in person.titles.prefix(Self.maximumTitles).enumerated() {
            guard let sorted = sorter.sort(title).first else { continue }
            // An older title says less about what somebody is today.
            return Told(
                slug: sorted.slug, proposal: nil,
                confidence: sorted.confidence * (1 - 0.15 * Double(place)), source: Self.words)
        }
        return nil
    }

    /// What a model tells; nil where it names a kind that is none.
    ///
    /// - Throws: `ModelProblem`.
    func byModel(
        _ person: Person, _ model: LanguageModel, today: Day, run: String
    ) async throws(ModelProblem) -> Told? {
        let filled = AssignCategory.prompt.filled(
            today: today,
            material: AssignCategory.material(
                kinds: categories.map { ($0.slug, $0.name) }, titles: person.titles,
                skills: person.skills))
        let purpose = CallPurpose(
            operation: AssignCategory.prompt.name, promptVersion: AssignCategory.prompt.version,
            run: run, subject: person.id.text, fields: LeavingFields.category)
        let answer = try await model.ask(filled, for: AssignCategory.shape, purpose: purpose).value
        let source = "model:\(model.name)"
        if let slug = answer.slug, categories.contains(where: { $0.slug == slug }) {
            return Told(slug: slug, proposal: nil, confidence: 0.8, source: source)
        }
        return answer.suggestion.flatMap(Self.general).map {
            Told(slug: nil, proposal: $0, confidence: 0.5, source: source)
        }
    }

    /// Words of titles that say how senior somebody is, or how they are employed, and nothing of the work.
    private static let ranks: Set<String> = [
        "senior", "junior", "lead", "principal", "staff", "head", "chief", "intern", "trainee",
        "working", "student", "freelance", "freelancer", "interim", "mid", "associate", "sr", "jr",
        "i", "ii", "iii", "iv", "of", "the", "and", "m", "f", "w", "d", "x", "global", "unknown",
    ]
    /// How many words a proposed kind has at most (facts D.3).
    private static let maximumWords = 3

    /// A kind by a title, where nobody else can tell: its words without ranks; nil where nothing is left.
    static func general(_ text: String) -> String? {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
            $0.count > 1 && !ranks.contains($0.lowercased())
        }.prefix(maximumWords)
        guard !words.isEmpty else { return nil }
        return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}

extension PersonCategory.Person {
    /// People who have no kind of work yet, or changed since they got one, or of whom a model was asked in
    /// vain; nobody whom a person put to one. Who was told about least recently comes first.
    static func waiting(
        limit: Int, on connection: any Connection
    ) throws -> [PersonCategory.Person] {
        let ids = try connection.query(
            """
            SELECT candidate.id, headline FROM candidate
            LEFT JOIN candidate_category ON candidate_category.candidate_id = candidate.id
            WHERE is_listed = 1 AND (candidate_category.candidate_id IS NULL
                OR ((candidate_category.updated_at < candidate.updated_at
                        OR candidate_category.digest = '')
                    AND candidate_category.source NOT LIKE 'human:%'))
            ORDER BY coalesce(candidate_category.updated_at, 0), seq LIMIT \(limit)
            """
        ).map { (try $0.get(0, as: ID<Candidate>.self), try $0.get(1, as: String?.self)) }
        return try ids.map { id, headline in
            let titles = try connection.query(
                """
                SELECT title FROM experience WHERE candidate_id = \(id) AND title IS NOT NULL
                ORDER BY position LIMIT \(PersonCategory.maximumTitles)
                """
            ).map { try $0.get(0, as: String.self) }
            let skills = try connection.query(
                """
                SELECT bag.name FROM candidate_skill
                JOIN skill ON skill.id = candidate_skill.skill_id
                JOIN skill AS bag ON bag.id = skill.bag_id WHERE candidate_id = \(id)
                ORDER BY coalesce(rating, 0) DESC, position LIMIT \(PersonCategory.maximumSkills)
                """
            ).map { try $0.get(0, as: String.self) }
            let all = [headline].compactMap(\.self) + titles
            var seen: Set<String> = []
            return PersonCategory.Person(
                id: id, titles: all.filter { seen.insert($0).inserted }, skills: skills)
        }
    }
}
