import Engine
import Prelude
import Storage
import Synchronization
import Testing

@Suite("What an op tells") struct ReportTests {
    @Test("Progress, lines and cost are stored with the step") func told() async throws {
        let (run, fixture) = try await ran { context in
            context.report.progress(3, of: 12, "vectors")
            context.report.progress(12, of: 12, "vectors")
            context.report.log("twelve vectors")
            context.report.warn("one was short")
            context.report.cost(microdollars: 1500)
            context.report.cost(microdollars: 500)
            return .done { commit in
                commit.log("written")
                return 1
            }
        }
        let step = try #require(try fixture.steps(run).first)
        #expect(step.progress == StepProgress(done: 12, total: 12, note: "vectors"))
        #expect(step.progress.text == "12 of 12 vectors")
        #expect(step.cost == 2000)
        #expect(try fixture.database.read { try RunDetail(run, on: $0)?.cost } == 2000)
        let lines = try fixture.events(run).filter { [.log, .warning].contains($0.kind) }
        #expect(lines.map(\.message) == ["twelve vectors", "one was short", "written"])
        #expect(lines.map(\.kind) == [.log, .warning, .log])
    }

    @Test("What a failed attempt cost counts too") func failed() async throws {
        let (run, fixture) = try await ran { context in
            context.report.cost(microdollars: 700)
            throw Failure("no", isTransient: false)
        }
        #expect(try fixture.steps(run).map(\.cost) == [700])
    }

    @Test("Lines that come too fast are counted instead of kept, and long ones are cut")
    func bounds() async throws {
        let (run, fixture) = try await ran { context in
            for number in 0..<StepReport.maximumLines { context.report.log("\(number)") }
            for _ in 0..<3 { context.report.log("too many") }
            context.report.progress(1, of: nil, String(repeating: "n\0", count: 2000))
            return .done { commit in
                for _ in 0..<1000 { commit.log(String(repeating: "x\0", count: 2000)) }
                return 1
            }
        }
        let lines = try fixture.events(run).filter { [.log, .warning].contains($0.kind) }
        #expect(lines.count == 2 * StepReport.maximumLines + 1)
        #expect(lines.map(\.message).contains("3 more lines came too fast to be kept"))
        #expect(lines.allSatisfy { $0.message.count <= StepReport.maximumLine })
        #expect(lines.allSatisfy { !$0.message.contains("\0") })
        let note = try fixture.steps(run).first?.progress.note ?? ""
        #expect((1...StepReport.maximumLine).contains(note.count))
    }

    @Test("No cost is less than nothing, and none is more than can be stored") func costs()
        async throws
    {
        let (run, fixture) = try await ran { context in
            context.report.cost(microdollars: -5)
            context.report.cost(microdollars: .max)
            context.report.cost(microdollars: .max)
            return .done(1)
        }
        #expect(try fixture.run(run)?.status == .done)
        #expect(try fixture.steps(run).map(\.cost) == [StepReport.maximumCost])
    }

    @Test("An op that tells something a million times wakes its engine once") func wakes() {
        let wakes = Atomic(0)
        let report = StepReport { wakes.add(1, ordering: .relaxed) }
        for number in 0..<1000 {
            report.progress(number, of: 1000)
            report.log("line")
        }
        report.cost(microdollars: 1)
        #expect(wakes.load(ordering: .relaxed) == 1)
    }

    @Test("Progress reads as text") func text() {
        #expect(StepProgress().text.isEmpty)
        #expect(StepProgress(done: 3, note: "pages").text == "3 pages")
        #expect(StepProgress(note: "scoring").text == "scoring")
        #expect(StepProgress(done: 0, total: 4).text == "0 of 4")
    }

    private func ran(
        _ body: @escaping @Sendable (OpContext) async throws -> Outcome<JSONValue>
    ) async throws -> (ID<Run>, EngineFixture) {
        let fixture = try EngineFixture(Catalog(pipelines: [.single { try await body($0) }]))
        let run = try #require(try await fixture.runToItsEnd("single"))
        return (run.id, fixture)
    }
}
