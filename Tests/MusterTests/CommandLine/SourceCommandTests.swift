import Prelude
import TestSupport
import Testing

@Suite("Sources and kinds of work on the command line") struct SourceCommandTests {
    private let muster: Muster

    init() throws { muster = try Muster() }

    @Test("A source is added once, listed with what became of it, and removed") func sources()
        throws
    {
        let added = try muster("source", "add", "greenhouse", "tidewerk", "--json")
        let id = try #require(try added.json()["id"]?.string)
        #expect(try added.json()["kind"] == "greenhouse" && added.json()["unverified"] == true)
        #expect(
            try muster("source", "add", "greenhouse", "tidewerk", "--json").json()["id"]?.string
                == id)
        try muster("source", "add", "hackernews")
        try muster("source", "add", "file", "/jobs.csv")
        let list = try muster("source", "list", "--json").json()
        #expect(list["total"] == 3 && list["items"]?[0]?["target"] == "tidewerk")
        #expect(list["items"]?[0]?["failures"] == 0 && list["items"]?[0]?["status"] == .null)
        #expect(list["items"]?[2]?["unverified"] == false)
        #expect(try muster("source", "list").output.contains("not asked yet"))
        #expect(try muster("source", "remove", id, "--json").json()["removed"] == true)
        #expect(try muster("source", "remove", id).exit == 3)
        #expect(try muster("source", "list", "--json").json()["total"] == 2)
    }

    @Test(
        "What is no source is refused with what was expected",
        arguments: [
            (["linkedin", "x"], "there is no kind of source"),
            (["greenhouse"], "needs the company"),
            (["greenhouse", ""], "needs the company"), (["remotive", "x"], "takes no target"),
            (["adzuna"], "the country"), (["page", "ftp://example.org"], "https://"),
            (["page", "https://ada:secret@example.org"], "https://"),
            (["rss", "not an address"], "https://"),
            (["rss", "file:///etc/passwd"], "https://"),
            (["greenhouse", "Acme Inc"], "letters, digits, dots and dashes"),
            (["ashby", "../x"], "letters, digits, dots and dashes"), (["lever", ".."], "found .."),
            (["lever", "https://boards.greenhouse.io/acme"], "https://jobs.lever.co/acme"),
            (["workable", "https://apply.workable.com/"], "https://apply.workable.com/acme"),
            (["lever", "https://jobs.lever.co/a%2Fb"], "the board's address"),
            (["adzuna", "Great Britain"], "the country"),
            (["command", "rm -rf /"], "takes no target"),
            (["recruitee", "a.evil.example#"], "recruitee"),
            (["recruitee", "ä"], "recruitee"), (["lever", "x", "--server", "nowhere"], "--server"),
        ])
    func wrong(words: [String], expected: String) throws {
        let result = try muster(["source", "add"] + words, environment: [:])
        #expect(result.exit == 2 && result.errors.contains(expected), "\(result.errors)")
        #expect(!result.errors.contains("secret"))
        #expect(try muster("source", "list").exit == 3, "nothing was made of it")
    }

    @Test(
        "A board's address that was pasted names the company",
        arguments: [
            ("lever", "https://jobs.lever.co/acme", "acme", ""),
            ("lever", "jobs.lever.co/acme/4711-aa/apply?x=1", "acme", ""),
            ("lever", "https://jobs.eu.lever.co/acme/", "acme", "https://api.eu.lever.co"),
            ("greenhouse", "https://boards.greenhouse.io/acme/jobs/7", "acme", ""),
            ("greenhouse", "https://boards.greenhouse.io/embed/job_board?for=acme", "acme", ""),
            ("greenhouse", "https://job-boards.greenhouse.io/acme", "acme", ""),
            ("ashby", "https://jobs.ashbyhq.com/Acme.Labs", "Acme.Labs", ""),
            ("workable", "https://apply.workable.com/acme-2/", "acme-2", ""),
            ("smartrecruiters", "https://jobs.smartrecruiters.com/AcmeInc/744", "AcmeInc", ""),
            ("recruitee", "https://acme.recruitee.com/o/cook", "acme", ""),
            ("recruitee", "acme.recruitee.com", "acme", ""),
            ("smartrecruiters", "Acme_Inc.2", "Acme_Inc.2", ""),
        ])
    func pasted(kind: String, address: String, company: String, server: String) throws {
        let added = try muster("source", "add", kind, address, "--json").json()
        #expect(added["target"]?.string == company && added["server"]?.string == server)
    }

    @Test("A file is found again from every folder") func relative() throws {
        let added = try muster("source", "add", "file", "jobs/new.csv", "--json").json()
        let target = try #require(added["target"]?.string)
        #expect(target.hasPrefix("/") && target.hasSuffix("/jobs/new.csv"))
        #expect(
            try muster("source", "add", "file", target, "--json").json()["id"] == added["id"])
    }

    @Test("No list moves the cursor, whatever stands in it") func escapes() throws {
        let strange = "x\u{1B}[2J\u{202E}\u{7}\nsecond line"
        for words in [
            ["source", "add", "lever", strange], ["source", "list"], ["category", "add", strange],
            ["category", "list"], ["source", "add", strange], ["category", "remove", strange],
        ] {
            let result = try muster(words, environment: [:])
            let shown = result.output + result.errors
            #expect(
                !shown.unicodeScalars.contains { [0x1B, 0x202E, 0x7].contains($0.value) },
                "\(words)")
        }
    }

    @Test("A desk begins with kinds of work; one is added, changed and removed") func categories()
        throws
    {
        let list = try muster("category", "list", "--json").json()
        let slugs = (list["items"]?.elements ?? []).compactMap { $0["slug"]?.string }
        #expect(slugs.contains("software_engineer") && slugs == slugs.sorted())
        let added = try muster(
            "category", "add", "  Bee  Keeper ", "--words", "apiarist, imker ,, hive  master",
            "--json"
        ).json()
        #expect(added["slug"] == "bee_keeper" && added["name"] == "Bee Keeper")
        #expect(
            added["words"] == ["apiarist", "imker", "hive master"] && added["status"] == "kept")
        #expect(added["added_by"] == "ada")
        #expect(try muster("category", "add", "看護師", "--json").json()["slug"] == "看_護_師")
        #expect(try muster("category", "remove", "看_護_師").exit == 0)
        let again = try muster("category", "add", "Bee Keeper", "--json").json()
        #expect(again["id"] == added["id"] && again["words"] == added["words"])
        #expect(try muster("category", "remove", "bee_keeper", "--json").json()["removed"] == true)
        #expect(try muster("category", "remove", "bee_keeper").exit == 3)
        #expect(try muster("category", "list", "--json").json()["total"] == list["total"])
    }

    @Test("A kind without a name, or with too many words, is refused") func wrongCategory() throws {
        for name in ["", " ", "!?", "🐝"] {
            #expect(try muster("category", "add", name).exit == 2, "\(name)")
        }
        let words = (0..<101).map { "w\($0)" }.joined(separator: ",")
        #expect(try muster("category", "add", "Bee Keeper", "--words", words).exit == 2)
    }

    @Test("Settings of collecting that cannot be are told before anybody is asked") func settings()
        throws
    {
        for (name, value, words) in [
            ("MUSTER_COLLECTOR_CONCURRENCY", "0", "collector.concurrency"),
            ("JOB_HOURS_OLD", "soon", "collector.hours_old"),
            ("PIPELINE_INTERVAL_SECONDS", "1", "collector.interval"),
            ("MUSTER_COLLECTOR_COMMAND", "jobs 'x", "collector.command"),
            ("MUSTER_FIT_THRESHOLD", "101", "fit.threshold"),
            ("MUSTER_FIT_THRESHOLD", "nan", "fit.threshold"),
            ("MUSTER_FIT_MODEL_PAIRS", "-1", "fit.model_pairs"),
        ] {
            let result = try muster("collect", "--once", environment: [name: value])
            #expect(result.exit == 2 && result.errors.contains(words), "\(name) \(result.errors)")
        }
    }
}
