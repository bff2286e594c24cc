package import Prelude
package import Storage

/// Runs what is ready, under leases, as much at once as its slots and the pools allow. Any number of
/// engines work on one desk, in one program or in many, on one machine or on many.
///
/// The rules that hold whatever happens: a step's output and the opening of its successors are one
/// transaction; a write holds only under the lease it was made under; an op may run more than once
/// with the same input; leases are renewed by who holds them and taken over by anybody once they have
/// run out; every wait has an end.
package actor Engine {
    private let stepping: Stepping
    private let settings: EngineSettings
    private let surroundings: EngineSurroundings
    private let scope: Claiming.Scope
    private let process: EngineProcess
    private let duties: [any Duty]

    private let wakes: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation

    private var running: [ID<Step>: Running] = [:]
    private var chores: [String: Chore] = [:]
    private var isStopping = false
    private var isStandingBy = false
    private var hasChanged = true
    private var wasBusy = false
    private var nextBeat: Timestamp
    private var nextFlush: Timestamp?

    private struct Running {
        var claimed: ClaimedStep
        var report: StepReport
        var task: Task<Void, Never>?
        var hasNews = false
    }

    private struct Chore {
        var nextAt: Timestamp
        var isRunning = false
        /// Whether the desk changed since it began.
        var isWanted = false
    }

    /// An engine on a desk.
    package init(
        catalog: Catalog, database: any Database, kind: EngineProcess.Kind,
        scope: Claiming.Scope = .all, settings: EngineSettings, surroundings: EngineSurroundings
    ) {
        let now = surroundings.now()
        var ids = surroundings.ids()
        stepping = Stepping(
            catalog: catalog, database: database, now: surroundings.now,
            sleep: surroundings.sleep, ids: surroundings.ids, draw: surroundings.draw)
        self.settings = settings
        self.surroundings = surroundings
        self.scope = scope
        process = EngineProcess(
            id: ids.next(at: now), kind: kind, host: surroundings.host,
            process: surroundings.process, slots: settings.slots, startedAt: now, seenAt: now,
            isStopping: false)
        duties = Self.duties(
            kind, catalog: catalog, owner: process.id, settings, surroundings)
        (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        nextBeat = now
    }

    private static func duties(
        _ kind: EngineProcess.Kind, catalog: Catalog, owner: ID<EngineProcess>,
        _ settings: EngineSettings, _ surroundings: EngineSurroundings
    ) -> [any Duty] {
        let (host, runs, ids) = (surroundings.host, surroundings.runs, surroundings.ids)
        let rescuer = Rescuer {
            Presence.isAlive($0, host: host, now: $1, runs: runs)
        }
        let feeder = Feeder(catalog: catalog, ids: ids)
        let delivery = OutboxDelivery(
            catalog: catalog, owner: owner, draw: surroundings.draw, sleep: surroundings.sleep,
            clock: surroundings.now)
        // A command does what it was asked for and no more.
        if kind == .command { return [rescuer, feeder, delivery] }
        return [
            rescuer, feeder, delivery, Resumer(answers: catalog.answers),
            ScheduleClock(catalog: catalog, ids: ids),
            SensorWatch(catalog: catalog, owner: owner, ids: ids, sleep: surroundings.sleep),
            Pruner(settings.pruning),
        ] + catalog.duties
    }

    /// The name under which it holds leases.
    package nonisolated var id: ID<EngineProcess> { process.id }

    /// Makes the engine look at once for what is ready, as after a request of the same program.
    package nonisolated func poke() { waker.yield() }

    /// Asks the engine to take no new steps and to end.
    package func stop() {
        isStopping = true
        waker.yield()
    }

    /// Works until it is stopped or, for a scope, until everything in it has ended. Cancelling the
    /// task stops it too.
    ///
    /// - Throws: when the desk cannot be entered at all. Later failures of the database are trouble
    ///   that it waits to be over.
    package func run() async throws {
        // In a task of its own: one that is cancelled can wait for nothing any more, and an engine
        // that stops has yet to wait for its steps.
        let work = Task { try await workUntilStopped() }
        try await withTaskCancellationHandler {
            try await work.value
        } onCancel: {
            Task { await stop() }
        }
    }

    private func workUntilStopped() async throws {
        try await enter()
        let watch = try watchChanges()
        defer { watch.cancel() }
        var wakes = wakes.makeAsyncIterator()
        while !isStopping {
            var due = surroundings.now() + settings.troublePause
            do {
                due = try await turn()
                if try await isDrained() { break }
            } catch {
                // What was not seen of a change is looked for again.
                hasChanged = true
                surroundings.trouble("the engine waits for the database: \(Failure(error).message)")
            }
            let timer = timer(until: due)
            _ = await wakes.next()
            timer.cancel()
        }
        await windDown()
    }

    private var database: any Database { stepping.database }

    private func enter() async throws {
        let (process, catalog, now) = (process, stepping.catalog, surroundings.now())
        let isWorker = process.kind != .command
        try await database.writing(.transition) { connection in
            try EngineProcesses(on: connection, now: now).enter(process, pools: catalog.pools)
            guard isWorker else { return }
            try Triggers(on: connection, catalog: catalog, now: now).enter()
        }
    }

    private func watchChanges() throws -> Task<Void, Never> {
        let feed = try database.changes()
        let (gathering, sleep) = (settings.gathering, surroundings.sleep)
        return Task {
            for await _ in feed {
                self.noteChange()
                do { try await sleep(gathering) } catch { return }
            }
        }
    }

    private func noteChange() {
        hasChanged = true
        waker.yield()
    }

    private func timer(until due: Timestamp) -> Task<Void, Never> {
        let (sleep, waker) = (surroundings.sleep, waker)
        let delay = max(.zero, due - surroundings.now())
        return Task {
            if (try? await sleep(delay)) != nil { waker.yield() }
        }
    }

    /// Does what is due and returns when something is due again.
    private func turn() async throws -> Timestamp {
        let now = surroundings.now()
        let changed = hasChanged
        hasChanged = false
        if now >= nextBeat { try await beat(now) }
        if changed { try await letGoOfLostSteps(now) }
        if let nextFlush, now >= nextFlush { try await flush(now) }
        guard !isStandingBy else { return nextBeat }
        startChores(now, changed: changed)
        let nextReady = try await claimWhatIsReady()
        if running.isEmpty && wasBusy {
            // What was done may have left something to the duties, which need not wait to be told.
            (wasBusy, hasChanged) = (false, true)
            return now
        }
        wasBusy = !running.isEmpty
        let dues =
            [nextBeat, nextFlush, nextReady].compactMap(\.self) + chores.values.map(\.nextAt)
        return dues.min() ?? nextBeat
    }
}

// MARK: - Presence and leases

extension Engine {
    private func beat(_ now: Timestamp) async throws {
        let (process, settings, surroundings) = (process, settings, surroundings)
        var entry = process
        (entry.seenAt, entry.isStopping) = (now, isStopping)
        let (again, pools) = (entry, stepping.catalog.pools)
        let (held, others) = try await database.writing(.transition) { connection in
            let processes = EngineProcesses(on: connection, now: now)
            if try !processes.beat(process.id) { try processes.enter(again, pools: pools) }
            let held = try Leases(on: connection, owner: process.id, now: now)
                .renew(for: settings.lease)
            return (held, try processes.all().filter { $0.id != process.id })
        }
        nextBeat = now + settings.beat
        let wasStandingBy = isStandingBy
        isStandingBy = Presence.standsBy(process, others: others) {
            Presence.isAlive(
                $0, host: surroundings.host, now: now, runs: surroundings.runs)
        }
        if wasStandingBy != isStandingBy { hasChanged = true }
        cancelSteps(notIn: held)
        // Steps that ended without a settlement, because the database failed it at that moment.
        let orphans = held.subtracting(running.keys)
        if !orphans.isEmpty { try await release(Array(orphans)) }
    }

    private func letGoOfLostSteps(_ now: Timestamp) async throws {
        guard !running.isEmpty else { return }
        let id = process.id
        let before = Set(running.keys)
        let held = try await database.reading { connection in
            try Leases(on: connection, owner: id, now: now).held()
        }
        // Steps that were claimed since the question was put are not in the answer.
        cancelSteps(notIn: held.union(Set(running.keys).subtracting(before)))
    }

    private func cancelSteps(notIn held: Set<ID<Step>>) {
        for (id, step) in running where !held.contains(id) { step.task?.cancel() }
    }

    private func release(_ steps: [ID<Step>]) async throws {
        let (id, now) = (process.id, surroundings.now())
        try await database.writing(.transition) { connection in
            try Leases(on: connection, owner: id, now: now).release(steps)
        }
    }

    /// Lets what runs come to its end for a while, gives back the rest, and leaves.
    private func windDown() async {
        let (id, now) = (process.id, surroundings.now())
        try? await database.writing(.transition) { connection in
            try EngineProcesses(on: connection, now: now).stopping(id)
        }
        let deadline = now + settings.grace
        var wakes = wakes.makeAsyncIterator()
        while !running.isEmpty && surroundings.now() < deadline {
            let timer = timer(until: min(deadline, surroundings.now() + settings.beat))
            _ = await wakes.next()
            timer.cancel()
            let now = surroundings.now()
            if now >= nextBeat { try? await beat(now) }
            if hasChanged {
                hasChanged = false
                try? await letGoOfLostSteps(now)
            }
        }
        let left = Array(running.keys)
        for step in running.values { step.task?.cancel() }
        try? await release(left)
        try? await database.writing(.transition) { connection in
            try EngineProcesses(on: connection, now: now).leave(id)
        }
    }
}

// MARK: - Steps

extension Engine {
    /// Claims and starts what is ready; returns when the next step will be ready.
    private func claimWhatIsReady() async throws -> Timestamp? {
        for _ in 0..<settings.slots {
            let free = settings.slots - running.count
            guard free > 0, !isStopping else { return nil }
            let scope = scope
            let next = try await database.reading { try Self.nextReady(scope, on: $0) }
            guard let next, next <= surroundings.now() else { return next }
            var inPool: [String: Int] = [:]
            for step in running.values { inPool[step.claimed.step.pool, default: 0] += 1 }
            let claimed = try await stepping.claim(
                Claiming.Terms(
                    owner: process.id, host: process.host, slots: free, lease: settings.lease,
                    scope: scope,
                    running: inPool))
            for step in claimed { start(step) }
            // Ready, but no pool has room: the end of a step is what makes room.
            if claimed.isEmpty { return nil }
        }
        return nil
    }

    private static func nextReady(
        _ scope: Claiming.Scope, on connection: any Connection
    ) throws -> Timestamp? {
        switch scope {
        case .all:
            try connection.value("SELECT min(ready_at) FROM step WHERE status = 'ready'")
        case .origin(let origin):
            try connection.value(
                "SELECT min(ready_at) FROM step WHERE status = 'ready' AND origin_id = \(origin)")
        }
    }

    private func start(_ claimed: ClaimedStep) {
        let id = claimed.step.id
        let report = StepReport { [weak self] in
            Task { await self?.noteNews(id) }
        }
        running[id] = Running(claimed: claimed, report: report)
        let stepping = stepping
        running[id]?.task = Task {
            do {
                _ = try await stepping.run(claimed, report: report)
            } catch {
                surroundings.trouble(
                    "step \(id) could not be stored: \(Failure(error).message)")
            }
            self.finished(id)
        }
    }

    private func finished(_ id: ID<Step>) {
        running[id] = nil
        waker.yield()
    }

    private func noteNews(_ id: ID<Step>) {
        running[id]?.hasNews = true
        guard nextFlush == nil else { return }
        nextFlush = surroundings.now() + settings.flush
        waker.yield()
    }

    private func flush(_ now: Timestamp) async throws {
        nextFlush = nil
        let steps = running.values.filter(\.hasNews)
        for step in steps { running[step.claimed.step.id]?.hasNews = false }
        let news = steps.map { ($0.claimed, $0.report.take()) }.filter { !$0.1.isEmpty }
        guard !news.isEmpty else { return }
        let id = process.id
        try await database.writing(.transition) { connection in
            let leases = Leases(on: connection, owner: id, now: now)
            for (claimed, told) in news { try leases.store(told, of: claimed) }
        }
    }

    /// Whether everything in the scope has ended or waits for a person.
    private func isDrained() async throws -> Bool {
        guard case .origin(let origin) = scope, running.isEmpty else { return false }
        return try await database.reading { try !Origin.isOpen(origin, on: $0) }
    }
}

// MARK: - Duties

extension Engine {
    private func startChores(_ now: Timestamp, changed: Bool) {
        for duty in duties {
            let chore = chores[duty.name] ?? Chore(nextAt: now)
            let isCalled = changed && duty.followsChanges
            if chore.isRunning {
                if isCalled { chores[duty.name]?.isWanted = true }
                continue
            }
            guard chore.nextAt <= now || isCalled else { continue }
            // While it runs nothing is due; its end sets the next time.
            chores[duty.name] = Chore(nextAt: now + duty.interval, isRunning: true)
            let database = database
            Task {
                var hasMore = false
                do {
                    hasMore = try await duty.perform(on: database, now: surroundings.now())
                } catch {
                    surroundings.trouble("\(duty.name): \(Failure(error).message)")
                }
                self.finished(duty, hasMore: hasMore)
            }
        }
    }

    private func finished(_ duty: any Duty, hasMore: Bool) {
        let now = surroundings.now()
        let isWanted = hasMore || chores[duty.name]?.isWanted ?? false
        chores[duty.name] = Chore(nextAt: isWanted ? now : now + duty.interval)
        waker.yield()
    }
}
