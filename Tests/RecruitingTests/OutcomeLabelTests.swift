import Matching
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Labels from the funnel", .onEveryDatabase) struct OutcomeLabelTests {
    private let desk: DeskFixture
    private let people: [ID<Candidate>]
    private let job: ID<Job>

    init() throws {
        desk = try DeskFixture()
        people = [
            try desk.candidate("Ada Lind", email: "ada@example.org"),
            try desk.candidate("Bea Stone"), try desk.candidate("Cem Oz"),
        ]
        job = try desk.job("Kotlin Developer")
        try desk.propose(zip(people, [0.75, 0.5, 0.25]).map { ($0, $1) }, for: job)
    }

    private func judged() throws -> JudgedMatches {
        try desk.database.read { try JudgedMatches(book: ProfileBook(on: $0), on: $0) }
    }

    /// Moves a person of the job along some stages.
    private func move(
        _ person: Int, _ stages: Stage..., anyway: Bool = false, reason: String? = nil
    ) throws {
        for stage in stages {
            try desk.move(
                try desk.match(people[person], job), to: stage, reason: reason, anyway: anyway)
        }
    }

    @Test(
        "How a match ended decides, and until it has, how far it came",
        arguments: [
            ([], .open), ([.shortlisted], .open), ([.shortlisted, .proposed], .open),
            ([.shortlisted, .introduction], .wentOn(.medium)),
            ([.shortlisted, .introduction, .interview1, .assignment], .wentOn(.strong)),
            ([.introduction, .interview2, .introduction], .wentOn(.strong)),
            ([.interview1, .negotiations, .hired], .wentOn(.strongest)),
            ([.rejected], .rejected(.rejected)),
            ([.introduction, .introductionRejected], .rejected(.introductionRejected)),
            ([.interview3, .interviewRejected], .rejected(.interviewRejected)),
            ([.assignment, .assignmentRejected], .rejected(.assignmentRejected)),
            ([.negotiations, .negotiationsRejected], .rejected(.negotiationsRejected)),
            ([.rejected, .shortlisted, .introduction], .wentOn(.medium)),
            ([.shortlisted, .declined], .declined), ([.interview1, .declined], .declined),
            ([.introduction, .considered], .parked),
            ([.introduction, .considered, .introduction], .wentOn(.medium)),
        ] as [([Stage], OutcomeLabel)])
    func labels(stages: [Stage], label: OutcomeLabel) {
        #expect(OutcomeLabel(reached: stages) == label)
    }

    @Test("Only what says something about fit is a label") func signs() {
        #expect(OutcomeLabel.wentOn(.medium).isPositive == true)
        #expect(OutcomeLabel.rejected(.rejected).isPositive == false)
        for label in [OutcomeLabel.declined, .parked, .open] { #expect(label.isPositive == nil) }
        #expect(FitSignal.threshold == .medium)
        #expect(FitSignal(.considered) == nil && FitSignal(.proposed) == nil)
    }

    @Test("A person and a job are one case, with the score and the parts of the time") func cases()
        throws
    {
        #expect(try judged().cases.isEmpty)
        try move(0, .shortlisted, .introduction, .interview1)
        try move(1, .rejected, reason: "too junior")
        try move(2, .shortlisted)
        let judged = try judged()
        #expect(judged.open == 1 && judged.declined == 0 && judged.parked == 0)
        #expect(
            judged.cases == [
                LearningCase(
                    job: job.text, parts: .init(vector: 0.75, skillFit: 0.75), penalty: 0,
                    isPositive: true, score: 0.75, formulas: .original),
                LearningCase(
                    job: job.text, parts: .init(vector: 0.5, skillFit: 0.5), penalty: 0,
                    isPositive: false, score: 0.5, formulas: .original),
            ])
    }

    @Test("What was taken back does not count, and counts again once it is brought back")
    func undone() throws {
        try move(0, .shortlisted, .introduction)
        #expect(try judged().cases.map(\.isPositive) == [true])
        try desk.undo()
        #expect(try judged().cases.isEmpty && judged().open == 1)
        try desk.redo()
        #expect(try judged().cases.map(\.isPositive) == [true])
        try move(0, .introductionRejected)
        #expect(try judged().cases.map(\.isPositive) == [false])
        try desk.undo()
        #expect(try judged().cases.map(\.isPositive) == [true])
        try move(1, .rejected, reason: "too junior")
        try desk.undo()
        let judged = try judged()
        #expect(judged.cases.count == 1 && judged.open == 0)
    }

    @Test("Who declined or waits for a job on hold is no label, however far they had come")
    func noLabel() throws {
        try move(0, .shortlisted, .introduction, .declined)
        try move(1, .shortlisted, .introduction, .considered)
        let judged = try judged()
        #expect(judged.cases.isEmpty)
        #expect(judged.declined == 1 && judged.parked == 1 && judged.open == 0)
        try move(1, .introduction)
        #expect(try self.judged().cases.map(\.isPositive) == [true])
    }

    @Test("Somebody who was erased still counts: nothing is left but numbers") func erased() throws
    {
        try move(0, .shortlisted, .introduction)
        let before = try judged()
        let person = people[0]
        try desk.decide { ledger, connection in
            _ = try Erasure.erase(person, ledger: &ledger, on: connection)
        }
        #expect(before.cases.count == 1)
        #expect(try judged() == before)
    }

    @Test("Two records of one person are one case") func merged() throws {
        try move(0, .shortlisted, .introduction)
        try move(1, .shortlisted)
        let (winner, loser) = (people[0], people[1])
        try desk.decide { ledger, connection in
            _ = try Merging(on: connection).merge(loser, into: winner, ledger: &ledger)
        }
        let judged = try judged()
        #expect(judged.cases.map(\.isPositive) == [true] && judged.open == 0)
    }

    @Test("A likeness that the original formulas set to 0 for want of a text is missing")
    func wantOfText() throws {
        let now = desk.now
        let (person, job) = (people[0], job)
        let proposal = MatchStore.Proposal(
            candidate: person, score: 0.4, confidence: 0.5,
            explanation: [
                "parts": [
                    "vector": [
                        "value": 0.0, "weight": 0.4, "role": nil, "domain": nil, "culture": nil,
                    ],
                    "skill_fit": ["value": 0.9, "weight": 0.4],
                    "compensation": ["value": 0.5, "weight": 0.1],
                    "location": ["value": nil, "weight": 0.0], "seniority_penalty": 0.05,
                ]
            ])
        try desk.database.write { connection in
            var ids = IDSource(seed: 99)
            try MatchStore.replace(
                [proposal],
                of: MatchRun(
                    job: job, profile: "seed", model: "static", scored: 1, excluded: [],
                    matchedAt: now), ids: &ids, on: connection)
        }
        try move(0, .rejected, reason: "no")
        let found = try #require(try judged().cases.first)
        #expect(found.parts == .init(skillFit: 0.9, compensation: 0.5) && found.penalty == 0.05)
    }
}
