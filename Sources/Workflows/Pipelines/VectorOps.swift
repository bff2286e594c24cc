internal import Engine
internal import Language
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// The ops that keep vectors up to date with what they are made from.
struct VectorOps: Sendable {
    /// The version of the texts that vectors are made from.
    static let version = "3"

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// The vectors of a person who was just read.
    var candidate: Op<TakenRecord, TakenRecord> { op("vectorize_candidate", .candidate) }

    /// The vectors of a job that was just read.
    var job: Op<TakenRecord, TakenRecord> { op("vectorize_job", .job) }

    private func op(
        _ name: String, _ owner: Vectorizing.Owner
    ) -> Op<TakenRecord, TakenRecord> {
        let surroundings = surroundings
        return Op(
            name, version: Self.version, pool: surroundings.reading,
            inputState: { record, context in
                // Whatever changed since has set the flag; beside it only the model counts.
                let model = try surroundings.embedding(on: context.database).model
                let isStale = try await context.database.reading {
                    try VectorStand(owner: owner, model: model, on: $0).isStale(record.id)
                }
                return InputState(subject: record.id, hash: model, isStale: isStale)
            }
        ) { record, context in
            let made: (Vectorizing, Vectorizing.Made)?
            do {
                made = try await self.made(owner, record.id, context)
            } catch let problem as ModelProblem {
                guard Self.isGivenUp(problem, context) else { throw problem }
                // What was read is worth more than its vectors: they stay to be made.
                context.report.warn("no vectors were made: \(problem)")
                return .done { _ in record }
            }
            return .done { commit in
                try made.map { try $0.0.store($0.1, on: commit.connection) }
                return record
            }
        }
    }

    /// Whether a service is not asked again by the same run.
    private static func isGivenUp(_ problem: ModelProblem, _ context: OpContext) -> Bool {
        problem != .cancelled
            && (!problem.isTransient || context.attempt >= RetryPolicy.standard.attempts)
    }

    /// The vectors of an owner, made and not stored yet; nil when there is none of that id.
    private func made(
        _ owner: Vectorizing.Owner, _ id: String, _ context: OpContext
    ) async throws -> (Vectorizing, Vectorizing.Made)? {
        let embedding = try surroundings.embedding(on: context.database)
        let vectorizing = Vectorizing(model: embedding.model)
        let texts = try await context.database.reading {
            try vectorizing.texts(owner, id, on: $0)
        }
        guard let texts else { return nil }
        return (vectorizing, try await made(texts, embedding, context))
    }

    /// How often texts that are too long for a model are cut to half.
    private static let maximumCuts = 3

    /// The vectors of texts by a service, of their beginnings where the texts are too long for it.
    private static func vectors(
        _ texts: Vectorizing.Texts, _ embedding: TextEmbedding, run: String
    ) async throws -> [[Float]?] {
        var words = texts.entries.map(\.text)
        for cut in 0... {
            do {
                return try await embedding.vectors(of: words, run: run, subject: texts.id)
            } catch let problem as ModelProblem where problem.isAboutLength && cut < maximumCuts {
                words = words.map { String($0.prefix($0.count / 2)) }
            }
        }
        return []
    }

    /// The vectors of some texts. Who is not to leave the desk has none of a model elsewhere, and whoever
    /// the service refuses has none either, so that nobody behind them waits.
    private func made(
        _ texts: Vectorizing.Texts, _ embedding: TextEmbedding, _ context: OpContext
    ) async throws -> Vectorizing.Made {
        do {
            let run = context.run.text
            let vectors =
                embedding.isService
                ? try await Self.vectors(texts, embedding, run: run)
                : try await blockingVectors(texts, embedding)
            return Vectorizing.Made(texts: texts, vectors: vectors)
        } catch let problem as ModelProblem
            where problem == .keptHome || !problem.isTransient && !problem.isAboutSettings
        {
            if problem != .keptHome { context.report.warn("no vectors of \(texts.id): \(problem)") }
            return Vectorizing.Made(
                texts: texts, vectors: texts.entries.map { _ in nil })
        }
    }

    /// How many owners one step takes that asks a service: what is made is kept before it asks for more.
    private static let serviceBatch = 8

    /// The vectors of several, and why not of all: what a service has made is kept whatever becomes of
    /// the others.
    private func made(
        _ all: [Vectorizing.Texts], _ embedding: TextEmbedding, _ context: OpContext
    ) async throws -> (made: [Vectorizing.Made], problem: ModelProblem?) {
        guard embedding.isService else {
            var made: [Vectorizing.Made] = []
            for texts in all { made.append(try await self.made(texts, embedding, context)) }
            return (made, nil)
        }
        return try await withThrowingTaskGroup(
            of: Result<Vectorizing.Made, ModelProblem>.self
        ) { group in
            for texts in all {
                group.addTask {
                    do {
                        return .success(try await self.made(texts, embedding, context))
                    } catch let problem as ModelProblem {
                        return .failure(problem)
                    }
                }
            }
            var made: [Vectorizing.Made] = []
            var problem: ModelProblem?
            for try await result in group {
                switch result {
                case .success(let one): made.append(one)
                case .failure(let found): problem = problem ?? found
                }
            }
            return (made, problem)
        }
    }

    /// The vectors of one person or job, by the table that ships: arithmetic, off the shared pool.
    private func blockingVectors(
        _ texts: Vectorizing.Texts, _ embedding: TextEmbedding
    ) async throws -> [[Float]?] {
        let table = try surroundings.knowledge().embeddings
        return try await blocking { _ in texts.entries.map { table.vector(for: $0.text) } }
    }

    /// The vectors of a person, by id.
    var candidateAlone: Op<NoValue, TakenRecord> {
        Op("vectorize", pool: surroundings.reading) { _, context in
            let id = context.partition
            guard let made = try await made(.candidate, id, context) else {
                return .stop(because: "there is no candidate \(id)")
            }
            return .done { commit in
                try made.0.store(made.1, on: commit.connection)
                return TakenRecord(id: id, outcome: "updated")
            }
        }
    }

    /// The vectors of everybody and every job that changed, some at a time; of `also` in any case. Where
    /// a service cannot be asked for good, matching goes on with the vectors that are there, and says so.
    func everythingThatChanged<Input: StepValue>(_ name: String, also: Bool) -> Op<Input, NoValue> {
        Op(name, pool: surroundings.reading, limit: .seconds(1800)) { _, context in
            let embedding = try surroundings.embedding(on: context.database)
            let vectorizing = Vectorizing(model: embedding.model)
            let job = try await JobPartition.job(context)
            let own = also && context.attempt == 1 ? job : nil
            let limit = embedding.isService ? Self.serviceBatch : Vectorizing.batch
            let (texts, left) = try await context.database.reading {
                try vectorizing.staleTexts(also: own, limit: limit, on: $0)
            }
            let (made, problem) = try await self.made(texts, embedding, context)
            @Sendable func store(_ commit: StepCommit) throws {
                for each in made { try vectorizing.store(each, on: commit.connection) }
            }
            if let problem {
                let isGivenUp = Self.isGivenUp(problem, context)
                guard !made.isEmpty || isGivenUp else { throw problem }
                guard problem.isTransient, !isGivenUp else {
                    context.report.warn("matching goes on without new vectors: \(problem)")
                    return .done { commit in
                        try store(commit)
                        return NoValue()
                    }
                }
                return .again(after: problem.retryAfter ?? .seconds(5), because: "\(problem)") {
                    try store($0)
                }
            }
            guard !made.isEmpty else { return .done(NoValue()) }
            if left == 0 {
                return .done { commit in
                    try store(commit)
                    return NoValue()
                }
            }
            context.report.progress(made.count, of: made.count + left, "vectors")
            return .again(after: .zero, because: "\(left) more have changed") { try store($0) }
        }
    }
}
