import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("The funnel", .onEveryDatabase) struct FunnelTests {
    private let desk: DeskFixture
    private let person: ID<Candidate>
    private let job: ID<Job>

    init() throws {
        desk = try DeskFixture()
        person = try desk.candidate("Ada Lind")
        job = try desk.job("Kotlin Developer")
        try desk.propose([(person, 0.75)], for: job)
    }

    private func match() throws -> Match { try desk.match(person, job) }

    private func outcomes() throws -> [Outcome] {
        let match = try match()
        return try desk.database.read { try Outcome.moves(of: match.id, on: $0) }
    }

    /// The arrows of the requirement and what the issue adds to them, written out.
    private static let arrows: [Stage: Set<Stage>] = [
        .proposed: [.shortlisted, .rejected],
        .shortlisted: [.introduction, .declined, .considered],
        .introduction: [.interview1, .introductionRejected, .declined, .considered],
        .interview1: [
            .interview2, .assignment, .negotiations, .interviewRejected, .declined, .considered,
        ],
        .interview2: [
            .interview3, .assignment, .negotiations, .interviewRejected, .declined, .considered,
        ],
        .interview3: [
            .interview4, .assignment, .negotiations, .interviewRejected, .declined, .considered,
        ],
        .interview4: [.assignment, .negotiations, .interviewRejected, .declined, .considered],
        .assignment: [
            .interview1, .interview2, .interview3, .interview4, .assignmentRejected, .declined,
            .considered,
        ],
        .negotiations: [.hired, .negotiationsRejected, .declined, .considered],
    ]

    @Test("The moves from a stage are the arrows of the requirement", arguments: Stage.allCases)
    func table(from stage: Stage) {
        let moves = FunnelMoves.allowed(from: stage)
        #expect(Set(moves) == Self.arrows[stage] ?? [])
        #expect(Set(moves).count == moves.count)
        if let usual = FunnelMoves.usual(from: stage) { #expect(moves.contains(usual)) }
        if let rejection = FunnelMoves.rejection(from: stage) {
            #expect(moves.contains(rejection) && rejection.isRejection)
        }
    }

    @Test("Every other move is refused and names those that are allowed", arguments: Stage.allCases)
    func everyPair(from stage: Stage) throws {
        let proposed = try match()
        try desk.move(proposed, to: stage, reason: "test", anyway: true)
        let allowed: Set<Stage> =
            stage == .considered ? [.proposed] : Self.arrows[stage] ?? []
        for target in Stage.allCases where target != stage {
            if allowed.contains(target) {
                try desk.move(proposed, to: target, reason: "because")
                #expect(try match().stage == target)
                #expect(try match().status == target.matchStatus)
                try desk.undo()
                continue
            }
            let error = #expect(throws: MatchDecisionError.self) {
                try desk.move(proposed, to: target, reason: "because")
            }
            guard case .notAllowed(stage, target, let named) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(Set(named) == allowed)
            #expect(try match().stage == stage)
        }
        try desk.expectReplayed()
    }

    @Test("An override needs a reason and is recorded as one") func override() throws {
        let proposed = try match()
        for reason in [nil, "", " \n"] {
            #expect(throws: MatchDecisionError.noReason) {
                try desk.move(proposed, to: .hired, reason: reason, anyway: true)
            }
        }
        try desk.takeBack { ledger, connection in
            try MatchDecision.move(
                proposed.id.text, to: .hired, reason: "hired at once", anyway: true,
                ledger: &ledger, on: connection)
        }
        #expect(try match().reason == "hired at once")
        #expect(try outcomes().map(\.isOverride) == [true])
    }

    @Test("A move that the funnel has is no override, even with leave for one") func noOverride()
        throws
    {
        try desk.move(try match(), to: .shortlisted, anyway: true)
        #expect(try outcomes().map(\.isOverride) == [false])
    }

    @Test("Approving shortlists, rejecting needs a reason, and a decision is made once")
    func approveAndReject() throws {
        let id = try match().id.text
        try desk.takeBack { ledger, connection in
            try MatchDecision.approve(id, reason: nil, ledger: &ledger, on: connection)
        }
        #expect(try match().stage == .shortlisted)
        #expect(try match().decidedBy == "ada")
        try desk.decide { ledger, connection in
            let again = try MatchDecision.approve(
                id, reason: nil, ledger: &ledger, on: connection)
            #expect(again == nil)
        }
        #expect(throws: MatchDecisionError.notOpen(stage: .shortlisted)) {
            try desk.decide { ledger, connection in
                _ = try MatchDecision.reject(id, reason: "no", ledger: &ledger, on: connection)
            }
        }
        try desk.undo()
        #expect(throws: MatchDecisionError.noReason) {
            try desk.decide { ledger, connection in
                _ = try MatchDecision.reject(id, reason: " ", ledger: &ledger, on: connection)
            }
        }
        #expect(throws: MatchDecisionError.noReason) {
            try desk.move(try match(), to: .rejected)
        }
        #expect(throws: MatchDecisionError.missing("none")) {
            try desk.decide { ledger, connection in
                _ = try MatchDecision.approve(
                    "none", reason: nil, ledger: &ledger, on: connection)
            }
        }
    }

    @Test("Whoever is considered for later goes back to the stage that was left") func considered()
        throws
    {
        let match = try match()
        try desk.move(match, to: .shortlisted)
        try desk.move(match, to: .introduction)
        try desk.move(match, to: .interview1)
        try desk.takeBack { ledger, connection in
            try MatchDecision.move(
                match.id.text, to: .considered, reason: nil, anyway: false, ledger: &ledger,
                on: connection)
        }
        #expect(try self.match().parkedFrom == .interview1)
        #expect(throws: MatchDecisionError.self) { try desk.move(match, to: .interview2) }
        try desk.takeBack { ledger, connection in
            try MatchDecision.move(
                match.id.text, to: .interview1, reason: nil, anyway: false, ledger: &ledger,
                on: connection)
        }
        #expect(try self.match().parkedFrom == nil)
    }

    @Test("Outcomes grow with the score of the moment, are taken back and brought back")
    func outcomesGrow() throws {
        let match = try match()
        try desk.move(match, to: .shortlisted)
        try desk.move(match, to: .introduction)
        #expect(try outcomes().map(\.to) == [.shortlisted, .introduction])
        #expect(try outcomes().map(\.from) == [.proposed, .shortlisted])
        #expect(try outcomes().allSatisfy { $0.score == 0.75 && $0.profile == "seed" })
        #expect(try outcomes().allSatisfy { $0.parts == match.explanation["parts"] })
        try desk.undo()
        #expect(try outcomes().map(\.isUndone) == [false, true])
        try desk.redo()
        #expect(try outcomes().map(\.isUndone) == [false, false])
        try desk.undo()
        try desk.undo()
        #expect(try outcomes().map(\.isUndone) == [true, true])
        try desk.expectReplayed()
    }

    @Test(
        "A stage is found by its name, its short name or a beginning that only it has",
        arguments: [
            ("shortlisted", Stage.shortlisted), ("SHORTLISTED TALENT", .shortlisted),
            ("introduction rejected", .introductionRejected),
            ("negotiations rejection", .negotiationsRejected), ("in interview 1", .interview1),
            ("Interview 3", .interview3), ("assignment", .assignment), ("hired", .hired),
            ("considered", .considered), ("talent rejected job", .declined),
            ("on hold", .considered),
            ("interview", nil), ("in interview", nil), ("", nil), ("nowhere", nil),
        ])
    func names(text: String, stage: Stage?) {
        #expect(Stage(named: text) == stage)
    }

    @Test("Every stage is found by both of its names", arguments: Stage.allCases)
    func ownNames(stage: Stage) {
        #expect(Stage(named: stage.rawValue) == stage)
        #expect(Stage(named: stage.shortName) == stage)
        #expect(stage.shortName.count <= 12)
    }
}
