import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("A team's whole Airtable") struct TeamLoopTests {
    private let talent = RecruitingTable.talent
    private let positions = RecruitingTable.positions
    private let proposals = "Potential Talent Fit AI"

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

        // Recruiters work: they edit on both sides, tick, ask and mark one as fraud.
        let fraud = loop.people[1]
        try airtable.edit(fraud, in: talent, ["Job Status": "Fraud"])
        try airtable.edit(loop.people[0], in: talent, ["(N) Current Role": "Principal Engineer"])
        for company in loop.companies {
            try airtable.edit(
                company, in: RecruitingTable.customers, ["Start Matchmaking": true])
        }
        for position in loop.positions {
            try airtable.edit(position, in: positions, ["Job Status": "Matchmaking Ready"])
        }
        try await loop.cycle()
        for position in loop.positions {
            #expect(
                try team.cell("Job Status", of: position, in: positions) == "Matchmaking Done ")
            let listed = try airtable.links(proposals, of: position, in: positions)
            #expect(!listed.isEmpty && !listed.contains(fraud))
        }
        for company in loop.companies {
            #expect(
                try team.cell("Start Matchmaking", of: company, in: RecruitingTable.customers)
                    == nil)
        }

        // People go on, to the hire and to every rejection.
        // The column of negotiations holds no links in the recruiters' base.
        let ends = Stage.allCases.filter { $0 != .proposed && $0 != .negotiations }
        for (number, stage) in ends.enumerated() {
            let position = loop.positions[number % 8]
            let listed = try airtable.links(proposals, of: position, in: positions)
            let person = try #require(listed.last)
            try airtable.unlink([person], from: proposals, of: position, in: positions)
            try airtable.link([person], to: stage.rawValue, of: position, in: positions)
        }
        try await loop.cycle()
        for stage in ends {
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
        // Whatever was written is in the ledger, and the last write of each cell stands there.
        let noted = try await team.noted()
        let told = Set(noted.map(\.cell))
        for write in airtable.requestedWrites where write.change.kind == .updated {
            for column in write.change.fields {
                #expect(told.contains(.init(record: write.change.record, column: column)))
            }
        }
        #expect(noted.allSatisfy { $0.action == "write to Airtable" && $0.before != $0.after })
        // With MUSTER_PACED Airtable takes five requests in any second and refuses the sixth.
        #expect(airtable.requests.filter(\.isLimited).isEmpty)
    }
}
