internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// What a collecting comes to, as whoever asked for it is told.
struct CollectingResult: Sendable, Hashable {
    /// What became of a source.
    struct Source: Sendable, Hashable {
        var id: String
        var name: String
        var status: String
        var listed = 0
        var unreadable = 0
        var problem: String?
        var notes: [String] = []
    }

    /// What became of the sources, in the order in which they were done.
    var sources: [Source] = []

    /// As the step's output: with how many listings are new, were shown again and were closed since the run
    /// began.
    func value(since begun: Timestamp, on connection: any Connection) throws -> JSONValue {
        func count(_ condition: SQL) throws -> JSONValue {
            JSONValue(
                try connection.value(
                    "SELECT count(*) FROM listing WHERE \(condition)", as: Int.self) ?? 0)
        }
        return [
            "new": try count("first_seen >= \(begun)"),
            "seen": try count("last_seen >= \(begun) AND first_seen < \(begun)"),
            "closed": try count("closed_at >= \(begun)"),
            "sources": .array(sources.map(\.value)),
        ]
    }
}

extension CollectingResult.Source {
    /// The source as stored JSON.
    var value: JSONValue {
        [
            "id": .string(id), "source": .string(name), "status": .string(status),
            "listed": JSONValue(listed), "unreadable": JSONValue(unreadable),
            "problem": JSONValue(problem), "notes": JSONValue(notes),
        ]
    }

    /// A source from stored JSON.
    init(_ value: JSONValue) {
        self.init(
            id: value["id"]?.string ?? "", name: value["source"]?.string ?? "",
            status: value["status"]?.string ?? "", listed: value["listed"]?.int ?? 0,
            unreadable: value["unreadable"]?.int ?? 0, problem: value["problem"]?.string,
            notes: (value["notes"]?.elements ?? []).compactMap(\.string))
    }
}

extension Collecting.Told {
    /// What became of the source; nil while it is late.
    var result: CollectingResult.Source? {
        var result = CollectingResult.Source(id: source.id.text, name: source.name, status: "")
        switch outcome {
        case .late: return nil
        case .notDue(let due):
            result.status = "not due"
            result.notes = ["it wants to be asked seldom: again from \(due)"]
        case .failed(let failure):
            result.status = "failed"
            result.problem = failure.description
        case .gathered(let gathered):
            result.status = gathered.isUnchanged ? "unchanged" : "read"
            result.listed = gathered.isUnchanged ? source.listed ?? 0 : gathered.jobs.count
            (result.unreadable, result.notes) = (gathered.unreadable, gathered.notes)
        }
        return result
    }
}

/// Where a collecting goes on that waits for sources which take long.
struct CollectingRound: Sendable, Hashable {
    /// When the run began.
    var begun: Timestamp
    /// The sources that are still to be asked, by id.
    var late: Set<String>
    /// What became of the others.
    var result: CollectingResult

    /// A round from its parts.
    init(begun: Timestamp, late: Set<String>, result: CollectingResult) {
        self.begun = begun
        self.late = late
        self.result = result
    }

    /// A round from the cursor that the one before it left.
    init(_ cursor: JSONValue) {
        begun = Timestamp(microseconds: Int64(cursor["begun"]?.int ?? 0))
        late = Set((cursor["late"]?.elements ?? []).compactMap(\.string))
        result = CollectingResult(
            sources: (cursor["sources"]?.elements ?? []).map { CollectingResult.Source($0) })
    }

    /// The cursor from which the round begins.
    var cursor: JSONValue {
        [
            "begun": JSONValue(Int(begun.microseconds)), "late": JSONValue(late.sorted()),
            "sources": .array(result.sources.map(\.value)),
        ]
    }
}
