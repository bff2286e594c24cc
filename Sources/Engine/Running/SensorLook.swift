internal import Prelude
internal import Storage

extension Following {
    /// Looks once with a sensor, now, due or not; nil while another program looks. What a program that is
    /// gone held is free: whoever was killed while looking can look again at once.
    ///
    /// - Throws: what the desk throws; what goes wrong in the look itself is a failed tick.
    package func look(with sensor: String) async throws -> Tick.Status? {
        let (now, catalog, surroundings) = (now, catalog, surroundings)
        var ids = surroundings.ids()
        let me = EngineProcess(
            id: ids.next(at: now), kind: .command, host: surroundings.host,
            process: surroundings.process, slots: 0, startedAt: now, seenAt: now,
            isStopping: false)
        let rescuer = Rescuer.among(surroundings)
        try await database.writing(.transition) { connection in
            _ = try rescuer.rescue(on: connection, now: now)
            try Triggers(on: connection, catalog: catalog, now: now).enter()
            try EngineProcesses(on: connection, now: now).enter(me, pools: [])
        }
        let watch = SensorWatch(
            sensor, catalog: catalog, owner: me.id, ids: surroundings.ids,
            sleep: surroundings.sleep)
        let beats = Task { try await beat(me.id) }
        let status: Result<Tick.Status?, any Error>
        do {
            status = .success(try await watch.tick(on: database, now: now, isForced: true))
        } catch {
            status = .failure(error)
        }
        beats.cancel()
        let end = surroundings.now()
        try await database.writing(.transition) {
            try EngineProcesses(on: $0, now: end).leave(me.id)
        }
        return try status.get()
    }

    /// Says again and again that a program is there, until the task is cancelled.
    private func beat(_ process: ID<EngineProcess>) async throws {
        while !Task.isCancelled {
            try await surroundings.sleep(settings.beat)
            let now = surroundings.now()
            try await database.writing(.transition) {
                _ = try EngineProcesses(on: $0, now: now).beat(process)
            }
        }
    }
}
