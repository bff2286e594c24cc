internal import Connectors
internal import Documents
internal import Engine
internal import Market
internal import Prelude
internal import Recruiting
internal import Storage

/// One collecting: every source is asked, and what all of them tell becomes listings of the desk.
struct Collecting: Sendable {
    /// What became of a source.
    struct Told: Sendable {
        var source: JobSource
        var outcome: Outcome

        enum Outcome: Sendable {
            case gathered(GatheredJobs)
            case failed(SourceFailure)
            /// It is too early to ask again.
            case notDue(Timestamp)
            /// It takes longer than others wait, and is asked again when they are done.
            case late
        }
    }

    let surroundings: DeskSurroundings
    let database: any Database
    let report: StepReport
    let now: @Sendable () -> Timestamp
    /// Whether sources that are not due are asked all the same.
    let isForced: Bool
    /// Whether there is no later round for sources that take long.
    let isLast: Bool

    /// Asks all sources at once, as many at a time as the rules allow; one that fails keeps no other from
    /// being asked. The answers stand in the order of the sources, whoever answered first.
    ///
    /// - Throws: what the desk throws, `CancellationError`.
    func told(by sources: [JobSource], words: [String]) async throws -> [Told] {
        let (database, now, today) = (database, now, surroundings.today())
        let reading = SourceReading(
            rules: surroundings.collector, connections: surroundings.sources(database),
            reader: surroundings.reader, words: words,
            isDescribed: { address in
                try await database.reading {
                    try ListingStore(on: $0, now: now(), today: today).describes(address)
                }
            })
        var told = [Told?](repeating: nil, count: sources.count)
        try await withThrowingTaskGroup(of: (Int, Told).self) { group in
            func take(_ answer: (Int, Told)?) {
                guard let (index, answer) = answer else { return }
                told[index] = answer
                let waiting = told.firstIndex { $0 == nil }.map {
                    "waiting for \(sources[$0].name)"
                }
                report.progress(told.count { $0 != nil }, of: sources.count, waiting ?? "")
            }
            for (index, source) in sources.enumerated() {
                if index >= max(1, surroundings.collector.concurrency) {
                    take(try await group.next())
                }
                group.addTask {
                    (
                        index,
                        Told(source: source, outcome: try await self.outcome(of: source, reading))
                    )
                }
            }
            while let answer = try await group.next() { take(answer) }
        }
        return told.compactMap(\.self)
    }

    /// How long others wait for one source before what they told is kept.
    static let patience = Duration.seconds(60)
    /// How long a source may take at most.
    static let deadline = Duration.seconds(600)

    /// What a source tells as long as it is waited for; nil where that is not long enough.
    private func jobs(of source: JobSource, _ reading: SourceReading) async throws -> GatheredJobs?
    {
        let (sleep, limit) = (surroundings.sleep, isLast ? Self.deadline : Self.patience)
        return try await withThrowingTaskGroup(of: GatheredJobs?.self) { group in
            group.addTask { try await reading.jobs(of: source) }
            group.addTask {
                try await sleep(limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func outcome(
        of source: JobSource, _ reading: SourceReading
    ) async throws -> Told.Outcome {
        if !isForced, let due = Self.due(source), due > now() { return .notDue(due) }
        // A program takes its minutes as a rule.
        if !isLast, source.kind == SourceKind.command.name { return .late }
        do {
            if let jobs = try await jobs(of: source, reading) { return .gathered(jobs) }
            return isLast ? .failed(SourceFailure("it took longer than ten minutes")) : .late
        } catch let failure as SourceFailure {
            // A cancelled call fails like any other.
            try Task.checkCancellation()
            return .failed(failure)
        } catch let error as CancellationError {
            throw error
        } catch {
            try Task.checkCancellation()
            return .failed(SourceFailure(Failure(error).message))
        }
    }

    /// When a source may be asked again; nil for at once.
    static func due(_ source: JobSource) -> Timestamp? {
        guard case .board(let board)? = SourceKind(named: source.kind), board.leastAge > .zero,
            let answered = source.answeredAt
        else { return nil }
        return answered + board.leastAge
    }

    /// Writes what the sources told, in the transaction of the step.
    ///
    /// - Parameters:
    ///   - prepared: What new jobs become.
    ///   - begun: When the run began.
    static func take(
        _ told: [Told], _ prepared: [ListingStore.Incoming], in begun: Timestamp, today: Day,
        now: Timestamp, on connection: any Connection
    ) throws {
        let store = ListingStore(on: connection, now: now, today: today)
        let run = ListingStore.Sighting(begun: begun, days: MergedJob.maximumDays)
        for incoming in prepared { _ = try store.take(incoming, in: run) }
        for each in told { try note(each, store, now, on: connection) }
        try store.close()
    }

    /// Notes with a source what became of it.
    private static func note(
        _ told: Told, _ store: ListingStore, _ now: Timestamp, on connection: any Connection
    ) throws {
        var source = told.source
        guard let result = told.result else { return }
        switch told.outcome {
        case .notDue, .late: return
        case .failed(let failure):
            source.failures += 1
            if failure.isGone {
                try store.closeUnseen(of: source.id)
                // Should it come back as it was, it is to be read again, not only to be unchanged.
                (source.entityTag, source.lastModified) = (nil, nil)
            }
        case .gathered(let gathered):
            if gathered.isUnchanged {
                try store.seeAll(of: source.id)
            } else {
                source.entityTag = gathered.validators.entityTag
                source.lastModified = gathered.validators.lastModified
                if gathered.isWhole { try store.closeUnseen(of: source.id) }
            }
            (source.failures, source.answeredAt, source.listed) = (0, now, result.listed)
        }
        (source.askedAt, source.status, source.problem) = (now, result.status, result.problem)
        try connection.execute(
            """
            UPDATE job_source SET entity_tag = \(source.entityTag),
            last_modified = \(source.lastModified), asked_at = \(source.askedAt),
            answered_at = \(source.answeredAt), status = \(source.status),
            problem = \(source.problem), listed = \(source.listed), failures = \(source.failures)
            WHERE id = \(source.id)
            """)
    }
}
