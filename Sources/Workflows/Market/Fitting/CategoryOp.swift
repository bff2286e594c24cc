internal import Engine
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// The op that puts people to kinds of work: those who are new, and those who changed.
struct CategoryOp: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// What was told of a person; no answer where nothing has changed that it is told from.
    private struct Answer: Sendable {
        var person: ID<Candidate>
        var told: PersonCategory.Told?
        var digest: String
        /// When it was read what it is told from.
        var readAt: Timestamp
    }

    /// The digest of what is to be told again, because a model was asked and did not answer.
    private static let unanswered = ""

    /// Puts people to kinds of work, and runs again until nobody waits; open listings are put to the kinds
    /// that are looked for today too.
    func op<Input: StepValue>() -> Op<Input, Int> {
        let surroundings = surroundings
        return Op("categorize_people", pool: surroundings.reading, limit: .seconds(1800)) {
            _, context in
            let readAt = context.now()
            let (people, categories, digests) = try await context.database.reading { connection in
                (
                    try PersonCategory.Person.waiting(limit: FitRules.people, on: connection),
                    try SearchCategory.all(on: connection),
                    try Self.digests(on: connection)
                )
            }
            let knowledge = try surroundings.knowledge()
            let sorting = ListingSorting(knowledge, categories)
            let moved = try await sorting.moved(on: context.database)
            let told =
                categories.isEmpty
                ? []
                : try await answers(
                    people, categories, digests, knowledge, readAt: readAt, context)
            // Whoever was to be told again goes on waiting, but not in this run.
            let isMore =
                people.count == FitRules.people
                && people.contains { digests[$0.id] != Self.unanswered } && !categories.isEmpty
            guard isMore else {
                return .done { commit in
                    try ListingSorting.keep(moved, on: commit.connection)
                    try Self.save(told, &commit)
                    try CategoryQuestion.ask(
                        by: context.requestedBy, now: commit.now, ids: &commit.ids,
                        on: commit.connection)
                    return told.count
                }
            }
            return .again(after: .zero, because: "there are more people") {
                try ListingSorting.keep(moved, on: $0.connection)
                try Self.save(told, &$0)
            }
        }
    }

    private static func digests(on connection: any Connection) throws -> [ID<Candidate>: String] {
        Dictionary(
            try connection.fetch(CandidateCategory.self, "ORDER BY candidate_id").map {
                ($0.candidate, $0.digest)
            }
        ) { first, _ in first }
    }

    private func answers(
        _ people: [PersonCategory.Person], _ categories: [SearchCategory],
        _ digests: [ID<Candidate>: String], _ knowledge: Knowledge, readAt: Timestamp,
        _ context: OpContext
    ) async throws -> [Answer] {
        let (kinds, readAt) = (PersonCategory(knowledge, categories), readAt)
        let model = surroundings.models(context.database).reading
        var told: [Answer] = []
        var isAnswering = true
        for person in people {
            try Task.checkCancellation()
            let digest = person.digest(categories)
            // Nothing that it is told from has changed, so that nobody is asked again.
            guard digests[person.id] != digest else {
                told.append(Answer(person: person.id, told: nil, digest: digest, readAt: readAt))
                continue
            }
            var answer = kinds.byWords(person)
            var isUnanswered = false
            if answer.map({ $0.confidence < PersonCategory.sure }) ?? true, let model {
                isUnanswered = !isAnswering
                if isAnswering {
                    do throws(ModelProblem) {
                        answer =
                            try await kinds.byModel(
                                person, model, today: surroundings.today(), run: context.run.text)
                            ?? answer
                    } catch {
                        if error == .cancelled { throw error }
                        context.report.warn("told by words alone: \(error)")
                        isUnanswered = error.isTransient || error.isAboutSettings
                        isAnswering = !error.isTransient
                    }
                }
            }
            if answer == nil, let title = person.titles.first {
                answer = PersonCategory.general(title).map {
                    .init(slug: nil, proposal: $0, confidence: 0.3, source: PersonCategory.words)
                }
            }
            told.append(
                Answer(
                    person: person.id,
                    told: answer
                        ?? .init(
                            slug: nil, proposal: nil, confidence: 0, source: PersonCategory.words),
                    digest: isUnanswered ? Self.unanswered : digest, readAt: readAt))
        }
        return told
    }

    private static func save(_ told: [Answer], _ commit: inout StepCommit) throws {
        for each in told {
            guard let answer = each.told else {
                try commit.connection.execute(
                    """
                    UPDATE candidate_category SET updated_at = \(each.readAt)
                    WHERE candidate_id = \(each.person)
                    """)
                continue
            }
            let category: ID<SearchCategory>?
            if let slug = answer.slug {
                category = try commit.connection.value(
                    "SELECT id FROM search_category WHERE slug = \(slug)")
            } else {
                category = try answer.proposal.flatMap { try proposed($0, answer.source, &commit) }
            }
            // Who was put to a kind by a person meanwhile stays there; who was edited meanwhile waits again.
            try commit.connection.execute(
                CandidateCategory(
                    candidate: each.person, category: category, confidence: answer.confidence,
                    source: answer.source, digest: each.digest, updatedAt: each.readAt
                ).upsert(onConflict: "candidate_id")
                    + " WHERE candidate_category.source NOT LIKE 'human:%'")
        }
    }

    /// A kind that is proposed; the one that is there where the name is that of one.
    private static func proposed(
        _ name: String, _ who: String, _ commit: inout StepCommit
    ) throws -> ID<SearchCategory>? {
        guard let slug = SearchCategory.slug(name) else { return nil }
        let known: ID<SearchCategory>? = try commit.connection.value(
            "SELECT id FROM search_category WHERE slug = \(slug)")
        if let known { return known }
        let count = try commit.connection.value(
            "SELECT count(*) FROM search_category", as: Int.self)
        guard (count ?? 0) < SearchCategory.maximumCount else { return nil }
        let category = SearchCategory(
            id: commit.ids.next(at: commit.now), slug: slug, name: name, words: [],
            status: .proposed, addedBy: who, createdAt: commit.now, updatedAt: commit.now)
        try commit.connection.execute(category.insert())
        return category.id
    }
}
