import LanguageModels
import Prelude
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

@Suite("The extraction cache") struct ExtractionCacheTests {
    private let test: TestDatabase
    private let clock = StillClock()
    /// Makes ids that no other cache of the test makes.
    private final class Seeds: Sendable {
        private let generator = Mutex(SeededGenerator(seed: 5))
        var next: UInt64 { generator.withLock { $0.next() } }
    }

    private let seeds = Seeds()

    init() throws { test = try TestDatabase(.current, schema: WholeDesk.schema) }

    private func cache(_ owner: String = "a") -> ExtractionCache {
        let seed = seeds.next
        return ExtractionCache(
            on: test.database, owner: owner, now: { clock.now },
            sleep: { duration in
                // The holder's beat waits for good; who joins lets time pass.
                if duration == ExtractionCache.lease / 3 {
                    try await Task.sleep(for: .seconds(3600))
                }
                clock.pass(duration)
            }, ids: { IDSource(seed: seed) })
    }

    private func key(_ text: String = "Some text", prompt: String = "1") throws -> ExtractionKey {
        try #require(
            ExtractionKey(type: "resume", text: text, extractor: "1", model: "m", prompt: prompt))
    }

    private func document(_ found: ExtractionCache.Found) -> JSONValue? {
        if case .ready(let document, _) = found { document } else { nil }
    }

    @Test("A text is read once, and found again whatever its case and blanks") func once()
        async throws
    {
        let count = Mutex(0)
        for text in ["Some text", "  SOME\n\ttext "] {
            let found = try await cache().value(try key(text), documents: [], run: nil) {
                count.withLock { $0 += 1 }
                return ["read": true]
            }
            #expect(document(found) == ["read": true])
        }
        #expect(count.withLock { $0 } == 1)
    }

    @Test("Another text, prompt, model or type is another reading") func keys() throws {
        let keys = [
            try key(), try key("Other text"), try key(prompt: "2"),
            ExtractionKey(type: "jd", text: "Some text", extractor: "1", model: "m", prompt: "1"),
            ExtractionKey(
                type: "resume", text: "Some text", extractor: "2", model: "m", prompt: "1"),
            ExtractionKey(
                type: "resume", text: "Some text", extractor: "1", model: "n", prompt: "1"),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(
            ExtractionKey(type: "resume", text: " \n--", extractor: "1", model: "m", prompt: "1")
                == nil)
    }

    @Test("Many who ask at once pay once") func together() async throws {
        let count = Mutex(0)
        let entered = AsyncStream.makeStream(of: Void.self)
        let key = try key()
        let first = Task {
            try await cache("a").value(key, documents: [], run: "first") {
                count.withLock { $0 += 1 }
                for await _ in entered.stream { break }
                return ["by": "first"]
            }
        }
        while try !test.database.read({ try ExtractionRowCount.running(on: $0) == 1 }) {
            await Task.yield()
        }
        // Who joins waits three seconds of its clock, and is told who is reading.
        let before = clock.now
        let joined = try await cache("b").value(key, documents: [], run: "second") {
            count.withLock { $0 += 1 }
            return ["by": "second"]
        }
        guard case .generating(let run) = joined else {
            Issue.record("\(joined)")
            return
        }
        #expect(run == "first")
        #expect(clock.now - before == .seconds(3))
        entered.continuation.yield()
        #expect(document(try await first.value) == ["by": "first"])
        let after = try await cache("b").value(key, documents: [], run: "third") { ["by": "third"] }
        #expect(document(after) == ["by": "first"])
        #expect(count.withLock { $0 } == 1)
    }

    @Test("What no other try can help is given up at once, until somebody asks for it anew")
    func hopeless() async throws {
        let key = try key()
        await #expect(throws: ModelProblem.withheld(service: "x")) {
            _ = try await cache().value(key, documents: [], run: nil) {
                () throws(ModelProblem) in throw .withheld(service: "x")
            }
        }
        let next = try await cache("b").value(key, documents: [], run: nil) { ["by": "second"] }
        guard case .failed = next else {
            Issue.record("\(next)")
            return
        }
        let asked = try await cache().value(key, documents: [], run: nil, again: true) {
            ["by": "third"]
        }
        #expect(document(asked) == ["by": "third"])
    }

    @Test("What a dead program began is taken over when its lease has ended") func stolen()
        async throws
    {
        let key = try key()
        try test.database.write { connection in
            let rows = ExtractionRows(connection, owner: "dead", now: clock.now)
            _ = try rows.insert(key, id: "1", run: "gone")
        }
        clock.pass(ExtractionCache.lease)
        let found = try await cache().value(key, documents: [], run: nil) { ["by": "heir"] }
        #expect(document(found) == ["by": "heir"])
        // The dead one, should it wake, changes nothing.
        try test.database.write { connection in
            try ExtractionRows(connection, owner: "dead", now: clock.now)
                .finish("1", 1, ["by": "dead"])
        }
        let again = try await cache().value(key, documents: [], run: nil) { ["by": "nobody"] }
        #expect(document(again) == ["by": "heir"])
    }

    @Test("A failure rests, is tried again, and is given up after the third") func failures()
        async throws
    {
        let key = try key()
        let count = Mutex(0)
        @Sendable func silent() throws(ModelProblem) -> JSONValue {
            count.withLock { $0 += 1 }
            throw .trouble(service: "x", status: 503)
        }
        for _ in 1...2 {
            let first = try await cache().value(key, documents: [], run: nil, read: silent)
            // Whoever asks while it rests is told until when, and the model is left alone.
            let second = try await cache().value(key, documents: [], run: nil, read: silent)
            guard case .resting(let until, _) = first, case .resting(let same, _) = second else {
                Issue.record("\(first), \(second)")
                return
            }
            #expect(until == same && until > clock.now)
            clock.pass(until - clock.now)
        }
        await #expect(throws: ModelProblem.self) {
            try await cache().value(key, documents: [], run: nil, read: silent)
        }
        clock.pass(.seconds(3600))
        let last = try await cache().value(key, documents: [], run: nil, read: silent)
        guard case .failed(let reason) = last else {
            Issue.record("\(last)")
            return
        }
        #expect(reason.contains("503") && count.withLock { $0 } == 3)
        // A person who insists gets another try.
        let again = try await cache().value(key, documents: [], run: nil, again: true) {
            ["by": "again"]
        }
        #expect(document(again) == ["by": "again"])
    }

    @Test("What was given up is tried again a day later, from the beginning") func dayLater()
        async throws
    {
        let key = try key()
        await #expect(throws: ModelProblem.self) {
            try await cache().value(key, documents: [], run: nil) {
                () throws(ModelProblem) in throw .refused(service: "x", status: 403)
            }
        }
        let before = try await cache().value(key, documents: [], run: nil) { ["by": "nobody"] }
        guard case .failed = before else {
            Issue.record("\(before)")
            return
        }
        clock.pass(ExtractionCache.longRest + .seconds(60))
        let after = try await cache().value(key, documents: [], run: nil) { ["by": "again"] }
        #expect(document(after) == ["by": "again"])
    }

    @Test("What a person has to mend first counts as no try") func settings() async throws {
        let key = try key()
        for _ in 0..<5 {
            await #expect(throws: ModelProblem.noCredit(service: "x")) {
                try await cache().value(key, documents: [], run: nil) {
                    () throws(ModelProblem) in throw .noCredit(service: "x")
                }
            }
        }
        let found = try await cache().value(key, documents: [], run: nil) { ["by": "next"] }
        #expect(document(found) == ["by": "next"])
    }

    @Test("A caller who gives up leaves the text to the next at once") func givenUp() async throws {
        let key = try key()
        for _ in 0..<5 {
            await #expect(throws: ModelProblem.cancelled) {
                try await cache().value(key, documents: [], run: nil) {
                    () throws(ModelProblem) in throw .cancelled
                }
            }
        }
        let found = try await cache().value(key, documents: [], run: nil) { ["by": "next"] }
        #expect(document(found) == ["by": "next"])
    }

    @Test("Corrections come with what was read") func corrections() async throws {
        let key = try key()
        _ = try await cache().value(key, documents: [], run: nil) { ["name": "Ada"] }
        try test.database.write { connection in
            try connection.execute(
                """
                INSERT INTO extraction_correction (extraction_id, field, value, who, at)
                SELECT id, 'full_name', '"Ada B."', 'grace', 1 FROM document_extraction
                """)
        }
        let found = try await cache().value(key, documents: [], run: nil) { [:] }
        guard case .ready(_, let corrections) = found else {
            Issue.record("\(found)")
            return
        }
        #expect(corrections == ["full_name": .init(value: "Ada B.", who: "grace")])
    }
}

private enum ExtractionRowCount {
    static func running(on connection: any Connection) throws -> Int {
        try connection.value("SELECT count(*) FROM document_extraction WHERE status = 'running'")
            ?? 0
    }
}
