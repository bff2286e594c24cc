internal import Prelude
internal import Storage

// Steps: claimed, run, heard and stored.

extension Worker {
    /// Claims and starts what is ready; returns when the next step will be ready.
    func claimWhatIsReady() async throws -> Timestamp? {
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

    static func nextReady(
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

    func start(_ claimed: ClaimedStep) {
        let id = claimed.step.id
        let report = StepReport { [weak self] in
            Task { await self?.noteNews(claimed.step) }
        }
        // An earlier attempt that still runs has lost its lease to this one.
        running[id]?.task?.cancel()
        running[id] = Running(claimed: claimed, report: report)
        let stepping = stepping
        running[id]?.task = Task {
            var next: ClaimedStep?
            do {
                let settled = try await stepping.run(claimed, report: report) {
                    await self.place(of: claimed.step)
                }
                if case .stored(let step) = settled { next = step }
            } catch {
                surroundings.trouble(
                    "step \(id) could not be stored: \(Failure(error).message)")
            }
            self.finished(claimed.step, next: next)
        }
    }

    /// The place that a step leaves, if another may have it. What the step told and is being stored
    /// is stored then; what it tells from now on goes with its settlement.
    func place(of step: Step) async -> Stepping.Place? {
        if isRunning(step) { running[step.id]?.isSettling = true }
        _ = try? await flushing?.value
        guard !isStopping, !isStandingBy else { return nil }
        let terms = Claiming.Terms(
            owner: process.id, host: process.host, slots: 1, lease: settings.lease, scope: scope)
        return Stepping.Place(terms, isFull: running.count >= settings.slots)
    }

    /// Whether it is this attempt that runs, and not a later one.
    private func isRunning(_ step: Step) -> Bool {
        running[step.id]?.claimed.step.attempt == step.attempt
    }

    func finished(_ step: Step, next: ClaimedStep?) {
        if isRunning(step) { running[step.id] = nil }
        if let next { start(next) }
        // What it opened may belong to another pool, for which there is a place.
        if running.count < settings.slots { waker.yield() }
    }

    func noteNews(_ step: Step) {
        guard isRunning(step) else { return }
        running[step.id]?.hasNews = true
        guard nextFlush == nil else { return }
        nextFlush = surroundings.now() + settings.flush
        waker.yield()
    }

    func flush(_ now: Timestamp) async throws {
        nextFlush = nil
        let steps = running.values.filter { $0.hasNews && !$0.isSettling }
        guard !steps.isEmpty else { return }
        for step in steps { running[step.claimed.step.id]?.hasNews = false }
        let told = steps.map { (step: $0.claimed, report: $0.report, news: $0.report.take()) }
        let (id, database) = (process.id, database)
        let storing = Task {
            do {
                try await database.writing(.transition) { connection in
                    let leases = Leases(on: connection, owner: id, now: now)
                    for (step, _, news) in told { try leases.store(news, of: step) }
                }
            } catch {
                // What goes with a settlement that waits for this has to be back by then.
                for (_, report, news) in told { report.restore(news) }
                throw error
            }
        }
        flushing = storing
        defer { flushing = nil }
        do { try await storing.value } catch {
            for (step, _, _) in told { noteNews(step.step) }
            throw error
        }
    }

    /// Whether everything in the scope has ended or waits for a person.
    func isDrained() async throws -> Bool {
        guard case .origin(let origin) = scope, running.isEmpty else { return false }
        return try await database.reading { try !Origin.isOpen(origin, on: $0) }
    }
}
