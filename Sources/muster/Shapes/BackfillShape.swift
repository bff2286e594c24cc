import Engine
import Prelude

extension BackfillProgress {
    /// How far it has come, as a value.
    func json(now: Timestamp) -> JSONValue {
        [
            "id": .string(backfill.id.text), "pipeline": .string(backfill.pipeline),
            "status": .string(backfill.status.rawValue), "total": JSONValue(total),
            "requested": JSONValue(backfill.requested), "ended": JSONValue(ended),
            "counts": .object(
                RunStatus.allCases.map { JSONMember($0.rawValue, JSONValue(counts[$0] ?? 0)) }),
            "requested_by": .string(backfill.requestedBy),
            "created_at": .string(backfill.createdAt.description),
            "finished_at": JSONValue(backfill.finishedAt?.description),
            "expected_at": JSONValue(expectedEnd(now: now)?.description),
        ]
    }

    /// The same for people; when it will end is told while somebody works at it.
    func lines(now: Timestamp, isServed: Bool = true) -> [String] {
        let state: String
        if let end = backfill.finishedAt {
            state = "\(backfill.status.rawValue) after \(Elapsed.text(end - backfill.createdAt))"
        } else if isServed, let end = expectedEnd(now: now) {
            state = "about \(Elapsed.text(end - now)) left"
        } else {
            state = backfill.status.rawValue
        }
        let others = counts.filter { $0.key != .done && $0.value > 0 }
            .sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value) \($0.key.rawValue)" }
        return [
            "backfill \(backfill.id) of \(backfill.pipeline): \(ended) of \(total) ended, \(state)"
                + (others.isEmpty ? "" : "; " + others.joined(separator: ", "))
        ]
    }
}
