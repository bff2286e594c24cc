import FoundationEssentials
import Prelude
import TestSupport
import Testing

@Suite("The command for gap reports") struct GapCommandTests {
    @Test("The command line, two files and the console come to the same figure") func same() throws
    {
        let stock = try Stock()
        _ = try stock.match(of: stock.runa)
        let words = ["gap", "--candidate", stock.runa, "--job", stock.job]
        let document = try stock.muster(words + ["--json"], environment: [:]).json()
        let score = try #require(document["metrics"]?["overall_score"]?.double)
        #expect(document["matched_skills"]?.elements?.count == 3)
        #expect(try stock.muster(words + ["--json"], environment: [:]).json() == document)

        let text = try stock.muster(words, environment: [:])
        #expect(text.exit == 0 && text.output.contains("met  Rust"), "\(text.output)")
        let figure = try #require(
            text.output.split(separator: " of 10").first?.split(separator: " ").last)
        #expect(abs((Double(String(figure)) ?? -1) - score) <= 0.0005)

        let files = try stock.muster(
            "gap", "--resume", "in/runa.txt", "--job-file", "in/job.md", "--json"
        ).json()
        #expect(files["metrics"] == document["metrics"])
        #expect(files["analysis_id"] == nil)

        let markdown = try stock.muster(words + ["--markdown"], environment: [:]).output
        #expect(markdown.hasPrefix("# Career Gap Analysis\n"))
        #expect(markdown.contains("Runa Feldmark for Senior Backend Engineer"))

        let session = try TerminalSession(
            [],
            environment: [
                "TERM": "xterm-256color", "HOME": stock.muster.folder.path,
                "MUSTER_DESK": stock.muster.desk, "MUSTER_DATA": Project.root + "/data",
                "USER": "ada", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
            ], width: 100, height: 30)
        #expect(session.shows("1/2"))
        session.type("2")
        #expect(session.shows("Senior Backend Engineer"))
        session.type("m")
        #expect(session.shows("Runa Feldmark"))
        session.type("g")
        #expect(session.shows("\(figure) of 10"), "\(session.screen.text)")
        session.type("w\(stock.muster.folder.path)/gaps.md\r")
        #expect(session.shows("Wrote the gap report"))
        #expect(
            try String(contentsOfFile: stock.muster.folder.path + "/gaps.md", encoding: .utf8)
                == markdown)
        session.type("q:quit\r")
        #expect(session.ends() == 0)
    }

    @Test("What is missing, or cannot be, is said with what to do") func refused() throws {
        let stock = try Stock()
        #expect(try stock.muster("gap").exit == 2)
        #expect(try stock.muster("gap", "--candidate", stock.runa).exit == 2)
        let nobody = try stock.muster("gap", "--candidate", "x", "--job", stock.job, "--json")
        #expect(nobody.exit == 3)
        let nothing = try stock.muster("gap", "--candidate", stock.runa, "--job", "x", "--json")
        #expect(try nothing.exit == 3 && nothing.errorCode() == "no_gap_report")
        for bad in ["gap.none=1", "gap.level_grace", "gap.level_grace=much", "crag.max_topk=0"] {
            let result = try stock.muster(
                "gap", "--candidate", stock.runa, "--job", stock.job, "--set", bad)
            let key = String(bad.prefix { $0 != "=" })
            #expect(result.exit == 2 && result.errors.contains(key), "\(result.errors)")
        }
        try stock.muster.folder.write("empty.txt", "")
        let empty = try stock.muster("gap", "--resume", "empty.txt", "--job-file", "in/job.md")
        #expect(empty.exit == 1 && empty.errors.contains("empty.txt"))
    }

    @Test(
        "What a planner would have done is told once something was noted, and not where it is off")
    func compare() throws {
        let stock = try Stock()
        let words = ["gap", "--candidate", stock.runa, "--job", stock.job]
        let off = ["MUSTER_PLANNER_MODE": "off"]
        #expect(try stock.muster(words, environment: off).exit == 0)
        #expect(try stock.muster("model", "compare", "--json").json()["decisions"] == [])
        #expect(try stock.muster("model", "compare").output.contains("planner.mode"))
        #expect(
            try stock.muster(words + ["--set", "gap.level_grace=1"], environment: [:]).exit == 0)
        let compared = try stock.muster("model", "compare", "--json").json()["decisions"]
        #expect(compared?.elements?.map { $0["decision"] } == ["mapping_recipe"])
        #expect(compared?.elements?.first?["count"] == 1)
        let text = try stock.muster("model", "compare").output
        #expect(text.contains("mapping_recipe: decided 1 time\n") && text.contains("skill_first"))
    }

    @Test("A setting of the configuration file and one for once change the figure") func settings()
        throws
    {
        let stock = try Stock()
        let words = ["gap", "--candidate", stock.mio, "--job", stock.job, "--json"]
        func kept(_ more: [String], _ environment: [String: String] = [:]) throws -> Double? {
            try stock.muster(words + more, environment: environment).json()["extras"]?[
                "configuration"]?["gap.level_grace"]?.double
        }
        #expect(try kept([]) == 0.25)
        try stock.muster.folder.write("own.yaml", "gap:\n  level_grace: 0.5\n")
        #expect(try kept(["--config", "own.yaml"]) == 0.5)
        #expect(try kept([], ["MUSTER_GAP_LEVEL_GRACE": "0.75"]) == 0.75)
        #expect(try kept(["--set", "gap.level_grace=1"], ["MUSTER_GAP_LEVEL_GRACE": "0.75"]) == 1)
    }
}
