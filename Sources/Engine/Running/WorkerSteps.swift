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

    func finished(_ id: ID<Step>) {
        running[id] = nil
        waker.yield()
    }

    func noteNews(_ id: ID<Step>) {
        running[id]?.hasNews = true
        guard nextFlush == nil else { return }
        nextFlush = surroundings.now() + settings.flush
        waker.yield()
    }

    func flush(_ now: Timestamp) async throws {
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
    func isDrained() async throws -> Bool {
        guard case .origin(let origin) = scope, running.isEmpty else { return false }
        return try await database.reading { try !Origin.isOpen(origin, on: $0) }
    }
}
