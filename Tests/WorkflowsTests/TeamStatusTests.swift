import Prelude
import Recruiting
import Testing

@testable import Workflows

@Suite("What is decided about a position's status and the Rejection Log") struct TeamStatusTests {
    @Test("The first look takes the row's status over and writes none") func first() {
        let sync = StatusSync(cell: "In Interview", desk: "Sourcing", agreed: [:])
        #expect(sync.take == "In Interview" && sync.write == nil && sync.desk == "In Interview")
        let empty = StatusSync(cell: nil, desk: "Sourcing", agreed: [:])
        #expect(empty.take == nil && empty.write == nil && empty.desk == "Sourcing")
    }

    @Test("Whoever changed it since is followed, and the row where both did") func later() {
        let agreed: JSONValue = ["status": "Sourcing", "desk_status": "Sourcing"]
        let desk = StatusSync(cell: "Sourcing", desk: "On Hold", agreed: agreed)
        #expect(desk.write == "On Hold" && desk.take == nil && desk.cell == "On Hold")
        let row = StatusSync(cell: "In Interview", desk: "Sourcing", agreed: agreed)
        #expect(row.take == "In Interview" && row.write == nil)
        let both = StatusSync(cell: "In Interview", desk: "On Hold", agreed: agreed)
        #expect(both.take == "In Interview" && both.write == nil)
        let nobody = StatusSync(cell: "Sourcing", desk: "Sourcing", agreed: agreed)
        #expect(nobody.take == nil && nobody.write == nil)
    }

    @Test("A row that asks for a matching is answered first, and the desk's status waits")
    func asking() {
        let agreed: JSONValue = ["status": "Sourcing", "desk_status": "Sourcing"]
        let asking = StatusSync(cell: "Matchmaking Ready", desk: "On Hold", agreed: agreed)
        #expect(asking.write == nil && asking.take == nil && asking.desk == "Sourcing")
        let done = StatusSync(
            cell: "Matchmaking Done ", desk: "On Hold",
            agreed: ["status": "Matchmaking Ready", "desk_status": "Sourcing"])
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
