import Prelude
import Testing

@testable import Recruiting

@Suite("Rows of the team's Airtable") struct TeamRowTests {
    @Test("What could not be read and what could not be written are told apart") func troubles() {
        var row = TeamRow(
            table: "talent", record: "rec1", ownerKind: "candidate",
            updatedAt: Timestamp(microseconds: 0))
        #expect(row.problem == nil && row.unread == nil && row.unwritten == nil)
        row.unwritten = "no option\nstaff"
        row.unread = "a file could not be read"
        #expect(row.unread == "a file could not be read" && row.unwritten == "no option staff")
        row.unread = nil
        #expect(row.unread == nil && row.unwritten == "no option staff")
        row.unwritten = nil
        #expect(row.problem == nil)
    }
}
