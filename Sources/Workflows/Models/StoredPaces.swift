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

    /// Until when nobody may begin.
    package func rest(of service: String) async throws -> Timestamp? {
        try await database.reading { try Self.pace(of: service, on: $0)?.rest }
    }

    private static func pace(
        of service: String, on connection: any Connection
    ) throws -> Pace? {
        try connection.query(
            "SELECT next_at, rest_until FROM service_pace WHERE service = \(service)"
        ).first.map { Pace(next: try $0.get(0), rest: try $0.get(1)) }
    }

    private func change<Result: Sendable>(
        _ service: String, _ body: @escaping @Sendable (inout Pace) -> Result
    ) async throws -> Result {
        try await database.writing(WriteMode(.process, isAlone: true)) { connection in
            var pace = try Self.pace(of: service, on: connection) ?? Pace()
            let result = body(&pace)
            try connection.execute(
                """
                INSERT INTO service_pace (service, next_at, rest_until)
                VALUES (\(service), \(pace.next), \(pace.rest)) ON CONFLICT (service)
                DO UPDATE SET next_at = excluded.next_at, rest_until = excluded.rest_until
                """)
            return result
        }
    }
}
