import FoundationEssentials
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Jobs that a program prints") struct CommandSourceTests {
    /// A desk whose program is a script of the test's own, which may write into a folder.
    private struct Printing {
        let folder = Result { try TemporaryFolder() }
        let market: MarketDesk

        init(
            _ script: String, _ arguments: [String] = [], limit: Duration = .seconds(60)
        ) throws {
            let folder = try folder.get()
            let file = try folder.write("jobs", "#!/bin/sh\ncd \(folder.path)\n" + script)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: file)
            var rules = CollectorRules()
            rules.command = [file] + arguments
            rules.commandLimit = limit
            market = try MarketDesk(rules: rules)
            try market.add(.command)
        }

        func problem() async throws -> String {
            let told = try await market.collect()
            #expect(told["sources"]?[0]?["status"] == "failed" && told["new"] == 0)
            return told["sources"]?[0]?["problem"]?.string ?? ""
        }
    }

    @Test("A job a line becomes a listing") func lines() async throws {
        let printing = try Printing(
            """
            echo '{"title": "Cook", "job_url": "https://jobs.example.org/1", "company": "A"}'
            echo '{"title": "Sailor", "job_url": "https://jobs.example.org/2", "min_amount": NaN}'
            echo 'working ...'
            echo 'a warning of ada@example.org' >&2
            """)
        let told = try await printing.market.collect()
        #expect(told["new"] == 2 && told["sources"]?[0]?["unreadable"] == 1)
        #expect(try printing.market.listings().map(\.title) == ["Cook", "Sailor"])
        #expect(try await printing.market.collect()["new"] == 0)
        #expect(!told.text().contains("ada@example.org"))
    }

    @Test("A program that prints nothing tells that there is nothing") func nothing() async throws {
        let printing = try Printing("exit 0")
        let told = try await printing.market.collect()
        #expect(told["new"] == 0 && told["sources"]?[0]?["status"] == "read")
    }

    @Test("A program that fails is told as such, without what it printed") func failing()
        async throws
    {
        let printing = try Printing(
            """
            echo '{"title": "Cook", "job_url": "https://jobs.example.org/1"}'
            echo 'key-0815 of ada@example.org' >&2
            exit 3
            """)
        let problem = try await printing.problem()
        #expect(problem.contains("collector.command") && problem.contains("3"))
        #expect(!problem.contains("key-0815") && !problem.contains("@"))
    }

    @Test("What is no job is refused, and not shown") func garbage() async throws {
        let printing = try Printing("echo planted; head -c 100000 /dev/zero")
        let problem = try await printing.problem()
        #expect(problem.contains("JSON") && !problem.contains("planted"))
    }

    @Test("A program that hangs is ended with everything that it began") func hanging() async throws
    {
        let printing = try Printing(
            "mkfifo never; cat never & cat never", limit: .milliseconds(200))
        #expect(try await printing.problem().contains("took longer"))
    }

    @Test("A program that is missing, or is named without its folder, is told") func missing()
        async throws
    {
        for (command, words) in [("/nowhere/jobs", "cannot be run"), ("jobs", "whole path")] {
            var rules = CollectorRules()
            rules.command = [command]
            let market = try MarketDesk(rules: rules)
            try market.add(.command)
            try await market.collect()
            let problem = try #require(try market.sources().first?.problem)
            #expect(problem.contains(words), "\(problem)")
        }
    }

    @Test("What is looked for stands in one argument, a line each, and no shell reads it")
    func words()
        async throws
    {
        let printing = try Printing(
            "printf '%s' \"$#|$1|$2|$3\" > told", ["--words", "{words}", "$(touch x)"])
        try printing.market.desk.database.write { connection in
            try connection.execute(
                """
                UPDATE search_category SET name = '$(touch y); `touch z` "''\n* | & > w'
                WHERE slug = 'data_engineer'
                """)
        }
        try await printing.market.collect()
        let folder = try printing.folder.get().path
        let told = try String(contentsOfFile: folder + "/told", encoding: .utf8)
        #expect(told.hasPrefix("3|--words|") && told.hasSuffix("|$(touch x)"))
        #expect(told.contains("$(touch y); `touch z` \"'\n* | & > w\n"))
        #expect(told.contains("Software Engineer"))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(Set(files) == ["jobs", "told"])
    }

    @Test("The program sees nothing of the environment that the desk runs in") func environment()
        async throws
    {
        let printing = try Printing("env > told")
        try await printing.market.collect()
        let told = try String(
            contentsOfFile: try printing.folder.get().path + "/told", encoding: .utf8)
        let names = Set(told.split(separator: "\n").map { $0.prefix { $0 != "=" } })
        #expect(names.isSubset(of: ["PATH", "LANG", "PWD", "OLDPWD", "_", "SHLVL"]), "\(names)")
    }
}
