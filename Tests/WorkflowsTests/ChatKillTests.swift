import Conversation
import FoundationEssentials
import Prelude
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Chats that are killed", .onEveryDatabase) struct ChatKillTests {
    /// Ten conversations; each line is said, or answers the question that waits; one that begins with `!` is
    /// said whatever waits.
    private static let scripts: [[String]] = [
        ["What is Runa Feldmark missing for the Backend Engineer job?"],
        ["What is Runa missing for the Product Designer job?", "Runa Aalto"],
        ["Which jobs fit Mio Tanabe?", "Remote", "And Dora Invented?"],
        ["Which jobs fit?", "nobody of this name", "Mio Tanabe", "Anywhere"],
        ["Who could do the Data Analyst job?", "And the Backend Engineer job?"],
        [
            "What could Dora Invented learn for the Data Analyst job?", "Up to 40 hours",
            "Only what the job insists on",
        ],
        [
            "What could Runa learn for it?", "Runa Feldmark", "Backend Engineer",
            "Only what is free", "Everything that is missing",
        ],
        ["Hello", "gaps of Mio Tanabe", "Data Analyst", "Who could do the Product Designer job?"],
        [
            "Which jobs fit Mio Tanabe?",
            "!What is Dora Invented missing for the Backend Engineer job?",
        ],
        [
            "What is Dora Invented missing for the Cluster Operator job?", "Kubernetes",
            "What is Runa Feldmark missing for the Cluster Operator job?",
        ],
    ]

    /// How many deaths there are in all; `make chaos` wants a thousand.
    private static let deaths =
        ProcessInfo.processInfo.environment["MUSTER_KILLS"].flatMap(Int.init) ?? 60

    @Test(
        "Ten conversations, killed at statements drawn by a seed, end as the uninterrupted ones do")
    func killed() async throws {
        let desk = try ChatDesk()
        var generator = SeededGenerator(seed: 2_026)
        var died = 0
        for (number, script) in Self.scripts.enumerated() {
            try desk.clear()
            let counting = DyingDatabase(desk.database, at: .max, .before)
            try await desk.play(script, seed: 5, on: counting)
            let wanted = try desk.transcript()
            #expect(wanted.last?.hasSuffix("then nothing") == true, "script \(number): \(wanted)")
            #expect(wanted.contains { $0.hasPrefix("muster: ") })
            for _ in 0..<(Self.deaths / Self.scripts.count) {
                let statement = Int.random(in: 0..<counting.statementCount, using: &generator)
                let moment: DyingDatabase.Moment = Bool.random(using: &generator) ? .before : .after
                try desk.clear()
                let dying = DyingDatabase(desk.database, at: statement, moment)
                do { try await desk.play(script, seed: 5, on: dying) } catch is Death { died += 1 }
                try await desk.finish(script, seed: 900 + UInt64(statement))
                let found = try desk.transcript()
                #expect(found == wanted, "script \(number), statement \(statement) \(moment)")
            }
        }
        #expect(died > Self.deaths * 9 / 10, "\(died) deaths")
    }
}
