import FoundationEssentials
import Prelude
import TestSupport
import Testing

@Suite("Groups of vacancies on the command line") struct ClusterCommandTests {
    private let muster: Muster

    init() throws {
        muster = try Muster()
        let trades = [
            ("Data Engineer", "Spark, Airflow and SQL"),
            ("Frontend Developer", "React, TypeScript and CSS"),
        ]
        for number in 0..<12 {
            let (title, skills) = trades[number % 2]
            try muster.folder.write(
                "posts/\(number).txt",
                "\(title)\n\nCompany \(number) of town \(number % 5).\nRequirements\n- \(skills)")
        }
        try muster.folder.write("posts/large.txt", String(repeating: "x", count: (2 << 20) + 1))
    }

    private func origin() throws -> String? {
        try muster("cluster", "show", "--json").json()["vacancies_dir"]?.string
    }

    @Test("A folder is grouped but for what cannot be read, and an import gives way to undo")
    func build() throws {
        let (posts, file) = (muster.folder.path + "/posts", muster.folder.path + "/groups.json")
        let built = try muster("cluster", "build", "--from", posts, "--output", file)
        #expect(built.exit == 0, "\(built.errors)")
        #expect(built.output.contains("2 groups of 12 vacancies"))
        #expect(built.output.contains("too large: large.txt"))
        #expect(!built.output.contains("take the place"))
        let artifact = try String(contentsOfFile: file, encoding: .utf8)
        let other = artifact.replacing("\"\(posts)\"", with: "\"elsewhere\"")
        try muster.folder.write("other.json", other)
        let imported = try muster("cluster", "import", muster.folder.path + "/other.json")
        #expect(imported.output.contains("They take the place of the 2 groups of \(posts)"))
        #expect(try origin() == "elsewhere")
        let undone = try muster("undo")
        #expect(undone.output.contains("Took back: import groups of the market, decided by ada"))
        #expect(try origin() == posts)
        #expect(
            try muster("cluster", "show", "--output", file).exit == 0, "an artifact is replaced")
        try muster.folder.write("other.txt", "mine")
        let mine = try muster("cluster", "show", "--output", muster.folder.path + "/other.txt")
        #expect(mine.exit == 4 && mine.errors.contains("not overwritten"))
        #expect(try muster("undo").exit == 0 && muster("cluster", "show").exit == 3)
    }

    @Test("Fewer groups than were asked for are said to be so") func fewer() throws {
        let posts = muster.folder.path + "/posts"
        let built = try muster("cluster", "build", "--from", posts, "--clusters", "500")
        #expect(built.output.contains("as no 500 stand apart"), "\(built.output)")
        let two = try muster("cluster", "build", "--from", posts, "--clusters", "2")
        #expect(two.output.contains("as many as were asked for"))
    }

    @Test("A folder without vacancies is refused") func empty() throws {
        try muster.folder.write("empty/readme.pdf", "x")
        let result = try muster("cluster", "build", "--from", muster.folder.path + "/empty")
        #expect(result.exit == 4 && result.errors.contains("no text file"), "\(result.errors)")
        #expect(try muster("cluster", "build", "--from", "/nowhere").exit == 3)
    }

    @Test("A removed source of jobs comes back by undo, named") func source() throws {
        try muster("source", "add", "greenhouse", "tidewerk")
        let id = try #require(
            try muster("source", "list", "--json").json()["items"]?[0]?["id"]?.string)
        try muster("source", "remove", id)
        #expect(
            try muster("undo").output.contains(
                "Took back: remove source greenhouse tidewerk of the market"))
        #expect(try muster("source", "list", "--json").json()["items"]?[0]?["id"]?.string == id)
    }
}
