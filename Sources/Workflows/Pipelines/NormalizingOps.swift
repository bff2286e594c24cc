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
            name, version: Self.version, pool: surroundings.cpu,
            inputState: { ids, context in
                let knowledge = try surroundings.knowledge()
                let stored = try await KeptDocument.all(ids, on: context.database)
                return KeptDocument.state(of: stored, knowledge: knowledge.version)
            }
        ) { ids, context in
            let stored = try await KeptDocument.all(ids, on: context.database)
            let knowledge = try surroundings.knowledge()
            let drafts = try await blocking { _ in
                let normalizing = Normalizing(knowledge: knowledge, today: surroundings.today())
                return stored.map { ($0, normalizing.draft($0.text, as: subject)) }
            }
            // A recruiter who says what a file is knows better.
            if let only = drafts.first, drafts.count == 1, only.0.isUnowned,
                only.0.subject == nil, only.1.isNobody
            {
                return .stop(because: "unsupported: \(RulesReading.nobody)") { commit in
                    try UnownedDocuments.forget(only.0.document.id, on: commit.connection)
                }
            }
            guard let last = drafts.last else {
                return .stop(because: "the document is gone")
            }
            return .done { commit in
                var intake = Intake(
                    on: commit.connection, source: RulesReading.source, rules: knowledge.rules,
                    now: commit.now, ids: commit.ids)
                var taken = TakenRecord(id: last.0.owner ?? "", outcome: "unchanged")
                for (document, draft) in drafts {
                    let outcome = try intake.take(draft, from: document)
                    if case .unchanged = outcome {
                        try UnownedDocuments.forget(document.document.id, on: commit.connection)
                    }
                    taken = TakenRecord(outcome)
                }
                commit.ids = intake.ids
                return taken
            }
        }
    }
}

extension Intake {
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
