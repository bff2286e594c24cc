import Prelude
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// Taking a desk from a file to a server and back.
@Suite("Copying desks") struct CopyCommandTests {
    private let muster: Muster
    private let test: TestDatabase
    private var back: String { muster.folder.path + "/back.sqlite" }

    init() throws {
        muster = try Muster()
        test = try TestDatabase(.postgres, schema: Schema([]))
        let irish = Papers.cv.replacing("Runa Feldmark", with: "Runa O’Brien-Núñez")
        try muster.folder.write("cv/runa.txt", irish)
        try muster.folder.write("cv/mio.txt", Papers.other)
        try muster.folder.write("jobs/rust.md", Papers.job)
        _ = try muster("import", "cv", "jobs")
        let job = try muster("job", "list", "--json").json()["items"]?.elements?.first?["id"]?
            .string
        _ = try muster("job", "match", job ?? "")
        let found = try muster("candidate", "list", "--query", "figma", "--json").json()["items"]
        _ = try muster(
            "candidate", "edit", found?.elements?.first?["id"]?.string ?? "", "location_city=Kyoto")
    }

    @Test("There and back nothing is lost, and every desk answers alike") func thereAndBack() throws
    {
        let there = try muster("desk", "copy", muster.desk, test.location, "--json")
        #expect(there.exit == 0, "\(there.errors)")
        let returned = try muster("desk", "copy", test.location, back, "--json")
        #expect(try there.json()["tables"]?.elements?.count ?? 0 > 20)
        #expect(try there.json()["rows"] == (try returned.json()["rows"]))
        func digests(_ json: JSONValue) -> Set<String> {
            Set((json["tables"]?.elements ?? []).map { $0.text() })
        }
        #expect(digests(try there.json()) == digests(try returned.json()))
        let person = try muster("candidate", "list", "--query", "rust", "--json").json()["items"]
        let id = person?.elements?.first?["id"]?.string ?? ""
        for words in [
            ["candidate", "list", "--json"], ["candidate", "show", id, "--json"],
            ["candidate", "list", "--query", "obrien", "--json"],
            ["candidate", "list", "--query", "\"o'brien nunez\"", "--json"],
            ["candidate", "list", "--query", "name:brien", "--json"],
            ["candidate", "list", "--query", "city:kyoto -rust", "--json"],
            ["match", "list", "--candidate", id, "--json"], ["skill", "list", "--json"],
            ["question", "list", "--json"], ["candidate", "history", id, "--json"],
            ["undo", "--json"], ["candidate", "list", "--json"],
        ] {
            let found = try [muster.desk, test.location, back].map { desk in
                try muster(words, environment: ["MUSTER_DESK": desk]).output
                    .replacing(/"(updated_at|at)": "[^"]*"/, with: "")
            }
            #expect(found[1] == found[0], "\(words)")
            #expect(found[2] == found[0], "\(words)")
        }
    }

    @Test("A desk that holds anything is not copied into") func notEmpty() throws {
        _ = try muster("desk", "copy", muster.desk, test.location)
        for target in [test.location, muster.desk] {
            let result = try muster("desk", "copy", muster.desk, target, "--json")
            #expect(result.exit == 4)
            #expect(try result.errorCode() == "not_empty")
        }
    }

    @Test("A desk that is not there, or that a newer program wrote, is not copied") func refused()
        throws
    {
        let missing = try muster("desk", "copy", muster.folder.path + "/none", test.location)
        #expect(missing.exit == 3)
        try SQLiteDatabase(path: muster.desk).write {
            try $0.execute("INSERT INTO schema_migration (name, applied_at) VALUES ('2999-01', 0)")
        }
        let newer = try muster("desk", "copy", muster.desk, test.location, "--json")
        #expect(newer.exit == 4)
        #expect(try newer.errorCode() == "newer_desk")
    }
}
