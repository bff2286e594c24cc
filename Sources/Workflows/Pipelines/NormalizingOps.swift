internal import Documents
internal import Engine
internal import Language
internal import Prelude
internal import Recruiting
internal import Storage

/// The ops that read texts by rules and take them into people and jobs.
struct NormalizingOps: Sendable {
    /// The version of the rules: it changes when a text would be read otherwise.
    static let version = "1"

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// Takes documents into the person they are about.
    var candidate: Op<[String], TakenRecord> { op("normalize_candidate", .candidate) }

    /// Takes a post into the job it is about.
    var job: Op<[String], TakenRecord> { op("normalize_job", .job) }

    private func op(_ name: String, _ subject: Subject) -> Op<[String], TakenRecord> {
        let surroundings = surroundings
        return Op(
            name, version: Self.version, pool: surroundings.reading,
            limit: surroundings.modelCalls == nil ? .seconds(300) : .seconds(1800),
            inputState: { ids, context in
                let knowledge = try surroundings.knowledge()
                let stored = try await KeptDocument.all(ids, on: context.database)
                let reader = try self.reader(context)
                let state = KeptDocument.state(
                    of: stored, knowledge: knowledge.version + (reader?.source ?? ""))
                guard var state, let reader else { return state }
                // What the rules had to read alone is to be read again.
                let keys = stored.compactMap { reader.key($0, as: subject) }
                state.isStale = try await !context.database.reading {
                    try ExtractionRows.areReady(keys, on: $0)
                }
                return state
            }
        ) { ids, context in
            let stored = try await KeptDocument.all(ids, on: context.database)
            var drafts: [(KeptDocument, Normalizing.Draft)] = []
            var degraded: String?
            for kept in stored {
                switch try await read(kept, subject, context) {
                case .both(let draft), .rulesForGood(let draft, _): drafts.append((kept, draft))
                case .rules(let draft, let reason):
                    drafts.append((kept, draft))
                    degraded = degraded ?? reason
                case .resting(let moment):
                    return .again(
                        after: max(.seconds(1), moment - context.now()),
                        because: "the model did not answer; it is asked again")
                case .generating(let run):
                    return .again(
                        after: Self.patience,
                        because: "generating: run \(run ?? "") is reading the same text")
                }
            }
            let runs = [context.run.text, context.parameters["scanned_by"]?.string]
            return try taken(drafts, degraded: degraded, runs: runs.compactMap(\.self))
        }
    }

    /// How the warning begins of what the rules had to read alone.
    static let degradedMark = "Read by the rules alone"

    /// How long a step rests while another run reads the same text.
    private static let patience = Duration.seconds(2)

    /// Reads a document by the model where there is one, and by the rules in any case.
    private func read(
        _ kept: KeptDocument, _ subject: Subject, _ context: OpContext
    ) async throws -> ModelReader.Read {
        guard let reader = try reader(context) else {
            let knowledge = try surroundings.knowledge()
            let today = surroundings.today()
            let draft = try await blocking { _ in
                Normalizing(knowledge: knowledge, today: today).draft(kept.text, as: subject)
            }
            return .both(draft)
        }
        let read = try await reader.read(
            kept, as: subject, run: context.run.text,
            again: context.isForced && context.attempt == 1)
        switch read {
        case .rules(let draft, let reason): return degraded(draft, reason, context)
        case .rulesForGood(var draft, let reason):
            draft.warn("Not read by the model: \(reason).")
            return .rulesForGood(draft, because: reason)
        default: return read
        }
    }

    /// What the rules read alone, said so in the document's warnings and in the run's log.
    private func degraded(
        _ draft: Normalizing.Draft, _ reason: String, _ context: OpContext
    ) -> ModelReader.Read {
        var draft = draft
        draft.warn("\(Self.degradedMark): \(reason).")
        context.report.warn("read by the rules alone: \(reason)")
        return .rules(draft, because: reason)
    }

    private func reader(_ context: OpContext) throws -> ModelReader? {
        guard let model = surroundings.models(context.database).reading else { return nil }
        let cache = ExtractionCache(
            on: context.database, owner: context.run.text, now: context.now,
            sleep: surroundings.sleep, ids: surroundings.ids)
        return ModelReader(
            model, cache: cache, database: context.database,
            knowledge: try surroundings.knowledge(), today: surroundings.today())
    }

    private func taken(
        _ drafts: [(KeptDocument, Normalizing.Draft)], degraded: String?, runs: [String]
    ) throws -> Engine.Outcome<TakenRecord> {
        let knowledge = try surroundings.knowledge()
        // A recruiter who says what a file is knows better.
        if let only = drafts.first, drafts.count == 1, only.0.isUnowned, only.0.subject == nil,
            only.1.isNobody
        {
            return .stop(because: "unsupported: \(RulesReading.nobody)") { commit in
                try UnownedDocuments.forget(only.0.document.id, on: commit.connection)
            }
        }
        guard let last = drafts.last else { return .stop(because: "the document is gone") }
        return .done { commit in
            var intake = Intake(
                on: commit.connection, source: RulesReading.source, rules: knowledge.rules,
                now: commit.now, ids: commit.ids)
            var taken = TakenRecord(id: last.0.owner ?? "", outcome: "unchanged")
            for (document, draft) in drafts {
                // What is read together is about one and the same.
                if document.isUnowned, !taken.id.isEmpty {
                    try intake.assign(document.document.id, to: taken.id, draft)
                }
                let outcome = try intake.take(draft, from: document)
                if case .unchanged = outcome {
                    try UnownedDocuments.forget(document.document.id, on: commit.connection)
                }
                taken = TakenRecord(outcome)
            }
            taken.degraded = degraded
            // Whom the calls were about is known only now.
            try commit.connection.execute(
                """
                UPDATE model_call SET subject_id = \(taken.id)
                WHERE run_id IN (\(list: runs.map(\.sqlValue))) AND subject_id IS NULL
                """)
            commit.ids = intake.ids
            return taken
        }
    }
}

extension Intake {
    /// Says whom a document is about that nobody owns yet.
    fileprivate func assign(
        _ document: ID<SourceDocument>, to owner: String, _ draft: Normalizing.Draft
    ) throws {
        switch draft {
        case .candidate: try own(document, candidate: owner)
        case .job: try own(document, job: owner)
        }
    }

    /// Takes a draft of a kept document.
    fileprivate mutating func take(
        _ draft: Normalizing.Draft, from kept: KeptDocument
    ) throws -> Outcome {
        switch draft {
        case .candidate(let draft): try take(draft, from: kept.incoming)
        case .job(let draft): try take(draft, from: kept.incoming)
        }
    }
}

extension TakenRecord {
    fileprivate init(_ outcome: Intake.Outcome) {
        let word =
            switch outcome {
            case .imported: "imported"
            case .updated: "updated"
            case .unchanged: "unchanged"
            }
        self.init(id: outcome.id, outcome: word)
    }
}
