import FoundationEssentials
import Prelude
import Processes
import Recruiting
import TestSupport
import Testing

@testable import Workflows

/// Shows the local Airtable to a client that nobody here wrote, which `make verify` brings along.
@Suite(
    "The local Airtable, seen by pyairtable",
    .enabled(if: ProcessInfo.processInfo.environment["MUSTER_PYTHON"] != nil))
struct AirtablePeerTests {
    /// Runs a script of `Tests/verify` against a base and gives what it prints.
    private func run(_ script: String, against base: LocalAirtable) throws -> JSONValue {
        let python = try #require(ProcessInfo.processInfo.environment["MUSTER_PYTHON"])
        // A Python of a folder of its own knows its packages by the name under which it is called.
        var child = ChildProcess(
            "/bin/sh",
            [
                "-c", "exec \"$0\" \"$@\"", python, "\(Project.root)/Tests/verify/\(script)",
                base.address, base.token, base.baseID,
            ])
        child.environment = ["PATH=/usr/bin:/bin", "HOME=/nonexistent"]
        child.limits.deadline = 120_000
        child.limits.cpuSeconds = 120
        child.limits.memoryBytes = 4 << 30
        child.limits.openFiles = 256
        child.limits.outputBytes = 32 << 20
        let result = try child.run()
        let ending = "\(result.ending)"
        let errors = String(decoding: result.errorOutput, as: UTF8.self)
        try #require(result.ending == .exited(0), "\(ending) \(errors)")
        return try JSONParser.parse(result.output)
    }

    @Test("What stands there after the whole loop is what the client reads") func state()
        async throws
    {
        let loop = try TeamLoop()
        let base = loop.team.airtable
        try await loop.cycle()
        try loop.edit()
        try await loop.cycle()
        try loop.move()
        try await loop.cycle()
        let read = try run("airtable_state.py", against: base)
        var records = 0
        for table in [
            RecruitingTable.talent, RecruitingTable.customers, RecruitingTable.positions,
        ] {
            for record in try base.records(of: table) {
                let fields = try #require(read[table]?[record]?.members)
                let theirs = Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.value) })
                // The addresses of files differ each time.
                let ours = try base.cells(of: record, in: table)
                #expect(theirs.filter { $0.key != "CV" } == ours.filter { $0.key != "CV" })
                records += 1
            }
        }
        #expect(records == 80)
    }

    @Test("Everything that a client may do and is refused goes as with Airtable") func walk()
        throws
    {
        let base = try LocalAirtable.recruiting(clock: PipelineDesk.now)
        defer { base.stop() }
        #expect(try run("airtable_client.py", against: base).members?.isEmpty == false)
    }
}
