import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Decisions about the market", .onEveryDatabase) struct MarketDecisionTests {
    private let desk: DeskFixture

    init() throws { desk = try DeskFixture() }

    private func source(_ number: Int) -> JobSource {
        JobSource(
            id: ID("source-\(number)"), kind: "greenhouse", target: "company-\(number)", server: "",
            isOn: true, entityTag: "\"7\"", lastModified: nil, askedAt: desk.now,
            answeredAt: desk.now, status: "read", problem: nil, listed: 1, failures: 0,
            addedBy: "ada", addedAt: desk.now)
    }

    private func sources() throws -> [JobSource] {
        try desk.database.read { try JobSource.all(on: $0) }
    }

    /// Where the listing of the test stands and is not gone from.
    private func standing() throws -> Int {
        try desk.database.read { connection in
            try #require(
                try connection.value(
                    "SELECT count(*) FROM listing_address WHERE gone_at IS NULL", as: Int.self))
        }
    }

    @Test("A source is added and removed, and either is taken back") func sourceCell() throws {
        let source = source(1)
        try desk.takeBack { ledger, _ in try source.add(ledger: &ledger) }
        #expect(try sources().map(\.name) == ["greenhouse company-1"])
        #expect(try sources().first?.entityTag == nil, "it was not asked yet")
        try desk.takeBack { ledger, _ in try source.remove(ledger: &ledger) }
        #expect(try sources().isEmpty)
    }

    @Test("What a removed source shows is gone, and there again when it is brought back")
    func addresses() throws {
        let (source, now) = (source(1), desk.now)
        try desk.decide { ledger, connection in
            try source.add(ledger: &ledger)
            try connection.execute(
                """
                INSERT INTO listing (id, job_hash, title, title_key, company_key, places, employment,
                    text, demands, labels, details, first_seen, last_seen, digest)
                VALUES ('l', 'h', 'Welder', 'welder', '', '[]', '[]', '', '[]', '[]', '{}',
                    \(now), \(now), '')
                """)
            try connection.execute(
                """
                INSERT INTO listing_address (listing_id, address, source_id, key, position,
                    first_seen, last_seen)
                VALUES ('l', 'https://jobs.example.org/1', \(source.id), '', 0, \(now), \(now))
                """)
        }
        try desk.decide { ledger, _ in try source.remove(ledger: &ledger) }
        #expect(try standing() == 0)
        try desk.decide { ledger, _ in _ = try ledger.undo() }
        #expect(try standing() == 1 && sources() == [asAdded(source)])
    }

    /// A source as it is before it was asked.
    private func asAdded(_ source: JobSource) -> JobSource {
        var source = source
        (source.entityTag, source.askedAt, source.answeredAt) = (nil, nil, nil)
        (source.status, source.listed) = (nil, nil)
        return source
    }

    /// Lets groups hold, and tells which do now.
    private func hold(_ number: Int) throws {
        let now = desk.now
        let kept = KeptClusters(
            id: ID("groups-\(10 + number)"), digest: "\(number)",
            artifact: ["number": .integer(Int64(number))],
            isCurrent: true, madeBy: "ada", createdAt: now)
        try desk.decide { ledger, connection in
            try kept.hold("build", ledger: &ledger, on: connection)
        }
    }

    private func holding() throws -> String? {
        try desk.database.read { try KeptClusters.current(on: $0)?.id.text }
    }

    @Test("New groups take the place of the former, which undo lets hold again") func groups()
        throws
    {
        try hold(1)
        try hold(2)
        #expect(try holding() == "groups-12")
        try desk.decide { ledger, _ in _ = try ledger.undo() }
        #expect(try holding() == "groups-11")
        try desk.decide { ledger, _ in _ = try ledger.undo() }
        #expect(try holding() == nil)
        try desk.decide { ledger, _ in _ = try ledger.redo() }
        #expect(try holding() == "groups-11")
    }

    @Test("Groups that have made room for newer ones are said to be gone, and those that hold do")
    func pruned() throws {
        for number in 1...13 { try hold(number) }
        for _ in 1...10 { try desk.decide { ledger, _ in _ = try ledger.undo() } }
        #expect(try holding() == "groups-13")
        let error = #expect(throws: LedgerError.self) {
            try desk.decide { ledger, _ in _ = try ledger.undo() }
        }
        #expect(error?.description.contains("made room") == true)
        #expect(try holding() == "groups-13")
    }

    @Test("The ledger, replayed, ends as the desk is, and says in words what was done")
    func replay()
        throws
    {
        let source = source(1)
        try desk.decide { ledger, _ in try source.add(ledger: &ledger) }
        try hold(1)
        try desk.decide { ledger, _ in try source.remove(ledger: &ledger) }
        let (differences, items, name) = try desk.database.read { connection in
            let items = try History(on: connection).items(ofKind: JobSourceCell.name)
            return (
                try LedgerReplay.differences(on: connection), items,
                try Desk.name(of: items[0].entry.address, on: connection)
            )
        }
        #expect(differences.isEmpty)
        #expect(items.map(\.entry.action) == ["add source", "remove source"])
        #expect(items.map(\.before) == [.null, "greenhouse company-1"])
        #expect(items[0].entry.fieldName == "greenhouse company-1" && name == "the market")
    }
}
