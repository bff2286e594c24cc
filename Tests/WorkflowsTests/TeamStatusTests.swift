import Prelude
import Recruiting
import Testing

@testable import Workflows

@Suite("What is decided about a position's status and the Rejection Log") struct TeamStatusTests {
    private func compare(
        _ cell: String?, _ desk: String, _ agreed: JSONValue = [:], isAsked: Bool = false
    ) -> StatusSync {
        StatusSync(cell: cell, desk: desk, agreed: agreed, isAsked: isAsked)
    }

    @Test("The first look takes the row's status over and writes none") func first() {
        let sync = compare("In Interview", "Sourcing")
        #expect(sync.take == "In Interview" && sync.write == nil && sync.desk == "In Interview")
        let empty = compare(nil, "Sourcing")
        #expect(empty.take == nil && empty.write == nil && empty.desk == "Sourcing")
    }

    @Test("Whoever changed it since is followed") func later() {
        let agreed: JSONValue = ["status": "Sourcing", "desk_status": "Sourcing"]
        let desk = compare("Sourcing", "On Hold", agreed)
        #expect(desk.write == "On Hold" && desk.take == nil && desk.cell == "On Hold")
        let row = compare("In Interview", "Sourcing", agreed)
        #expect(row.take == "In Interview" && row.write == nil && row.ask == nil)
        let nobody = compare("Sourcing", "Sourcing", agreed)
        #expect(nobody.take == nil && nobody.write == nil)
    }

    @Test("Where both did it is asked, and once answered the desk's word is written")
    func both() {
        var agreed: JSONValue = ["status": "Sourcing", "desk_status": "Sourcing"]
        let both = compare("In Interview", "On Hold", agreed)
        #expect(both.ask == "In Interview" && both.take == nil && both.write == nil)
        agreed = ["status": JSONValue(both.cell), "desk_status": JSONValue(both.desk)]
        let waiting = compare("In Interview", "On Hold", agreed, isAsked: true)
        #expect(waiting.ask == nil && waiting.take == nil && waiting.write == nil)
        let further = compare("Offer", "On Hold", agreed, isAsked: true)
        #expect(further.ask == "Offer")
        #expect(compare("In Interview", "On Hold", agreed).write == "On Hold")
        let taken = compare("In Interview", "In Interview", agreed)
        #expect(taken.write == nil && taken.desk == "In Interview")
        #expect(compare("On Hold", "On Hold", agreed, isAsked: true).isAgreedAgain)
    }

    @Test("A first look asks where the desk's status was set before") func firstOfBoth() {
        let sync = compare("In Interview", "Offer")
        #expect(sync.ask == "In Interview" && sync.desk == "Sourcing")
    }

    @Test("A row that asks for a matching is answered first, and the desk's status waits")
    func asking() {
        let agreed: JSONValue = ["status": "Sourcing", "desk_status": "Sourcing"]
        let asking = compare("Matchmaking Ready", "On Hold", agreed)
        #expect(asking.write == nil && asking.take == nil && asking.desk == "Sourcing")
        let done = compare(
            "Matchmaking Done ", "On Hold",
            ["status": "Matchmaking Ready", "desk_status": "Sourcing"])
        #expect(done.write == "On Hold")
    }

    @Test(
        "A row of the log ends the way where it says, and else where somebody stands",
        arguments: [
            ("Introduction", "Rejected", Stage.interview1, Stage.introductionRejected),
            ("Interview", "Rejected", .interview3, .interviewRejected),
            ("Assignment", nil, .assignment, .assignmentRejected),
            (nil, "Rejected", .negotiations, .negotiationsRejected),
            (nil, nil, .proposed, .rejected), (nil, "Rejected", .hired, nil),
            ("Interview", "Role Closed", .interview2, .considered),
            (nil, "Job On Hold", .introduction, .considered),
            (nil, "Role On Hold", .hired, nil),
            (nil, "Role On Hold", .interviewRejected, nil),
        ] as [(String?, String?, Stage, Stage?)])
    func target(_ stage: String?, _ outcome: String?, _ current: Stage, _ expected: Stage?) {
        let entry = RejectionEntry(people: [], positions: [], stage: stage, outcome: outcome)
        #expect(entry.target(from: current) == expected)
    }
}
