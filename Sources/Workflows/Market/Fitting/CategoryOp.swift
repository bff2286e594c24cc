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

    /// Puts people to kinds of work, and runs again until nobody waits.
    func op<Input: StepValue>() -> Op<Input, Int> {
        let surroundings = surroundings
        return Op("categorize_people", pool: surroundings.reading, limit: .seconds(1800)) {
            _, context in
            let (people, categories, known) = try await context.database.reading { connection in
                let people = try PersonCategory.Person.waiting(
                    limit: FitRules.people, on: connection)
                return (
                    people, try SearchCategory.all(on: connection),
                    try connection.fetch(CandidateCategory.self, "ORDER BY candidate_id")
                )
            }
            guard !people.isEmpty, !categories.isEmpty else { return .done(0) }
            let digests = Dictionary(known.map { ($0.candidate, $0.digest) }) { first, _ in first }
            let kinds = PersonCategory(try surroundings.knowledge(), categories)
            var told: [(PersonCategory.Person, PersonCategory.Told?, String)] = []
            var isAnswering = true
            for person in people {
                try Task.checkCancellation()
                let digest = person.digest(categories)
                // Nothing that it is told from has changed, so that nobody is asked again.
                guard digests[person.id] != digest else {
                    told.append((person, nil, digest))
                    continue
                }
                var answer = kinds.byWords(person)
                if answer.map({ $0.confidence < PersonCategory.sure }) ?? true, isAnswering,
                    let model = surroundings.models(context.database).reading
                {
                    do throws(ModelProblem) {
                        answer =
                            try await kinds.byModel(
                                person, model, today: surroundings.today(), run: context.run.text)
                            ?? answer
                    } catch {
                        if error == .cancelled { throw error }
                        context.report.warn("told by words alone: \(error)")
                        isAnswering = !error.isTransient
                    }
                }
                if answer == nil, let title = person.titles.first {
                    answer = PersonCategory.general(title).map {
                        .init(
                            slug: nil, proposal: $0, confidence: 0.3, source: PersonCategory.words)
                    }
                }
                told.append(
                    (
                        person,
                        answer
                            ?? .init(
                                slug: nil, proposal: nil, confidence: 0,
                                source: PersonCategory.words),
                        digest
                    ))
            }
            let answers = told
            guard people.count == FitRules.people else {
                return .done { commit in
                    try Self.save(answers, &commit)
                    return answers.count
                }
            }
            return .again(after: .zero, because: "there are more people") {
                try Self.save(answers, &$0)
            }
        }
    }

    private static func save(
        _ told: [(PersonCategory.Person, PersonCategory.Told?, String)], _ commit: inout StepCommit
    ) throws {
        for (person, answer, digest) in told {
            guard let answer else {
                try commit.connection.execute(
                    """
                    UPDATE candidate_category SET updated_at = \(commit.now)
                    WHERE candidate_id = \(person.id)
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
            try commit.connection.execute(
                CandidateCategory(
                    candidate: person.id, category: category, confidence: answer.confidence,
                    source: answer.source, digest: digest, updatedAt: commit.now
                ).upsert(onConflict: "candidate_id"))
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
