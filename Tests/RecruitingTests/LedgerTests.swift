import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("The ledger", .onEveryDatabase) struct LedgerTests {
    private let desk: DeskFixture
    private let id: String

    init() throws {
        desk = try DeskFixture()
        try desk.take(draft("Ada", ["location_city": "Oslo"]), path: "/a.txt")
        id = try desk.person("Ada").candidate.id.text
    }

    private func edit(_ values: [(String, String)]) throws {
        let id = id
        try desk.decide { ledger, connection in
            _ = try Editing.set(
                values.map { ($0.0, $0.1) }, of: id, kind: .candidate, reason: "call",
                ledger: &ledger, on: connection)
        }
    }

    private func undo() throws { try desk.decide { ledger, _ in _ = try ledger.undo() } }
    private func redo() throws { try desk.decide { ledger, _ in _ = try ledger.redo() } }

    private func city() throws -> JSONValue { try desk.person("Ada").value("location_city") }

    private func entries() throws -> [History.Item] {
        let id = id
        return try desk.database.read {
            try History(on: $0).items(kind: ["candidate_field"], subjects: [id])
        }
    }

    @Test("Undo brings back the value and where it came from; redo the decision") func undoRedo()
        throws
    {
        let before = try desk.person("Ada").fields["location_city"]
        try edit([("location_city", "Bergen")])
        try undo()
        let after = try desk.person("Ada").fields["location_city"]
        #expect(after?.value == before?.value)
        #expect(after?.source == before?.source)
        #expect(after?.isLocked == false)
        try redo()
        #expect(try city() == "Bergen")
        #expect(try desk.person("Ada").fields["location_city"]?.isLocked == true)
    }

    @Test("Fields that are set together are undone together") func grouped() throws {
        try edit([("location_city", "Bergen"), ("phone", "123")])
        try undo()
        #expect(try city() == "Oslo")
        #expect(try desk.person("Ada").value("phone") == .null)
    }

    @Test("Undo walks back step by step, and stops at the start") func steps() throws {
        try edit([("location_city", "Bergen")])
        try edit([("location_city", "Tromsø")])
        try undo()
        #expect(try city() == "Bergen")
        try undo()
        #expect(try city() == "Oslo")
        #expect(throws: LedgerError.nothingToUndo) { try undo() }
        try redo()
        try redo()
        #expect(try city() == "Tromsø")
        #expect(throws: LedgerError.nothingToRedo) { try redo() }
    }

    @Test("A fresh decision forgets what could be redone") func freshDecision() throws {
        try edit([("location_city", "Bergen")])
        try undo()
        try edit([("location_city", "Hamar")])
        #expect(throws: LedgerError.nothingToRedo) { try redo() }
    }

    @Test("History shows who, what, before, after and whether it was undone; entries never change")
    func history() throws {
        try edit([("location_city", "Bergen")])
        let first = try entries()
        try undo()
        let items = try entries()
        #expect(items.map(\.entry).first == first.first?.entry)
        #expect(items.map(\.entry.action) == ["edit", "undo"])
        #expect(items.map(\.isUndone) == [true, false])
        #expect(items[0].before == "Oslo")
        #expect(items[0].after == "Bergen")
        #expect(items[0].entry.who == "ada")
        #expect(items[0].reason == "call")
    }

    @Test("A decision that changes nothing is not recorded") func nothing() throws {
        try edit([("location_city", "Bergen")])
        try edit([("location_city", "Bergen")])
        #expect(try entries().count == 1)
    }

    @Test("When the values are erased, the entry stays and undo says so") func erased() throws {
        try edit([("location_city", "Bergen")])
        let id = id
        try desk.database.write {
            try $0.execute("DELETE FROM ledger_value WHERE candidate_id = \(id)")
        }
        #expect(throws: LedgerError.erased) { try undo() }
        let items = try entries()
        #expect(items.count == 1)
        #expect(items[0].after == .null)
    }

    @Test("A value that was changed behind the ledger is not undone blindly") func changedSince()
        throws
    {
        try edit([("location_city", "Bergen")])
        let id = id
        try desk.database.write {
            try $0.execute(
                """
                UPDATE candidate_field SET value = '"Hamar"'
                WHERE owner_id = \(id) AND field = 'location_city'
                """)
        }
        #expect(throws: LedgerError.self) { try undo() }
        #expect(try city() == "Hamar")
    }
}
