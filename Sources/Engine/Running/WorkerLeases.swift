internal import Prelude
internal import Storage

// Presence and leases: who is there, and what this worker may still write.

extension Worker {
    func beat(_ now: Timestamp) async throws {
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
        // Steps that ended without a settlement, because the database failed it. One that was
        // claimed this moment is not known yet, so that it takes two beats to tell.
        let unknown = held.subtracting(running.keys)
        let orphans = suspects.intersection(unknown)
        suspects = unknown.subtracting(orphans)
        if !orphans.isEmpty { try await expire(Array(orphans)) }
    }

    func letGoOfLostSteps(_ now: Timestamp) async throws {
        guard !running.isEmpty else { return }
        let id = process.id
        let before = Set(running.keys)
        let held = try await database.reading { connection in
            try Leases(on: connection, owner: id, now: now).held()
        }
        // Steps that were claimed since the question was put are not in the answer.
        cancelSteps(notIn: held.union(Set(running.keys).subtracting(before)))
    }

    func cancelSteps(notIn held: Set<ID<Step>>) {
        for (id, step) in running where !held.contains(id) { step.task?.cancel() }
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
