package import Prelude
package import Storage

/// Runs what is ready, under leases, as much at once as its slots and the pools allow. Any number of
/// engines work on one desk, in one program or in many, on one machine or on many.
///
/// The rules that hold whatever happens: a step's output and the opening of its successors are one
/// transaction; a write holds only under the lease it was made under; an op may run more than once
/// with the same input; leases are renewed by who holds them and taken over by anybody once they have
/// run out; every wait has an end.
package actor Worker {
    let stepping: Stepping
    let settings: EngineSettings
    let surroundings: EngineSurroundings
    let scope: Claiming.Scope
    let process: EngineProcess
    let duties: [any Duty]

    private let wakes: AsyncStream<Void>
    let waker: AsyncStream<Void>.Continuation

    var running: [ID<Step>: Running] = [:]
    var chores: [String: Chore] = [:]
    var isStopping = false
    var isStandingBy = false
    var hasChanged = true
    var wasBusy = false
    var nextBeat: Timestamp
    var nextFlush: Timestamp?
    /// What stores the steps' news right now.
    var flushing: Task<Void, any Error>?
    /// Leases without a step that runs, as the last beat found them.
    var suspects: Set<ID<Step>> = []

    struct Running {
        var claimed: ClaimedStep
        var report: StepReport
        var task: Task<Void, Never>?
        var hasNews = false
        /// Whether what it tells goes with its settlement.
        var isSettling = false
    }

    struct Chore {
        var nextAt: Timestamp
        var isRunning = false
        /// Whether the desk changed since it began.
        var isWanted = false
    }

    /// A worker on a desk.
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
        let ids = surroundings.ids
        let rescuer = Rescuer.among(surroundings)
        let feeder = Feeder(catalog: catalog, ids: ids)
        let deliveries = catalog.channels.map {
            OutboxDelivery(
                $0, owner: owner, draw: surroundings.draw, sleep: surroundings.sleep,
                clock: surroundings.now)
        }
        // A command does what it was asked for and no more.
        if kind == .command { return [rescuer, feeder] + deliveries }
        let watches = catalog.sensors.map {
            SensorWatch(
                $0.name, catalog: catalog, owner: owner, ids: ids, sleep: surroundings.sleep)
        }
        return [
            rescuer, feeder, Resumer(answers: catalog.answers),
            ScheduleClock(catalog: catalog, ids: ids), Pruner(settings.pruning),
        ] + deliveries + watches + catalog.duties
    }

    /// The name under which it holds leases.
    package nonisolated var id: ID<EngineProcess> { process.id }

    /// Makes the worker look at once for what is ready, as after a request of the same program.
    package nonisolated func poke() { waker.yield() }

    /// Asks the worker to take no new steps and to end.
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
        // In a task of its own: one that is cancelled can wait for nothing any more, and a worker
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

    var database: any Database { stepping.database }

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

    func timer(until due: Timestamp) -> Task<Void, Never> {
        let (sleep, waker) = (surroundings.sleep, waker)
        let delay = max(.zero, due - surroundings.now())
        return Task {
            if (try? await sleep(delay)) != nil { waker.yield() }
        }
    }

    /// Lets what runs come to its end for a while, gives back the rest, and leaves.
    func windDown() async {
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
