import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Saved searches", .onEveryDatabase) struct SavedQueryTests {
    private let desk: DeskFixture

    init() throws { desk = try DeskFixture() }

    private func all() throws -> [SavedQuery] {
        try desk.database.read { try SavedQuery.all(on: $0) }
    }

    @Test("A search is saved, saved over and forgotten, and each is taken back") func saved() throws
    {
        for query in ["city:berlin kotlin", "city:berlin rust"] {
            try desk.takeBack { ledger, _ in
                try SavedQuery.save(query, as: "berlin", ledger: &ledger)
            }
        }
        try desk.takeBack { ledger, _ in
            try SavedQuery.save("is:excluded", as: "aside", ledger: &ledger)
        }
        #expect(try all().map(\.name) == ["aside", "berlin"])
        #expect(try all().map(\.query) == ["is:excluded", "city:berlin rust"])
        try desk.takeBack { ledger, _ in try SavedQuery.remove("berlin", ledger: &ledger) }
        #expect(try all().map(\.name) == ["aside"])
    }

    @Test(
        "A search that cannot be read is not saved", arguments: ["years:>=many", "nonsense:x", "-"])
    func unreadable(query: String) throws {
        #expect(throws: SearchQuery.Problem.self) {
            try desk.decide { ledger, _ in
                _ = try SavedQuery.save(query, as: "bad", ledger: &ledger)
            }
        }
        #expect(try all() == [])
    }

    @Test(
        "A name is one word",
        arguments: ["", "two words", "a\"b", String(repeating: "x", count: 81)])
    func names(name: String) throws {
        #expect(throws: SavedQueryError.badName) {
            try desk.decide { ledger, _ in
                _ = try SavedQuery.save("kotlin", as: name, ledger: &ledger)
            }
        }
    }

    @Test("What was not saved cannot be forgotten") func missing() throws {
        #expect(throws: SavedQueryError.missing("none")) {
            try desk.decide { ledger, _ in try SavedQuery.remove("none", ledger: &ledger) }
        }
    }
}
