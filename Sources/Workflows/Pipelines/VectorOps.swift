internal import Engine
internal import Language
internal import Prelude
internal import Recruiting
internal import Storage

/// The ops that keep vectors up to date with what they are made from.
struct VectorOps: Sendable {
    /// The version of the texts that vectors are made from.
    static let version = "1"

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
            name, version: Self.version, pool: surroundings.cpu,
            inputState: { record, context in
                // Whatever changed since has set the flag; beside it only the model counts.
                let knowledge = try surroundings.knowledge()
                let isFlagged = try await context.database.reading {
                    try Vectorizing.isStale(owner, record.id, on: $0)
                }
                return InputState(
                    subject: record.id, hash: knowledge.embeddings.model, isStale: isFlagged)
            }
        ) { record, context in
            let vectorizing = Vectorizing(try surroundings.knowledge().embeddings)
            let made = try await blocking { _ in
                try context.database.read { try vectorizing.make(owner, record.id, on: $0) }
            }
            return .done { commit in
                try made.map { try vectorizing.store($0, on: commit.connection) }
                return record
            }
        }
    }

    /// The vectors of a person, by id.
    var candidateAlone: Op<NoValue, TakenRecord> {
        let surroundings = surroundings
        return Op("vectorize", pool: surroundings.cpu) { _, context in
            let vectorizing = Vectorizing(try surroundings.knowledge().embeddings)
            let id = context.partition
            let made = try await blocking { _ in
                try context.database.read { try vectorizing.make(.candidate, id, on: $0) }
            }
            guard let made else { return .stop(because: "there is no candidate \(id)") }
            return .done { commit in
                try vectorizing.store(made, on: commit.connection)
                return TakenRecord(id: id, outcome: "updated")
            }
        }
    }

    /// The vectors of everybody and every job that changed, some at a time; of `also` in any case.
    func everythingThatChanged(_ name: String, also: Bool) -> Op<NoValue, NoValue> {
        let surroundings = surroundings
        return Op(name, pool: surroundings.cpu) { _, context in
            let vectorizing = Vectorizing(try surroundings.knowledge().embeddings)
            let own = also && context.attempt == 1 ? context.partition : nil
            let (made, left) = try await blocking { _ in
                try context.database.read { try vectorizing.makeStale(also: own, on: $0) }
            }
            guard !made.isEmpty else { return .done(NoValue()) }
            if left == 0 {
                return .done { commit in
                    for each in made { try vectorizing.store(each, on: commit.connection) }
                    return NoValue()
                }
            }
            context.report.progress(made.count, of: made.count + left, "vectors")
            return .again(after: .zero, because: "\(left) more have changed") { commit in
                for each in made { try vectorizing.store(each, on: commit.connection) }
            }
        }
    }
}
