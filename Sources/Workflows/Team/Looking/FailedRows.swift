internal import Connectors
internal import Engine
internal import Prelude
internal import Storage

/// Runs of rows that failed, such as while Airtable did not answer: they are asked for again after a rest
/// that doubles, since nothing in the row will ask again.
enum FailedRows {
    /// After a failure a row is asked for again after so long, doubled with each.
    static let firstRest = Duration.seconds(900)
    /// How many of the newest failures one look goes through.
    private static let maximumRuns = 200
    /// How often in a row a run may fail before a person has to ask for it.
    private static let maximumFailures = 8

    /// The rows of which the newest run of any of some pipelines failed.
    static func failed(
        in pipelines: [String], on connection: any Connection
    ) throws -> [String] {
        let rows = try pipelines.flatMap { pipeline in
            try newest(of: pipeline, on: connection).filter { $0.runs.first?.status == .failed }
        }
        return Set(rows.map(\.row)).sorted()
    }

    /// Requests for the rows whose newest run of a pipeline failed and has rested.
    static func requests(
        of pipeline: String, by sensor: String, now: Timestamp, on connection: any Connection
    ) throws -> [RunRequest] {
        try newest(of: pipeline, on: connection).compactMap { row, failed, runs in
            guard isDue(runs, now: now) else { return nil }
            return RunRequest(
                pipeline, partition: row, parameters: failed.parameters,
                key: "\(sensor) \(row) after \(failed.id)", lane: .automatic,
                by: "sensor \(sensor)")
        }
    }

    /// The rows of which a run failed, with the last that did and their newest runs.
    private static func newest(
        of pipeline: String, on connection: any Connection
    ) throws -> [(row: String, failed: Run, runs: [Run])] {
        let failed = try RunList.page(
            RunList.Filter(pipelines: [pipeline], statuses: [.failed]), limit: maximumRuns,
            on: connection)
        var seen: Set<String> = []
        return try failed.compactMap { run in
            guard let row = run.partition, AirtableRecord.isID(row), seen.insert(row).inserted
            else { return nil }
            let runs = try RunList.page(
                RunList.Filter(pipelines: [pipeline], partitions: [row]),
                limit: maximumFailures, on: connection)
            return (row, run, runs)
        }
    }

    /// Whether the newest of a row's runs has failed and rested, and the row has not failed too often.
    static func isDue(_ runs: [Run], now: Timestamp) -> Bool {
        let failures = runs.prefix { $0.status == .failed }.count
        guard failures > 0, failures < maximumFailures, let ended = runs.first?.finishedAt else {
            return false
        }
        return now - ended >= firstRest * (1 << (failures - 1))
    }
}
