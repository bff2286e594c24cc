internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// Follows recruiters through the funnel: people who were moved in the rows of open positions or on the
/// desk, positions whose status was set, and people who were turned down in the Rejection Log.
struct FunnelSensor: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    private static let name = "airtable_match_outcome_sensor"

    /// The sensor of the requirement.
    var sensor: Sensor {
        Sensor(
            Self.name,
            summary:
                "Open positions in whose funnel people were moved, in Airtable or on the desk.",
            every: surroundings.teamIntervals.funnel, look: look)
    }

    private func look(_ context: SensorContext) async throws -> Sighting {
        guard let base = surroundings.team(context.database) else {
            return Sighting(cursor: context.cursor, skipReason: "no Airtable is set")
        }
        let since = context.cursor.flatMap(Int64.init).map {
            Timestamp(microseconds: $0) - TeamSensors.overlap
        }
        var requests = try await moved(since, base, context)
        requests += try await turnedDown(since, base, context)
        let now = context.now
        requests += try await context.database.reading { connection in
            try FailedRows.requests(of: "ats_funnel", by: Self.name, now: now, on: connection)
                + DeskNews.positions(on: connection).map { $0.request("ats_funnel", by: Self.name) }
                + DeskNews.companies(on: connection).map {
                    $0.request("upload_normalized_jobs_to_airtable", by: Self.name)
                }
        }
        let isWhole = requests.count <= Sighting.maximumRequests
        return Sighting(
            Array(requests.prefix(Sighting.maximumRequests)),
            cursor: isWhole ? String(context.now.microseconds) : context.cursor,
            skipReason: requests.isEmpty ? "nobody was moved" : nil)
    }

    /// Rows of positions that recruiters changed.
    private func moved(
        _ since: Timestamp?, _ base: TeamBase, _ context: SensorContext
    ) async throws -> [RunRequest] {
        let columns = try await base.mapping(TeamTables.positions)
        let keys = Stage.allCases.map(\.rawValue) + ["status"]
        let text = TeamText(
            columns, inputs: columns.wanted.columns.filter { keys.contains($0.key) })
        let records = try await base.rows(of: text, changedSince: since)
        return try await context.database.reading { connection in
            try records.compactMap { record -> RunRequest? in
                let row = try TeamRow.of(record.id, in: TeamTables.positions, on: connection)
                guard let row, row.owner != nil, FunnelSyncOp.isNews(record, columns, row) else {
                    return nil
                }
                return RunRequest(
                    "ats_funnel", partition: record.id,
                    key: "\(Self.name) \(record.id) \(text.hash(record)) \(row.version)",
                    lane: .automatic, by: "sensor \(Self.name)")
            }
        }
    }

    /// Rows of the Rejection Log that are new or changed, one request for each position they name.
    private func turnedDown(
        _ since: Timestamp?, _ base: TeamBase, _ context: SensorContext
    ) async throws -> [RunRequest] {
        let columns: AirtableMapping
        do throws(AirtableProblem) {
            columns = try await base.mapping(TeamTables.rejections)
        } catch {
            // A base may have no such table.
            guard error == .notFound else { throw error }
            return []
        }
        let text = TeamText(columns, inputs: columns.wanted.columns)
        guard columns["talent"] != nil, columns["job"] != nil else { return [] }
        let records = try await base.rows(of: text, changedSince: since)
        return try await context.database.reading { connection in
            try records.flatMap { record -> [RunRequest] in
                let hash = text.hash(record)
                let known = try TeamRow.of(record.id, in: TeamTables.rejections, on: connection)
                return RejectionEntry(record, columns).positions.filter {
                    !RejectionLog.isFollowed(known, hash: hash, at: $0)
                }.map { position in
                    RunRequest(
                        "ats_funnel", partition: position,
                        parameters: ["rejection": .string(record.id)],
                        key: "\(Self.name) \(record.id) \(position) \(hash)", lane: .automatic,
                        by: "sensor \(Self.name)")
                }
            }
        }
    }
}
