package import Prelude
package import Storage

/// Watches something, and asks for runs or asks people. What it saw, what it asked and where it looks from
/// next time are saved in one transaction.
package struct Sensor: Sendable {
    /// The sensor's name.
    package var name: String
    /// What it watches, in one sentence.
    package var summary: String
    /// How long it waits between two looks.
    package var interval: Duration
    /// Whether it looks before somebody has started it.
    package var startsRunning: Bool
    /// Looks once.
    package var look: @Sendable (SensorContext) async throws -> Sighting

    /// A sensor from its parts.
    package init(
        _ name: String, summary: String, every interval: Duration, startsRunning: Bool = false,
        look: @escaping @Sendable (SensorContext) async throws -> Sighting
    ) {
        self.name = name
        self.summary = summary
        self.interval = interval
        self.startsRunning = startsRunning
        self.look = look
    }
}

/// What a sensor is given for one look.
package struct SensorContext: Sendable {
    /// Where the last look ended, or nil before the first.
    package var cursor: String?
    /// The moment of the look.
    package var now: Timestamp
    /// The desk, for reading.
    package var database: any Database

    /// A context from its parts.
    package init(cursor: String?, now: Timestamp, database: any Database) {
        self.cursor = cursor
        self.now = now
        self.database = database
    }

    /// Turns each record into requests; a record that cannot be read becomes a problem of the
    /// sighting, and the others go on.
    package func each<Record>(
        _ records: [Record], named name: (Record) -> String,
        _ body: (Record) async throws -> [RunRequest]
    ) async -> Sighting {
        var sighting = Sighting(cursor: cursor)
        for record in records {
            do {
                sighting.requests += try await body(record)
            } catch {
                sighting.problems.append("\(name(record)): \(Failure(error).message)")
            }
        }
        return sighting
    }
}

/// What a sensor saw: runs to ask for, and where to look from next time.
package struct Sighting: Sendable {
    /// How many requests one look may bring; a sensor that sees more pages by its cursor.
    package static let maximumRequests = 500

    /// The runs to ask for. A request with a key that was seen before asks for nothing.
    package var requests: [RunRequest]
    /// Where to look from next time.
    package var cursor: String?
    /// Why nothing was asked for, for whoever wonders.
    package var skipReason: String?
    /// Records that could not be read, and why.
    package var problems: [String]
    /// Asks people, in the transaction in which the look is saved; returns how many questions are new.
    package var ask: (@Sendable (any Connection, Timestamp, inout IDSource) throws -> Int)?

    /// A sighting from its parts.
    package init(
        _ requests: [RunRequest] = [], cursor: String?, skipReason: String? = nil,
        problems: [String] = []
    ) {
        self.requests = requests
        self.cursor = cursor
        self.skipReason = skipReason
        self.problems = problems
    }
}
