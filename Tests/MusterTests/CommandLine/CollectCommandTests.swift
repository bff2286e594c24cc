import FoundationEssentials
import Prelude
import TestSupport
import Testing

@Suite("The market on the command line") struct CollectCommandTests {
    private let muster: Muster
    private let server: MarketServer

    init() throws {
        muster = try Muster()
        server = try MarketServer()
    }

    /// Calls the binary, which may ask the test's server.
    @discardableResult
    private func call(_ words: String..., environment: [String: String] = [:]) throws
        -> Muster.Result
    {
        try muster(
            words,
            environment: ["MUSTER_TRUSTED_PAGES": server.authority].merging(environment) { $1 })
    }

    private func add(_ kind: String, _ target: String) throws {
        let result = try call("source", "add", kind, target, "--server", server.address)
        #expect(result.exit == 0, "\(result.errors)")
    }

    @Test("Collecting tells what became of each source, and of what is new") func collect() throws {
        try add("greenhouse", "tidewerk")
        try call("source", "add", "rss", server.address + "/feed.xml")
        let result = try call("collect", "--once", "--json")
        #expect(result.exit == 0, "\(result.errors)")
        let told = try result.json()
        #expect(told["new"] == 2 && told["closed"] == 0 && told["repeats"] == false)
        #expect(told["run"]?.string?.isEmpty == false)
        let first = told["sources"]?[0]
        #expect(first?["source"] == "greenhouse tidewerk" && first?["status"] == "read")
        #expect(first?["listed"] == 1 && first?["problem"] == .null && first?["notes"] == [])
        #expect(told["sources"]?[1]?["unreadable"] == 1)
        let again = try call("collect", "--once")
        #expect(again.output.contains("0 listings are new, 2 known already, 0 closed"))
        #expect(again.output.contains("unchanged"))
        #expect(
            server.requests.allSatisfy { $0.headers["user-agent"]?.hasPrefix("Muster/") == true })
    }

    @Test("One source that fails ends well, all that fail do not, and none is said") func exits()
        throws
    {
        let none = try call("collect", "--once", "--json")
        #expect(try none.exit == 4 && none.errorCode() == "not_collected")
        #expect(none.errors.contains("source add"))
        try add("lever", "nowhere")
        server.answer("/v0/postings/nowhere", with: nil)
        let failed = try call("collect", "--once", "--json")
        #expect(failed.exit == 1)
        #expect(try failed.json()["sources"]?[0]?["status"] == "failed")
        try add("greenhouse", "tidewerk")
        #expect(try call("collect", "--once", "--json").exit == 0)
        let list = try call("source", "list", "--json").json()
        #expect(list["items"]?[0]?["failures"] == 2 && list["items"]?[1]?["failures"] == 0)
        #expect(list["items"]?[0]?["problem"]?.string?.contains("no such board") == true)
    }

    @Test("Without the network sources are not asked, and a file is read all the same")
    func offline() throws {
        try add("greenhouse", "tidewerk")
        let result = try call(
            "collect", "--once", "--json", environment: ["MUSTER_OFFLINE": "yes"])
        #expect(result.exit == 1 && server.requests.isEmpty)
        let problem = try result.json()["sources"]?[0]?["problem"]?.string
        #expect(problem?.contains("the network is switched off") == true)
        try muster.folder.write("jobs.csv", "title,job_url\nCook,https://jobs.example.org/1\n")
        let file = try call(
            "collect", "--file", "jobs.csv", "--json", environment: ["MUSTER_OFFLINE": "yes"])
        #expect(try file.json()["new"] == 1 && file.json()["repeats"] == false)
        #expect(try call("collect", "--file", "").exit == 2)
        #expect(try call("collect", "--file", "none.csv", "--json").exit == 1)
    }

    @Test("An address of one's own network is not asked unless it is trusted") func privateAddress()
        throws
    {
        try add("greenhouse", "tidewerk")
        let result = try muster("collect", "--once", "--json")
        #expect(result.exit == 1 && server.requests.isEmpty)
        #expect(result.output.contains("not on the public internet"))
    }

    @Test("No key is shown, whatever a board answers") func keys() throws {
        let keys = [
            "ADZUNA_APP_ID": "planted-id", "ADZUNA_APP_KEY": "planted-key",
            "USAJOBS_EMAIL": "ada@example.org", "USAJOBS_KEY": "planted-two",
        ]
        try add("adzuna", "gb")
        #expect(try call("source", "add", "usajobs", "--server", server.address).exit == 0)
        for reply in [
            LocalReply.answer(401, [:], Array("planted-key".utf8)), .reset,
            .answer(200, [:], Array("planted-two".utf8)),
        ] {
            server.answer("/v1/api/jobs/gb/search/1", with: reply)
            server.answer("/api/search", with: reply)
            let result = try call("collect", "--once", "--force", "--json", environment: keys)
            let run = try #require(try result.json()["run"]?.string)
            let shown = [
                result, try call("run", "show", run, "--json"),
                try call("source", "list", "--json"),
                try call("where", environment: keys),
                try call("where", "--json", environment: keys),
            ]
            for each in shown { #expect(!(each.output + each.errors).contains("planted")) }
        }
        #expect(server.requests.contains { $0.headers["authorization-key"] == "planted-two" })
        for file in ["desk.sqlite", "desk.sqlite-wal"] {
            let path = muster.folder.path + "/" + file
            guard let bytes = try? Data(contentsOf: URL(filePath: path)) else { continue }
            #expect(Array(bytes).firstRange(of: Array("planted".utf8)) == nil)
        }
    }

    @Test("Listings are listed by their pages, shown, and made a job of the desk once")
    func listings() throws {
        try add("greenhouse", "tidewerk")
        try add("lever", "other")
        try call("source", "add", "page", server.address + "/careers/platform")
        #expect(try call("collect", "--once").exit == 0)
        let list = try call("listing", "list", "--json").json()
        #expect(list["total"] == 3 && list["next"] == .null)
        let first = try call("listing", "list", "--limit", "2", "--json").json()
        let cursor = try #require(first["next"]?.string)
        let rest = try call("listing", "list", "--limit", "2", "--cursor", cursor, "--json").json()
        #expect(first["items"]?.elements?.count == 2 && rest["items"]?.elements?.count == 1)
        #expect(try call("listing", "list", "--query", "sailor", "--json").json()["total"] == 1)
        #expect(try call("listing", "list", "--category", "none").exit == 3)
        #expect(try call("listing", "list", "--days", "0").exit == 2)
        let sailor = try call("listing", "list", "--query", "SAILOR", "--json").json()
        let id = try #require(sailor["items"]?[0]?["id"]?.string)
        let shown = try call("listing", "show", id)
        #expect(shown.output.contains("Platform Engineer & Sailor") && shown.output.contains("EUR"))
        #expect(try call("listing", "show", "none").exit == 3)
        let taken = try call("listing", "take", id, "--json")
        #expect(taken.exit == 0, "\(taken.errors)")
        let job = try #require(try taken.json()["job"]?.string)
        #expect(try call("job", "show", job).output.contains("Sailor"))
        let twice = try call("listing", "take", id, "--json")
        #expect(try twice.exit == 4 && twice.errorCode() == "taken")
        #expect(try call("listing", "take", "none").exit == 3)
        #expect(try call("job", "list", "--json").json()["total"] == 1)
        let undone = try call("undo").output
        #expect(undone.contains("Took back: take listing of Platform Engineer & Sailor, decided"))
        #expect(try call("job", "list", "--json").json()["total"] == 0, "it is closed")
        #expect(try call("listing", "take", id, "--json").json()["job"]?.string == job)
        #expect(try call("job", "list", "--json").json()["total"] == 1)
        #expect(try call("listing", "list", "--group", "none").exit == 3)
    }

    @Test("A program is named by a line or by a list of its words, which are not read again")
    func program() throws {
        let format = #"'{"title": "%s", "job_url": "%s"}'"#
        try muster.folder.write(
            "list.yaml",
            """
            collector:
              command: [/usr/bin/printf, \(format), "Chef d'équipe", "https://jobs.example.org/1"]
            """)
        try muster.folder.write(
            "line.yaml",
            """
            collector:
              command: >-
                /usr/bin/printf \(format) Cook https://jobs.example.org/2
            """)
        try muster("source", "add", "command")
        let shown = try muster("where", "--json", "--config", "list.yaml").json()
        #expect(shown["collector.command"]?["value"] == "/usr/bin/printf …")
        for file in ["list.yaml", "line.yaml"] {
            let result = try muster("collect", "--once", "--json", "--config", file)
            #expect(try result.json()["new"] == 1, "\(file): \(result.output) \(result.errors)")
        }
    }

    @Test("Who fits is listed, and a person whom somebody put to a kind stays there") func fits()
        throws
    {
        let stock = try Stock()
        let folder = stock.muster.folder
        let row = """
            {"title": "Senior Backend Engineer", "job_url": "https://jobs.example.org/1", "company": "Line", \
            "description": "Requirements:\\n- Rust\\n- PostgreSQL\\n- Kubernetes"}
            """
        try folder.write("jobs.json", row)
        #expect(try stock.muster("collect", "--file", "jobs.json", "--json").json()["new"] == 1)
        let list = try stock.muster("fit", "list", "--json").json()
        let fit = try #require(list["items"]?[0])
        #expect(list["total"] == 1 && fit["candidate"]?["name"] == "Runa Feldmark")
        #expect(
            fit["listing"]?["title"] == "Senior Backend Engineer" && fit["scored_by"] == "rules")
        #expect((fit["score"]?.double ?? 0) >= 50 && fit["verdict"] == "fits")
        let listing = try #require(fit["listing"]?["id"]?.string)
        #expect(
            try stock.muster("fit", "list", "--listing", listing, "--json").json()["total"] == 1)
        #expect(
            try stock.muster("fit", "list", "--candidate", stock.mio, "--json").json()["total"] == 0
        )
        #expect(try stock.muster("fit", "list", "--candidate", "nobody").exit == 3)
        #expect(try stock.muster("fit", "list", "--category", "none").exit == 3)
        let nowhere = try stock.muster("fit", "list", "--listing", "none")
        #expect(nowhere.exit == 3 && nowhere.errors.contains("there is no listing none"))
        #expect(try stock.muster("category", "assign", stock.mio, "backend_engineer").exit == 0)
        #expect(try stock.muster("category", "assign", stock.mio, "none").exit == 3)
        #expect(try stock.muster("category", "assign", "nobody", "sales").exit == 3)
        #expect(try stock.muster("fit", "refresh", "--json").json()["fits"] == 1)
        let all = try stock.muster("fit", "list", "--all", "--json").json()
        #expect(all["total"] == 2)
        #expect(
            all["items"]?.elements?.contains {
                $0["candidate"]?["name"] == "Mio Tanabe" && $0["verdict"] == "below"
            } == true)
        let strict = try stock.muster(
            "fit", "refresh", "--json", environment: ["MUSTER_FIT_THRESHOLD": "0"])
        #expect(strict.exit == 0)
    }
}
