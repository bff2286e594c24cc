import Prelude
import Recruiting

extension QuestionView {
    /// The shape of a question.
    var json: JSONValue {
        [
            "id": .string(question.id.text), "key": .string(question.key),
            "kind": .string(question.kind.rawValue), "question": .string(text),
            "options": JSONValue(options.map(\.title)), "asked_by": .string(question.askedBy),
            "about": [
                "candidate": JSONValue(question.candidate?.text),
                "other": JSONValue(question.other?.text), "job": JSONValue(question.job?.text),
                "skill": JSONValue(question.skill?.text), "field": JSONValue(question.field),
            ],
            "asked_at": .string(question.askedAt.description),
            "status": .string(question.status.rawValue), "evidence": JSONValue(evidence),
            "affects": JSONValue(affects), "answer": JSONValue(question.answer),
            "answered_by": JSONValue(question.answeredBy),
            "answered_at": JSONValue(question.answeredAt?.description),
            "snoozed_until": JSONValue(question.snoozedUntil?.description),
            "takes_text": .bool(takesText),
        ]
    }

    /// The same for people.
    var lines: [String] {
        let status =
            question.answer.map { "answered by \(question.answeredBy ?? "?"): \($0)" }
            ?? question.snoozedUntil.map { "put off until \($0.day)" }
            ?? question.status.rawValue
        return [text, "id \(question.id.text) · \(status)"]
            + (evidence.map { ["  evidence: \($0)"] } ?? [])
            + (affects.isEmpty ? [] : ["  affects: \(affects.joined(separator: ", "))"])
            + options.enumerated().map { "  \($0.offset + 1)  \($0.element.title)" }
            + (takesText && question.status == .open ? ["  or --text in your own words"] : [])
    }
}
