package import Prelude
package import Storage

/// Lets steps go on whose question has been answered, in this program or any other.
package struct Resumer: Duty {
    /// How many steps one transaction resumes.
    package static let page = 200

    /// What it is.
    package var name: String { "resumer" }
    /// How long it can wait.
    package var interval: Duration { .seconds(10) }
    /// An answer is a change.
    package var followsChanges: Bool { true }

    private let answers: @Sendable (any Connection, [String]) throws -> [String: JSONValue]

    /// A resumer; `answers` gives those of some keys that have been answered.
    package init(
        answers: @escaping @Sendable (any Connection, [String]) throws -> [String: JSONValue]
    ) {
        self.answers = answers
    }

    /// Resumes what can go on.
    package func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        let isNeeded = try await database.reading { try !answered(on: $0).isEmpty }
        guard isNeeded else { return false }
        return try await database.writing(.transition) { connection in
            let answered = try answered(on: connection)
            for (step, answer) in answered {
                try resume(step, with: answer, on: connection, now: now)
            }
            return answered.count == Self.page
        }
    }

    private func answered(on connection: any Connection) throws -> [(Step, JSONValue)] {
        var answered: [(Step, JSONValue)] = []
        var last: String?
        // A page of keys at a time: no statement takes any number of them.
        while answered.count < Self.page {
            let keys = try keys(after: last, on: connection)
            guard let end = keys.last else { break }
            last = end
            let answers = try answers(connection, keys)
            guard !answers.isEmpty else { continue }
            let steps = try connection.fetch(
                Step.self,
                """
                WHERE status = 'waiting'
                AND waits_for IN (\(list: answers.keys.sorted().map(\.sqlValue)))
                ORDER BY waits_for, id LIMIT \(Self.page - answered.count)
                """)
            answered += steps.compactMap { step in
                step.waitsFor.flatMap { answers[$0] }.map { (step, $0) }
            }
        }
        return answered
    }

    private func keys(after last: String?, on connection: any Connection) throws -> [String] {
        let rest: SQL = last.map { "AND waits_for > \($0)" } ?? ""
        return try connection.query(
            """
            SELECT DISTINCT waits_for FROM step WHERE status = 'waiting' \(rest)
            ORDER BY waits_for LIMIT \(Self.page)
            """
        ).map { try $0.get(0) }
    }

    private func resume(
        _ step: Step, with answer: JSONValue, on connection: any Connection, now: Timestamp
    ) throws {
        let resumed = try connection.query(
            """
            UPDATE step SET status = 'ready', answer = \(answer), waits_for = NULL, reason = NULL,
            ready_at = (SELECT created_at FROM run WHERE run.id = step.run_id)
            WHERE id = \(step.id) AND status = 'waiting' RETURNING id
            """)
        guard !resumed.isEmpty else { return }
        try connection.execute(
            """
            UPDATE run SET status = \(RunStatus.running), reason = NULL WHERE id = \(step.run)
            AND status = \(RunStatus.waiting)
            """)
        try connection.execute(
            Event.append(.answered, run: step.run, op: step.op, at: now))
    }
}
