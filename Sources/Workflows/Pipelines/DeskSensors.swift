internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// What the desk watches of itself.
enum DeskSensors {
    /// How many records one look takes up. The next look goes on behind them, and begins anew after
    /// the last: those that have been asked for and still wait hide no others.
    static let page = 100

    /// Jobs whose open matches were scored from what has changed since are scored anew, once for
    /// each matching: one that fails waits for a person.
    static let staleMatches = Sensor(
        "stale_matches", summary: "Jobs whose matches were scored from what has changed since.",
        every: .seconds(30), startsRunning: true
    ) { context in
        let jobs = try await context.database.reading { connection in
            try MatchStore.staleJobs(on: connection).map(\.id).sorted()
                .filter { $0.text > context.cursor ?? "" }.prefix(page)
                .map { ($0, try MatchStore.matching(of: $0, on: connection)) }
        }
        var sighting = await context.each(jobs, named: \.0.text) { job, matching in
            [
                RunRequest(
                    "matchmaking_with_feedback", partition: job.text,
                    parameters: ["profile": JSONValue(matching?.profile)],
                    key: "stale \(job) \(matching?.matchedAt.microseconds ?? 0)",
                    lane: .automatic, by: "sensor stale_matches")
            ]
        }
        sighting.cursor = jobs.count < page ? nil : jobs.last?.0.text
        sighting.skipReason =
            jobs.isEmpty && context.cursor == nil
            ? "nothing that a match was scored from has changed" : nil
        return sighting
    }

    /// People who changed since their vectors were made get new ones.
    static let changedPeople = Sensor(
        "changed_people", summary: "People who changed since their vectors were made.",
        every: .seconds(30), startsRunning: true
    ) { context in
        let people = try await context.database.reading { connection in
            try connection.query(
                """
                SELECT id, updated_at, seq FROM candidate WHERE needs_vectors = 1 AND is_listed = 1
                AND seq > \(context.cursor.flatMap(Int.init) ?? 0) ORDER BY seq LIMIT \(page)
                """
            ).map {
                (
                    try $0.get(0, as: String.self), try $0.get(1, as: Timestamp.self),
                    try $0.get(2, as: Int.self)
                )
            }
        }
        var sighting = await context.each(people, named: \.0) { id, updatedAt, _ in
            [
                RunRequest(
                    "candidate_vectors", partition: id,
                    key: "changed \(id) \(updatedAt.microseconds)", lane: .automatic,
                    by: "sensor changed_people")
            ]
        }
        sighting.cursor = people.count < page ? nil : people.last.map { String($0.2) }
        sighting.skipReason =
            people.isEmpty && context.cursor == nil ? "nobody has changed" : nil
        return sighting
    }

    /// How many people one look for twins takes up.
    static let twinPage = 500

    /// Whoever has changed may be somebody who is there, which is asked: a name that was corrected, or a
    /// country that is known by now. At an import it is asked of whoever is new.
    static let twins = Sensor(
        "possible_twins",
        summary: "People who may be somebody else on the desk since they changed.",
        every: .seconds(60), startsRunning: true
    ) { context in
        let seen = context.cursor?.split(separator: " ").compactMap { Int($0) } ?? []
        let (moment, seq) = seen.count == 2 ? (seen[0], seen[1]) : (Int.min, 0)
        let rows = try await context.database.reading { connection in
            try connection.query(
                """
                SELECT id, updated_at, seq FROM candidate
                WHERE is_listed = 1 AND (updated_at, seq) > (\(moment), \(seq))
                ORDER BY updated_at, seq LIMIT \(twinPage)
                """
            ).map {
                (
                    try $0.get(0, as: ID<Candidate>.self), try $0.get(1, as: Timestamp.self),
                    try $0.get(2, as: Int.self)
                )
            }
        }
        guard let last = rows.last else {
            return Sighting(cursor: context.cursor, skipReason: "nobody has changed")
        }
        var sighting = Sighting(
            cursor: "\(last.1.microseconds) \(last.2)", skipReason: "nobody new to compare")
        let people = rows.map(\.0)
        sighting.ask = { connection, now, ids in
            try Twins.ask(
                about: people, by: "sensor possible_twins", now: now, ids: &ids, on: connection)
        }
        return sighting
    }

    /// What the rules had to read alone is read again by the model, once a day for each document.
    static let degradedReadings = Sensor(
        "degraded_readings", summary: "Documents that the rules read because the model was silent.",
        every: .seconds(900), startsRunning: true
    ) { context in
        let documents: [(String, String?, String?)]
        documents = try await context.database.reading { connection in
            guard try DeskPrivacy.current(on: connection) == .open else { return [] }
            return try connection.query(
                """
                SELECT id, candidate_id, job_id FROM document
                WHERE is_current = 1 AND (candidate_id IS NULL OR candidate_id NOT IN
                    (SELECT id FROM candidate WHERE is_kept_home = 1)) AND warnings LIKE \("%\(NormalizingOps.degradedMark)%")
                AND id > \(context.cursor ?? "") ORDER BY id LIMIT \(page)
                """
            ).map {
                (
                    try $0.get(0, as: String.self), try $0.get(1, as: String?.self),
                    try $0.get(2, as: String?.self)
                )
            }
        }
        let day = context.now.day
        var sighting = await context.each(documents, named: \.0) { id, person, job in
            guard let owner = person ?? job else { return [] }
            return [
                RunRequest(
                    person == nil ? "job_pipeline" : "candidate_pipeline", partition: owner,
                    key: "degraded \(id) \(day)", lane: .automatic,
                    by: "sensor degraded_readings")
            ]
        }
        sighting.cursor = documents.count < page ? nil : documents.last?.0
        sighting.skipReason =
            documents.isEmpty && context.cursor == nil ? "the model read everything" : nil
        return sighting
    }
}
