import Engine
import Prelude
import Recruiting
import Storage
import Workflows

/// Reads what is new or changed in Airtable.
@Sendable func pullTeam(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.deskOrNew()
    _ = try teamBase(session, desk)
    let following = try EngineWiring(session).following(on: desk)
    let readers = ["candidate_pipeline", "job_pipeline"]
    let begun = Session.now()
    let counts = try waiting {
        var counts: [Int] = []
        for pipeline in ["sync_airtable_candidates", "sync_airtable_jobs"] {
            let run = try following.request(RunRequest(pipeline, by: session.who))
            try await following.follow(run.text)
            let detail = try await desk.reading { try RunDetail(run, on: $0) }
            guard detail?.run.status == .done else {
                throw Failure(
                    .failed, "failed",
                    "Airtable was not looked through: \(detail?.run.reason ?? "the run ended")",
                    hint: "`muster run list` shows the runs")
            }
            counts.append(detail?.steps.first?.output?["asked"]?.int ?? 0)
        }
        try await following.workOff(readers, on: desk)
        return counts
    }
    let (failed, incomplete) = try desk.read { connection in
        (
            try RunList.page(
                RunList.Filter(pipelines: readers, statuses: [.failed]), limit: maximumTroubles,
                on: connection
            ).filter { $0.createdAt >= begun }, try incompleteRows(since: begun, on: connection)
        )
    }
    var lines = [
        "\(counted(counts[0], "person", "people")) and \(counted(counts[1], "job", "jobs"))"
            + " were new or changed"
    ]
    if let first = failed.first {
        lines.append(
            "\(counted(failed.count, "row was", "rows were")) not taken over: "
                + (first.reason ?? "the run failed"))
        lines.append("`muster run list` shows the runs")
    }
    let isAll = !failed.isEmpty && failed.count >= counts[0] + counts[1]
    return Answer(
        [
            "candidates": JSONValue(counts[0]), "jobs": JSONValue(counts[1]),
            "failed": JSONValue(failed.count), "incomplete": JSONValue(incomplete.count),
        ], lines + incompleteLines(incomplete), exit: isAll ? .failed : .done)
}

/// How many rows in which something went wrong are counted.
private let maximumTroubles = 10_000

/// The rows that were compared since a moment and of which something could not be read or written.
private func incompleteRows(
    since moment: Timestamp, on connection: any Connection
) throws -> [TeamRow] {
    try connection.fetch(
        TeamRow.self,
        """
        WHERE problem IS NOT NULL AND updated_at >= \(moment) ORDER BY record_id
        LIMIT \(maximumTroubles)
        """)
}

private func incompleteLines(_ rows: [TeamRow]) -> [String] {
    guard let first = rows.first else { return [] }
    return [
        "\(counted(rows.count, "row holds", "rows hold")) something that was not taken over, as "
            + "\(first.record): \(first.unwritten ?? first.unread ?? "")",
        "`muster doctor` names the rows",
    ]
}

/// Makes both sides say the same.
@Sendable func pushTeam(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.desk()
    let base = try teamBase(session, desk)
    let begun = Session.now()
    let changes = try askingTeam { try await TeamDiff(base, on: desk).changes() }
    // What rows ask for by their boxes is for the sensors to do.
    let pushed = changes.filter { TeamDiff.pipelines.contains($0.pipeline) }
    if invocation.has("dry-run") {
        return try changesAnswer(pushed.filter { $0.way == .write }, desk)
    }
    let records = Dictionary(grouping: pushed, by: \.pipeline).mapValues {
        Set($0.map(\.record)).sorted()
    }
    let count = records.values.reduce(0) { $0 + $1.count }
    let following = try EngineWiring(session).following(on: desk)
    let (failed, reason) = try push(records, following, session)
    guard failed == 0 else {
        throw Failure(
            .failed, "failed", "\(failed) of \(count) rows were not made alike: \(reason)",
            hint: "`muster run list` shows the runs")
    }
    let (incomplete, waiting) = try desk.read { connection in
        (
            try incompleteRows(since: begun, on: connection),
            try waitingCells(on: connection)
        )
    }
    let told =
        "\(counted(count, "record", "records")) and their rows were compared"
        + (incomplete.isEmpty ? " and made alike" : "")
    return Answer(
        [
            "records": JSONValue(count), "cells": JSONValue(pushed.count),
            "incomplete": JSONValue(incomplete.count), "questions": JSONValue(waiting),
        ], [told] + incompleteLines(incomplete) + waitingLines(waiting))
}

/// How many cells wait for an answer about which side holds.
func waitingCells(on connection: any Connection) throws -> Int {
    try connection.value(
        "SELECT count(*) FROM question WHERE status = 'open' AND asked_by = \(TeamEdits.who)"
    ) ?? 0
}

/// What is said of them.
func waitingLines(_ count: Int) -> [String] {
    guard count > 0 else { return [] }
    let cells = counted(count, "cell waits", "cells wait")
    return ["\(cells) for an answer about which side holds; `muster question list` asks"]
}

/// Runs pipelines for rows, many at once so that they share requests; returns how many were not done, and
/// why one of them was not.
private func push(
    _ records: [String: [String]], _ following: Following, _ session: Session
) throws -> (failed: Int, reason: String) {
    var (failed, reason) = (0, "")
    for (pipeline, rows) in records.sorted(by: { $0.key < $1.key }) {
        let backfill = try following.backfill(
            pipeline, records: rows, parameters: .null, lane: .interactive, by: session.who)
        try wait(for: backfill.id.text, following, session)
        let others = RunList.Filter(
            statuses: RunStatus.allCases.filter { $0 != .done }, backfill: backfill.id)
        let (progress, run) = try following.database.read { connection in
            (
                try BackfillProgress(backfill.id, on: connection),
                try RunList.page(others, limit: 1, on: connection).first
            )
        }
        failed += rows.count - (progress?.counts[.done] ?? 0)
        if let run { reason = run.reason ?? "the run was taken back" }
    }
    return (failed, reason)
}

extension Following {
    /// Works until no run of some pipelines is to be done, also of those that a program began that was
    /// killed.
    fileprivate func workOff(_ pipelines: [String], on desk: any Database) async throws {
        while let run = try await desk.reading({ connection in
            try RunList.page(
                RunList.Filter(pipelines: pipelines, statuses: [.queued, .running]), limit: 1,
                on: connection
            ).first
        }) {
            try await follow(run.id)
        }
    }
}
