import Glibc
import Prelude
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite("The command that talks", .onEveryDatabase) struct ChatCommandTests {
    private let stock: Stock
    private let test: TestDatabase
    private let environment: [String: String]

    init() throws {
        stock = try Stock()
        test = try TestDatabase(.current, schema: Schema([]))
        let place = test.location
        environment = ["MUSTER_DESK": place]
        // On a server the desk is the same people's, brought there by the program.
        if DatabaseKind.current == .postgres {
            let copied = try stock.muster("desk", "copy", stock.muster.desk, place)
            #expect(copied.exit == 0, "\(copied.errors)")
        }
    }

    private func muster(_ words: String...) throws -> Muster.Result {
        try stock.muster(
            words, environment: DatabaseKind.current == .postgres ? environment : [:])
    }

    @Test(
        "A question waits from one program to the next, and its answer goes on where it was asked")
    func waits() throws {
        let first = try muster("chat", "Which jobs fit?", "--json").json()
        #expect(first["status"] == "need_input" && first["action"] == "ask_user")
        let question = try #require(first["payload"]?["question_id"]?.string)
        #expect(first["payload"]?["options"]?.elements?.last == "Something else…")
        let listed = try muster("question", "list", "--json").json()
        let items = listed["items"]?.elements ?? []
        #expect(items.contains { $0["id"]?.string == question && $0["kind"] == "chat" })

        let answered = try muster(
            "question", "answer", question, "--text", "Runa Feldmark", "--json"
        ).json()
        #expect(answered["chat"]?["thread"] == first["thread"])
        #expect(answered["chat"]?["status"] == "answer")
        let jobs = answered["chat"]?["reply"]?["jobs"]?[0]
        #expect(jobs?["id"]?.string == stock.job)

        let again = try muster("chat", "--answer", question, "Runa Feldmark", "--json")
        #expect(try again.exit == 4 && again.errorCode() == "not_waiting")
        let other = try muster("chat", "--answer", question, "Mio Tanabe", "--json")
        #expect(try other.exit == 4 && other.errorCode() == "answered")
        #expect(try muster("chat", "--answer", "none", "x").exit == 3)
        #expect(try muster("chat", "--thread", "none", "Hello").exit == 3)
    }

    @Test("A chat that is killed at its question goes on when another program answers the next day")
    func killed() throws {
        let place = DatabaseKind.current == .postgres ? test.location : stock.muster.desk
        let session = try TerminalSession(
            ["chat"],
            environment: [
                "TERM": "xterm-256color", "HOME": stock.muster.folder.path, "MUSTER_DESK": place,
                "MUSTER_DATA": Project.root + "/data", "USER": "ada", "LANG": "C.UTF-8",
                "PATH": "/usr/bin:/bin",
            ], width: 100, height: 30)
        #expect(session.shows(">"))
        session.type("Which jobs fit?\r")
        #expect(session.shows("Which person is it about?") && session.shows("Something else…"))
        session.send(SIGKILL)
        _ = session.ends()
        let items = try muster("question", "list", "--json").json()["items"]?.elements ?? []
        let question = try #require(items.first { $0["kind"] == "chat" }?["id"]?.string)
        // A day passes: everything that is kept is a day older.
        try aged(
            at: place,
            tables: [
                ("question", "asked_at"), ("question", "expires_at"), ("checkpoint", "created_at"),
                ("thread", "updated_at"),
            ])
        let answered = try muster(
            "question", "answer", question, "--text", "Runa Feldmark", "--json"
        ).json()
        #expect(answered["chat"]?["status"] == "answer")
        #expect(answered["chat"]?["reply"]?["jobs"]?[0]?["id"]?.string == stock.job)
    }

    /// Moves times of a desk a day back.
    private func aged(at place: String, tables: [(String, String)]) throws {
        func age(_ database: any Database) throws {
            try database.write { connection in
                for (table, column) in tables {
                    try connection.execute(
                        """
                        UPDATE \(.raw(table)) SET \(.raw(column)) = \(.raw(column)) - 86400000000
                        WHERE \(.raw(column)) IS NOT NULL
                        """)
                }
            }
        }
        if DatabaseKind.current == .postgres { return try age(test.database) }
        let desk = try SQLiteDatabase(path: place)
        try age(desk)
    }

    @Test("The chat tells what the gap command tells, to the digit") func same() throws {
        let told = try muster(
            "chat", "What is missing?", "--candidate", stock.runa, "--job", stock.job, "--json"
        ).json()
        let gap = try muster("gap", "--candidate", stock.runa, "--job", stock.job, "--json").json()
        #expect(told["reply"]?["analysis"] == gap)
        let text = try muster(
            "chat", "What", "is", "missing?", "--candidate", stock.runa, "--job", stock.job)
        #expect(text.exit == 0 && text.output.contains("of 10 for Senior Backend Engineer"))
    }

    @Test("A team's own catalogue takes the place of ours, and a bad line is told") func catalogue()
        throws
    {
        try stock.muster.folder.write(
            "own.csv",
            "Skill,From,To,Hours,Cost,Kind,Title\nRust,0,4,10,5,course,Rust the hard way\n")
        var more = DatabaseKind.current == .postgres ? environment : [:]
        more["MUSTER_LEARNING_CATALOGUE"] = "own.csv"
        let words = [
            "chat", "What could Mio Tanabe learn, everything, no limit?", "--job", stock.job,
            "--json",
        ]
        let plan = try stock.muster(words, environment: more).json()["reply"]?["plan"]
        #expect(plan?["items"]?.elements?.map { $0["title"]?.string } == ["Rust the hard way"])
        try stock.muster.folder.write(
            "own.csv", "Skill,From,To,Hours,Cost,Kind,Title\nRust,0,4,ten,5,course,Rust\n")
        let bad = try stock.muster(words, environment: more)
        #expect(bad.exit == 1 && bad.errors.contains("own.csv, line 2"))
    }
}
