internal import Prelude
internal import Storage

/// Questions about what recruiters said of one person or job in two places.
enum StandingConflict {
    /// Asks whether what the desk says holds or a value that was said elsewhere meanwhile, in the place of
    /// what was asked about it before.
    static func ask(
        _ field: String, _ value: JSONValue, of owner: String, kind: FieldStore.Owner,
        by asker: String, now: Timestamp, ids: inout IDSource, on connection: any Connection
    ) throws {
        let own = try Standing.value(of: field, owner, kind: kind, on: connection)
        let both = Intake.digest(own.text() + value.text())
        let round = try QuestionStore.answered(about: field, of: owner, on: connection)
        try QuestionStore.askInstead(
            Question(
                id: ids.next(at: now), key: "standing:\(owner):\(field):\(round):\(both)",
                kind: .standingConflict, candidate: kind == .candidate ? ID(owner) : nil,
                job: kind == .job ? ID(owner) : nil, field: field, options: ["value": value],
                askedBy: asker, askedAt: now), on: connection)
    }

    /// What was said elsewhere; null when it was taken away there.
    static func proposed(_ question: Question) -> JSONValue {
        question.options["value"] ?? .null
    }
}
