import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Matching a job again, and its board", .onEveryDatabase) struct RematchingTests {
    private let desk: DeskFixture
    private let people: [ID<Candidate>]
    private let job: ID<Job>

    init() throws {
        desk = try DeskFixture()
        people = [
            try desk.candidate("Ada Lind"), try desk.candidate("Bea Stone"),
            try desk.candidate("Cem Oz"), try desk.candidate("Dana Poe"),
        ]
        job = try desk.job("Kotlin Developer")
        try desk.propose(zip(people, [0.9, 0.8, 0.7, 0.6]).map { ($0, $1) }, for: job)
    }

    private func board(_ job: ID<Job>?) throws -> Board {
        try desk.database.read { try Board(of: job, now: desk.now, on: $0) }
    }

    private func column(_ stage: Stage) throws -> Board.Column {
        try #require(try board(job).columns.first { $0.stage == stage })
    }

    @Test("A pair that was rejected stays rejected and is not proposed again") func rejected()
        throws
    {
        let id = try desk.match(people[0], job).id.text
        try desk.decide { ledger, connection in
            _ = try MatchDecision.reject(
                id, reason: "too junior", ledger: &ledger, on: connection)
        }
        try desk.propose([(people[0], 0.95), (people[1], 0.8)], for: job)
        let match = try desk.match(people[0], job)
        #expect(match.stage == .rejected && match.score == 0.9 && match.reason == "too junior")
        let job = job
        #expect(
            try desk.database.read { try MatchStore.rejected(for: job, on: $0) } == [people[0]])
        try desk.expectReplayed()
        try desk.undo()
        #expect(try desk.match(people[0], job).stage == .proposed)
    }

    @Test("Of somebody who is left out since, the open match is kept without a rank")
    func excluded()
        throws
    {
        let excluded: JSONValue = [
            ["candidate": .string(people[0].text), "name": "Ada Lind", "reason": "Fraud"]
        ]
        let kept = try desk.match(people[0], job).id
        try desk.propose([(people[1], 0.8)], for: job, excluded: excluded)
        #expect(try desk.match(people[0], job).id == kept)
        #expect(try desk.match(people[0], job).rank == nil)
        #expect(try column(.proposed).cards.map(\.candidate) == [people[1]])
        // Whoever is neither proposed nor left out, and was never decided about, is gone.
        let third = people[2]
        let left = try desk.database.read {
            try $0.value("SELECT count(*) FROM match WHERE candidate_id = \(third)", as: Int.self)
        }
        #expect(left == 0)
    }

    @Test("A match that was moved back to the proposed keeps its reason, so undo still works")
    func movedBack() throws {
        let match = try desk.match(people[0], job)
        try desk.move(match, to: .shortlisted)
        try desk.move(match, to: .proposed, reason: "by mistake", anyway: true)
        try desk.propose([(people[0], 0.5)], for: job)
        let again = try desk.match(people[0], job)
        #expect(again.reason == "by mistake" && again.decidedBy == "ada" && again.score == 0.5)
        try desk.expectReplayed()
        try desk.undo()
        #expect(try desk.match(people[0], job).stage == .shortlisted)
    }

    @Test("The board counts every column and tells since when a person is there") func counts()
        throws
    {
        try desk.move(try desk.match(people[3], job), to: .shortlisted, reason: "good talk")
        let board = try board(job)
        #expect(board.columns.map(\.stage) == Stage.allCases)
        #expect(board.columns.reduce(0) { $0 + $1.count } == 4)
        let proposed = try column(.proposed)
        #expect(proposed.count == 3)
        #expect(proposed.cards.map(\.candidate) == Array(people[0...2]))
        let card = try #require(try column(.shortlisted).cards.first)
        #expect(card.name == "Dana Poe" && card.since == desk.now && card.reason == "good talk")
        #expect(card.jobTitle == "Kotlin Developer" && card.exclusion == nil)
    }

    @Test("Of the board of all jobs, those nobody works on any more are left out") func allJobs()
        throws
    {
        let other = try desk.job("Rust Developer")
        try desk.propose([(people[0], 0.4)], for: other)
        #expect(try board(nil).columns[0].count == 5)
        let archived = StandingFields.archived
        for status in archived {
            try desk.decide { ledger, connection in
                _ = try Standing.setStatus(
                    ofJob: other.text, to: status, parks: false, reason: nil, ledger: &ledger,
                    on: connection)
            }
            #expect(try board(nil).columns[0].count == 4)
            #expect(try board(other).columns[0].count == 1)
        }
    }
}
