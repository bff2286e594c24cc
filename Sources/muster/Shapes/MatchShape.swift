import Prelude
import Recruiting
import Storage

extension MatchStore.Line {
    /// One match, in the shape of CLI.md.
    var json: JSONValue {
        var members = [
            JSONMember("id", .string(match.id.text)), JSONMember("rank", JSONValue(match.rank)),
            JSONMember(
                "candidate", ["id": .string(match.candidate.text), "name": .string(name)]),
            JSONMember("score", .number(match.score)),
            JSONMember("confidence", .number(match.confidence)),
        ]
        members += match.explanation.members ?? []
        members += [
            JSONMember("profile", .string(match.profile)),
            JSONMember("stage", .string(match.stage.rawValue)),
            JSONMember("status", .string(match.status)),
            JSONMember("reason", JSONValue(match.reason)),
            JSONMember("excluded_since", JSONValue(exclusion)),
            JSONMember("highlighted", .bool(isHighlighted)),
            JSONMember("stale", .bool(match.isStale)),
        ]
        return .object(members)
    }

    /// The same with the job, for lists over several jobs.
    var jsonWithJob: JSONValue {
        json.adding([
            JSONMember(
                "job",
                [
                    "id": .string(match.job.text), "title": .string(jobTitle),
                    "company": JSONValue(company),
                ])
        ])
    }
}

extension Outcome {
    /// One move of a match.
    var json: JSONValue {
        [
            "from": .string(from.rawValue), "to": .string(to.rawValue),
            "at": .string(at.description), "who": .string(who), "score": .number(score),
            "override": .bool(isOverride), "undone": .bool(isUndone),
        ]
    }

    /// The same for people, on one line.
    var line: String {
        "\(at.description.prefix(16))  \(who)  \(from.shortName) → \(to.shortName)"
            + "  (\(percent(score)) %)" + (isOverride ? "  [against the funnel]" : "")
            + (isUndone ? "  [undone]" : "")
    }
}

/// A match with everything that was said and done about it.
struct MatchPage: Sendable {
    private let line: MatchStore.Line
    private let notes: [Note]
    private let moves: [Outcome]

    /// Reads a match, or nil when there is none.
    init?(_ id: ID<Match>, on connection: any Connection) throws {
        guard let line = try MatchStore.line(of: id, on: connection) else { return nil }
        self.line = line
        notes = try Note.all(of: id, on: connection)
        moves = try Outcome.moves(of: id, on: connection)
    }

    /// The shape of `match show`.
    var json: JSONValue {
        line.jsonWithJob.adding([
            JSONMember("notes", .array(notes.map(\.json))),
            JSONMember("moves", .array(moves.map(\.json))),
        ])
    }

    /// The same for people.
    var lines: [String] {
        let about = [line.jobTitle, line.company].compactMap(\.self).joined(separator: ", ")
        return MatchText(line).lines + ["  job: \(about)"]
            + (line.exclusion.map { ["  left out of matching since: \($0)"] } ?? [])
            + (moves.isEmpty ? [] : ["", "Moves"] + moves.map { "  \($0.line)" })
            + (notes.isEmpty ? [] : ["", "Notes"] + notes.flatMap(\.lines).map { "  \($0)" })
    }
}
