import FoundationEssentials
import Glibc
import Prelude
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite("Planted secrets of a team's Airtable", .timeLimit(.minutes(10)))
struct PlantedTeamSecretTests {
    private let muster: Muster
    private let base: LocalAirtable
    private let row: String

    /// A base with one person, whose row holds what nobody may be told.
    init() throws {
        muster = try Muster()
        base = try LocalAirtable.recruiting(
            keeps: { _, column in column != "(N) Full Name" },
            clock: { Timestamp(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000)) })
        row = try base.add(
            to: RecruitingTable.talent,
            [
                "Full Name": "Runa Feldmark", "Mail": .string(Self.told[0]),
                "Location": "Berlin, Germany",
                "Work Experience": "Engineer, Tidewerk GmbH, 2019-03 to 2023-05",
                "Professional summary": .string("Rust. Has \(Self.told[1])."),
            ])
    }

    /// What the base itself takes is its own token.
    private static let keys = ["pat-planted-write", "pat-planted-schema", "patplantedread.0123"]
    private static let told = ["runa.feldmark@example.org", "cut its latency by half"]

    private var environment: [String: String] {
        [
            "AIRTABLE_BASE_ID": base.baseID, "AIRTABLE_TOKEN": base.token,
            "AIRTABLE_WRITE_TOKEN": Self.keys[0], "AIRTABLE_SCHEMA_TOKEN": Self.keys[1],
            "MUSTER_AIRTABLE_URL": base.address,
        ]
    }

    private var secrets: [String] { Self.keys + [base.token] + Self.told }

    @discardableResult
    private func call(_ words: [String], token: String? = nil) throws -> Muster.Result {
        var environment = environment
        if let token { environment["AIRTABLE_TOKEN"] = token }
        let result = try muster(words, environment: environment)
        expect(
            none: secrets, in: result.output + result.errors, words.joined(separator: " "))
        return result
    }

    @Test(
        "Whatever an Airtable answers, nothing of a token or a row is told or kept by any command",
        arguments: [
            Betrayal.unauthorized, .forbidden, .unknown, .unprocessable, .garbage, .wrongShape,
        ]) func betrayed(_ betrayal: Betrayal) throws
    {
        defer { base.stop() }
        try muster("init")
        base.setFault { request, _ in betrayal.reply(request) }
        for words in [["check"], ["check", "--create"], ["diff"], ["pull"], ["push"]] {
            #expect(try call(["airtable"] + words).exit == 1, "\(words)")
        }
        try call(["airtable", "check"], token: Self.keys[2])
        try expectNothingKept()
    }

    @Test(
        "Nor when it lets a row be read and turns on who writes into it",
        arguments: [
            Betrayal.unauthorized, .forbidden, .unknown, .unprocessable, .garbage, .wrongShape,
        ]) func betrayedWriting(_ betrayal: Betrayal) throws
    {
        defer { base.stop() }
        try muster("init")
        base.allow(Self.keys[1], .reading)
        base.setFault { request, _ in request.method == "GET" ? nil : betrayal.reply(request) }
        for words in [["check", "--create"], ["pull"], ["push"]] {
            let result = try call(["airtable"] + words)
            // Where every single value is refused the run is done, and what is left is told.
            #expect(
                result.exit == 1 || result.output.contains("not taken over"),
                "\(words): \(result.output)")
        }
        let id = try #require(
            try muster("candidate", "list", "--json").json()["items"]?[0]?["id"]?.string)
        // Where a person is meant to be shown they are, so that they would be found elsewhere too.
        #expect(try muster("candidate", "show", id).output.contains(Self.told[0]))
        #expect(base.requests.contains { $0.method == "PATCH" })
        try expectNothingKept()
    }

    private func expectNothingKept() throws {
        let runs = try muster("run", "list", "--json").json()["items"]?.elements ?? []
        for run in runs {
            let id = run["id"]?.string ?? ""
            try call(["run", "show", id])
            try call(["run", "log", id])
        }
        for words in [["doctor"], ["where"], ["run", "list"], ["question", "list"]] {
            try call(words + ["--json"])
        }
        let kept = try SQLiteDatabase(path: muster.desk).read { connection in
            try [
                "SELECT message FROM run_event", "SELECT coalesce(reason, '') FROM step",
                "SELECT coalesce(reason, '') FROM run", "SELECT message FROM circuit",
                "SELECT coalesce(problem, '') FROM team_row",
                "SELECT who || action || kind || subject || field FROM ledger",
                "SELECT coalesce(context, '') FROM ledger",
            ].flatMap { text in
                try connection.query(.raw(text)).map { try $0.get(0, as: String.self) }
            }
        }
        #expect(kept.contains { !$0.isEmpty })
        for text in kept { expect(none: secrets, in: text, "the desk") }
        // Tokens stand nowhere at all, in no value of the ledger either.
        try expect(none: Self.keys + [base.token], below: muster.folder.path)
    }
}
