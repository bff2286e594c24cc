import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("A team's whole Airtable") struct TeamLoopTests {
    private let talent = RecruitingTable.talent
    private let positions = RecruitingTable.positions

    @Test("60 people, 12 companies and 8 positions go through the whole loop") func loop()
        async throws
    {
        let loop = try TeamLoop()
        let team = loop.team
        let airtable = team.airtable
        try await loop.cycle()
        #expect(try team.desk.count("candidate") == 60)
        #expect(!loop.provider.calls.isEmpty)
        // Runs that write at the same time share their requests.
        #expect(airtable.writingRequestCount < loop.people.count + loop.companies.count)
        for person in loop.people {
            #expect(try team.cell("(N) Full Name", of: person, in: talent) != nil)
        }

        try loop.edit()
        try await loop.cycle()
        for position in loop.positions {
            #expect(
                try team.cell("Job Status", of: position, in: positions) == "Matchmaking Done ")
            let listed = try team.proposed(in: position)
            #expect(!listed.isEmpty && !listed.contains(loop.fraud))
        }
        for company in loop.companies {
            #expect(
                try team.cell("Start Matchmaking", of: company, in: RecruitingTable.customers)
                    == nil)
        }
        let edited = try #require(try team.desk.person(loop.owner(of: loop.people[0])))
        #expect(edited.fields["current_role"]?.isLocked == true)
        #expect(edited.value("current_role") == "Principal Engineer")
        let field = "(N) Education Field"
        #expect(try team.cell(field, of: loop.people[2], in: talent) == "Physics")
        #expect(try team.openQuestions().map(\.field) == ["current_role"])

        try loop.move()
        try await loop.cycle()
        for stage in TeamLoop.ends {
            #expect(
                try team.desk.count("match", where: "stage = \(stage.rawValue)") == 1,
                "\(stage.rawValue)")
        }

        // Nothing happened since: nothing is written and nobody is asked.
        try await loop.cycle()
        let writes = airtable.writingRequestCount
        let calls = loop.provider.calls.count
        let state = try loop.state()
        try await loop.cycle()
        #expect(airtable.writingRequestCount == writes)
        #expect(loop.provider.calls.count == calls)
        #expect(try loop.state() == state)
        // Whatever was written is in the ledger, and nothing is that changes nothing. On a machine too slow
        // for the time an answer may take, an entry says that one is missing: of a write that was noted.
        let noted = try await team.noted()
        let claimed = noted.filter { $0.action == TeamWrite.Progress.written.rawValue }
        let told = Set(claimed.map(\.cell))
        for write in airtable.requestedWrites where write.change.kind == .updated {
            for column in write.change.fields {
                #expect(told.contains(.init(record: write.change.record, column: column)))
            }
        }
        #expect(claimed.filter { $0.before == $0.after }.isEmpty)
        for (cell, entries) in Dictionary(grouping: noted, by: \.cell) {
            let writes = entries.count { $0.action == TeamWrite.Progress.written.rawValue }
            #expect(entries.count - writes <= writes, "\(cell.column)")
        }
        // With MUSTER_PACED Airtable takes five requests in any second and refuses the sixth.
        #expect(airtable.requests.filter(\.isLimited).isEmpty)
    }
}
