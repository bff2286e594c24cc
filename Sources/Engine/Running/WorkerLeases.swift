internal import Prelude
internal import Storage

// Presence and leases: who is there, and what this worker may still write.

extension Worker {
    func beat(_ now: Timestamp) async throws {
        let (process, settings, surroundings) = (process, settings, surroundings)
        var entry = process
        (entry.seenAt, entry.isStopping) = (now, isStopping)
        let (again, pools) = (entry, stepping.catalog.pools)
        let before = attempts
        let (held, others) = try await database.writing(.transition) { connection in
            // The moment at which it is this one's turn: another's long transaction may be over.
            let now = surroundings.now()
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
        cancelSteps(of: before, notIn: held)
        // Steps that ended without a settlement, because the database failed it. One that was
        // claimed this moment is not known yet, so that it takes two beats to tell.
        let unknown = Set(held.keys).subtracting(running.keys)
        let orphans = suspects.intersection(unknown)
        suspects = unknown.subtracting(orphans)
        if !orphans.isEmpty { try await expire(Array(orphans)) }
    }

    func letGoOfLostSteps(_ now: Timestamp) async throws {
        guard !running.isEmpty else { return }
        let id = process.id
        let before = attempts
        let held = try await database.reading { connection in
            try Leases(on: connection, owner: id, now: now).held()
        }
        cancelSteps(of: before, notIn: held)
    }

    /// The attempts that run.
    private var attempts: [ID<Step>: Int] { running.mapValues(\.claimed.step.attempt) }

    /// Cancels the attempts that ran when the leases were asked for and have none. Those that began
    /// since are not in the answer.
    private func cancelSteps(of before: [ID<Step>: Int], notIn held: [ID<Step>: Int]) {
        for (id, attempt) in before where held[id] != attempt {
            guard let step = running[id], step.claimed.step.attempt == attempt else { continue }
            step.task?.cancel()
        }
    }

    /// Lets leases run out at once: whoever rescues the steps counts how often that happens.
    func expire(_ steps: [ID<Step>]) async throws {
        let (id, now) = (process.id, surroundings.now())
        try await database.writing(.transition) { connection in
            try Leases(on: connection, owner: id, now: now).expire(steps)
        }
    }

    func release(_ steps: [ID<Step>]) async throws {
        let (id, now) = (process.id, surroundings.now())
        try await database.writing(.transition) { connection in
            try Leases(on: connection, owner: id, now: now).release(steps)
        }
    }
}
