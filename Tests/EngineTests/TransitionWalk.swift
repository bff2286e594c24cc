import Engine
import Prelude
import Storage

/// Ways through every arrow of the diagrams.
extension EngineFixture {
    func walkRuns(_ script: Script) async throws {
        for act in [
            Script.Act.done, .stop, .fail(Failure("no", isTransient: false)),
            .wait(key: "answered"), .wait(key: "never"), .again(.zero),
        ] {
            script.then(act)
            let run = try await runToItsEnd()
            try await perform(resumer)
            guard let run, try self.run(run.id)?.status != .done else { continue }
            if try self.run(run.id)?.status.isFinal == false, case .wait(key: "never") = act {
                try change { try $0.cancel(run.id, by: "ada") }
            }
            if try self.run(run.id)?.status.canBeRetried == true {
                try change { try $0.retry(run.id, by: "ada") }
            }
            try await drain()
        }
        let queued = try request(RunRequest("scripted", by: "test"))
        try change { try $0.cancel(queued, by: "ada") }
        let running = try request(RunRequest("scripted", by: "test"))
        _ = try await claim()
        try change { try $0.cancel(running, by: "ada") }
    }

    func walkLeases(_ script: Script) async throws {
        script.then(.fail(Failure("slow")))
        _ = try await runToItsEnd()
        clock.advance(.seconds(5))
        _ = try await claim()
        clock.advance(.seconds(11))
        try rescue()
        let step = try await claim("leaving")
        let now = clock.now
        try database.write(.transition) {
            try Leases(on: $0, owner: ID("leaving"), now: now).release(step.map(\.step.id))
        }
        try await drain()
    }

    func walkBackfills(_ script: Script) async throws {
        let feeding = try backfill("each")
        try cancel(feeding)
        script.then(.fail(Failure("no", isTransient: false)))
        let done = try backfill("each", records: ["x"])
        for _ in 0..<2 {
            try await perform(feeder)
            try await drain()
        }
        let failed = try database.read {
            try $0.first(Run.self, "WHERE backfill_id = \(done)")
        }
        guard let failed else { return }
        try change { try $0.retry(failed.id, by: "ada") }
        try cancel(done)
    }

    func walkCircuit(_ script: Script) async throws {
        for index in 0..<6 {
            script.then(.fail(Failure("refused", isTransient: false)))
            if index == 5 { clock.advance(CircuitDecision.pause) }
            _ = try await runToItsEnd()
        }
        clock.advance(CircuitDecision.pause * 2)
        _ = try await runToItsEnd()
    }

    func walkOutbox() async throws {
        for fails in [false, true] {
            let run = try await runToItsEnd("knocking")
            if fails {
                let broken = Door([Failure("no", isTransient: false)])
                let courier = OutboxDelivery(
                    broken.channel, owner: ID("c"),
                    draw: { 0.5 }, sleep: { _ in try await Task.never() })
                try await perform(courier)
                if let run { try change { try $0.retry(run.id, by: "ada") } }
            }
            try await perform(delivery())
        }
    }
}
