package import Prelude
package import Storage
internal import Web

/// Paces that all programs of a desk keep together: each takes its moment in a transaction of its own.
package struct StoredPaces: PaceKeeping {
    private let database: any Database

    /// The paces of a desk.
    package init(on database: any Database) {
        self.database = database
    }

    /// The moment at which the next request may begin.
    package func reserve(
        _ service: String, every interval: Duration, now: Timestamp
    ) async throws -> Timestamp {
        try await change(service) { $0.reserve(every: interval, now: now) }
    }

    /// Lets nobody begin before a moment.
    package func postpone(_ service: String, until moment: Timestamp) async throws {
        try await change(service) { $0.postpone(until: moment) }
    }

    private func change<Result: Sendable>(
        _ service: String, _ body: @escaping @Sendable (inout Pace) -> Result
    ) async throws -> Result {
        try await database.writing(WriteMode(.process, isAlone: true)) { connection in
            let stored: Timestamp? = try connection.value(
                "SELECT next_at FROM service_pace WHERE service = \(service)")
            var pace = stored.map { Pace(next: $0) } ?? Pace()
            let result = body(&pace)
            try connection.execute(
                """
                INSERT INTO service_pace (service, next_at) VALUES (\(service), \(pace.next))
                ON CONFLICT (service) DO UPDATE SET next_at = excluded.next_at
                """)
            return result
        }
    }
}
