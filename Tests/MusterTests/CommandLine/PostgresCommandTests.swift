import Prelude
import Storage
import TestSupport
import Testing

/// The real binary on a desk that a server keeps.
@Suite("Commands on a desk on PostgreSQL") struct PostgresCommandTests {
    private let muster: Muster
    private let test: TestDatabase
    private let url: String

    init() throws {
        muster = try Muster()
        test = try TestDatabase(.postgres, schema: Schema([]))
        url = test.location.replacing("postgres@", with: "postgres:s3cret@")
    }

    private func call(_ words: String...) throws -> Muster.Result {
        let result = try muster(words, environment: ["MUSTER_DESK": url])
        #expect(!result.output.contains("s3cret") && !result.errors.contains("s3cret"))
        return result
    }

    @Test("A desk is made, filled, matched, decided on and described") func journey() throws {
        #expect(try call("candidate", "list").exit == 3)
        #expect(try call("init", "--json").json()["created"]?.bool == true)
        #expect(try call("init", "--json").json()["created"]?.bool == false)
        try muster.folder.write("cv/runa.txt", Papers.cv)
        try muster.folder.write("jobs/rust.md", Papers.job)
        let imported = try call("import", "cv", "jobs", "--json")
        #expect(imported.exit == 0, "\(imported.errors)")
        let items = try call("candidate", "list", "--query", "rust", "--json").json()["items"]
        #expect(items?.elements?.first?["name"] == "Runa Feldmark")
        let id = items?.elements?.first?["id"]?.string ?? ""
        #expect(try call("candidate", "edit", id, "location_city=Wien").exit == 0)
        #expect(
            try call("candidate", "list", "--query", "city:wien", "--json").json()["total"] == 1)
        #expect(try call("undo").exit == 0)
        let job = try call("job", "list", "--json").json()["items"]?.elements?.first?["id"]?.string
        let matched = try call("job", "match", job ?? "", "--json").json()
        #expect(matched["matches"]?.elements?.first?["candidate"]?["name"] == "Runa Feldmark")
        let info = try call("desk", "info", "--json").json()
        #expect(info["database"] == "postgres")
        #expect(info["candidates"] == 1)
        #expect(try call().exit == 0)
        #expect(try call("candidate", "erase", id, "--yes").exit == 0)
        #expect(try call("candidate", "list", "--json").json()["total"] == 0)
    }

    @Test("The check-up names the settings of the server that put the desk at risk")
    func doctor() throws {
        _ = try call("init")
        let checks = try call("doctor", "--json").json()["checks"]?.elements ?? []
        let desk = checks.first { $0["name"] == "desk" }
        // The tests' own server keeps nothing through a power cut, which makes it quick.
        #expect(desk?["ok"]?.bool == false)
        #expect(desk?["found"]?.string?.contains("fsync") == true)
        #expect(checks.first { $0["name"] == "ledger" }?["ok"]?.bool == true)
        let vectors = checks.first { $0["name"] == "pgvector" }
        #expect(vectors?["ok"]?.bool == true)
        let isThere = try hasVectors()
        #expect(vectors?["found"]?.string?.hasPrefix("absent: ") == !isThere)
    }

    /// Whether the server has pgvector; the tests' user may create it, so that it is used then.
    private func hasVectors() throws -> Bool {
        try test.database.read {
            try !$0.query("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'").isEmpty
        }
    }

    @Test("Vectors are kept in the server's own type too, where it has one") func vectors() throws {
        _ = try call("init")
        try muster.folder.write("cv/runa.txt", Papers.cv)
        #expect(try call("import", "cv").exit == 0)
        guard try hasVectors() else {
            let columns = try test.database.read {
                try $0.query("SELECT 1 FROM pg_attribute WHERE attname = 'embedding'")
            }
            #expect(columns.isEmpty)
            return
        }
        let (count, filled) = try test.database.read { connection in
            (
                try connection.value("SELECT count(*) FROM candidate_vector", as: Int.self) ?? 0,
                try connection.value(
                    """
                    SELECT count(*) FROM candidate_vector WHERE vector_dims(embedding) = 256
                    AND embedding <=> embedding < 0.001
                    """, as: Int.self)
            )
        }
        #expect(count > 0)
        #expect(filled == count)
    }

    @Test("What takes a file is refused with the ways that are open") func files() throws {
        _ = try call("init")
        for words in [["desk", "backup"], ["desk", "restore", "/etc/hostname"]] {
            let result = try muster(words + ["--json"], environment: ["MUSTER_DESK": url])
            #expect(result.exit == 4)
            #expect(try result.errorCode() == "not_a_file")
        }
    }

    @Test("No command shows the password, not even of an address that leads nowhere")
    func password() throws {
        let place = try call("where", "--json").json()["desk"]?["value"]?.string
        #expect(place?.contains("postgres:***@") == true)
        for url in [
            url.replacing("/test_", with: "/none_"), "postgres://ada:s3cret@x@/desk",
            "postgres://ada:s3cret@/desk?host=\(muster.folder.path)",
        ] {
            for words in [["desk", "info"], ["init"], ["doctor"], ["import", "x"], []] {
                let result = try muster(words, environment: ["MUSTER_DESK": url])
                #expect(result.exit != 0)
                #expect(!result.output.contains("s3cret") && !result.errors.contains("s3cret"))
            }
        }
    }

    @Test("A database with other tables is not made a desk of") func foreign() throws {
        try test.database.write { try $0.execute("CREATE TABLE invoice (id BIGINT)") }
        let result = try call("init", "--json")
        #expect(result.exit == 4)
        #expect(try result.errorCode() == "not_empty")
    }
}
