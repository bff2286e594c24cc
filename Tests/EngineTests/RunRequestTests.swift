import Engine
import Prelude
import Storage
import Testing

@Suite("Asking for runs") struct RunRequestTests {
    @Test("Who asks for the same thing twice gets the same run") func keys() throws {
        let fixture = try EngineFixture()
        let first = try fixture.request(RunRequest("three", key: "job 7", by: "ada"))
        #expect(try fixture.request(RunRequest("three", key: "job 7", by: "bob")) == first)
        #expect(try fixture.request(RunRequest("three", key: "job 8", by: "ada")) != first)
        #expect(try fixture.request(RunRequest("diamond", key: "job 7", by: "ada")) != first)
        #expect(try fixture.steps(first).count == 1)
        #expect(try fixture.events(first).map(\.message) == ["by ada"])
        #expect(try fixture.count("run") == 3)
    }

    @Test("Without a key every request is a run of its own") func keyless() throws {
        let fixture = try EngineFixture()
        for _ in 0..<3 { try fixture.request(RunRequest("three", by: "ada")) }
        #expect(try fixture.count("run") == 3)
    }

    @Test("A key is good for ever: what failed is started again, not asked for anew")
    func failedKey() async throws {
        let script = Script([.fail(Failure("no", isTransient: false))])
        let fixture = try EngineFixture(Catalog(pipelines: [.scripted(script)]))
        let request = RunRequest("scripted", key: "once", by: "ada")
        let run = try fixture.request(request)
        try await fixture.drain()
        #expect(try fixture.request(request) == run)
        #expect(try fixture.run(run)?.status == .failed)
    }

    @Test("What fits no pipeline is refused, and nothing of it is there") func refused() throws {
        let fixture = try EngineFixture()
        #expect(throws: EngineProblem.noSuchPipeline("x", known: ["three", "diamond", "each"])) {
            try fixture.request(RunRequest("x", by: "ada"))
        }
        #expect(throws: EngineProblem.needsPartition(pipeline: "each", noun: "a number")) {
            try fixture.request(RunRequest("each", by: "ada"))
        }
        #expect(throws: EngineProblem.takesNoPartition(pipeline: "three")) {
            try fixture.request(RunRequest("three", partition: "7", by: "ada"))
        }
        #expect(try fixture.count("run") == 0)
    }

    @Test("A pipeline is known under its other names, and stored under its own") func names()
        throws
    {
        let catalog = Catalog(
            pipelines: [EngineFixture.threeOps], otherNames: ["three_job": "three"])
        let fixture = try EngineFixture(catalog)
        let first = try fixture.request(RunRequest("three_job", key: "once", by: "ada"))
        #expect(try fixture.request(RunRequest("three", key: "once", by: "ada")) == first)
        #expect(try fixture.run(first)?.pipeline == "three")
    }

    @Test("A pipeline that reads files has to be told on which machine they are") func host()
        throws
    {
        let files = Pool("files", limit: 1, reach: .host)
        let fixture = try EngineFixture(
            Catalog(pipelines: [.scripted(Script(), pool: files)]))
        #expect(throws: EngineProblem.needsHost(pipeline: "scripted")) {
            try fixture.request(RunRequest("scripted", by: "ada"))
        }
        try fixture.request(RunRequest("scripted", parameters: ["host": "here"], by: "ada"))
        #expect(try fixture.count("run") == 1)
    }

    @Test("Parameters that nobody could read again are refused before they are stored")
    func parameters() throws {
        var deep: JSONValue = 1
        for _ in 0..<150 { deep = [deep] }
        let fixture = try EngineFixture()
        #expect(throws: Failure.self) {
            try fixture.request(RunRequest("three", parameters: deep, by: "ada"))
        }
        #expect(throws: Failure.self) {
            try fixture.backfill("each", parameters: deep)
        }
        let large = JSONValue.string(String(repeating: "x", count: 1_000_001))
        #expect(throws: Failure.self) {
            try fixture.request(RunRequest("three", parameters: large, by: "ada"))
        }
        #expect(try fixture.count("run") == 0)
        #expect(try fixture.count("backfill") == 0)
    }
}
