import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("What recruiters say of people and jobs", .onEveryDatabase) struct StandingTests {
    private let desk: DeskFixture
    private let person: ID<Candidate>
    private let job: ID<Job>

    init() throws {
        desk = try DeskFixture()
        person = try desk.candidate("Ada Lind")
        job = try desk.job("Kotlin Developer")
        try desk.propose([(person, 0.75)], for: job)
    }

    private func takeBack(_ field: String, _ input: String) throws {
        let person = person
        try desk.takeBack { ledger, connection in
            try Editing.set(
                [(field, input)], of: person.text, kind: .candidate, reason: nil, ledger: &ledger,
                on: connection)
        }
    }

    private func exclude(_ reason: String) throws {
        let person = person
        try desk.decide { ledger, connection in
            _ = try Standing.exclude(
                person.text, reason: reason, evidence: nil, ledger: &ledger, on: connection)
        }
    }

    @Test(
        "A person has one of nine statuses",
        arguments: [
            "Joined Talent Pool", "Actively looking", "In interview process", "Hired",
            "No interest", "Unresponsive", "Fraud", "Recently Hired (not STT)",
        ])
    func personStatus(status: String) throws {
        #expect(StandingFields.personStatuses.count == 9)
        #expect(try desk.row(person).status == "Lead")
        try takeBack("job_status", status.uppercased())
        #expect(try desk.row(person).status == status)
        try takeBack("status", "lead")
        #expect(try desk.row(person).status == "Lead")
    }

    @Test(
        "A job has one of twelve statuses",
        arguments: [
            "Initial Recruiting", "Ongoing Recruiting", "Client Introduction", "In Interview",
            "Offer", "Probation period", "Hired", "On Hold", "Backlog", "Position closed",
            "Disqualified",
        ])
    func jobStatus(status: String) throws {
        #expect(StandingFields.jobStatuses.count == 12)
        let job = job
        try desk.takeBack { ledger, connection in
            try Standing.setStatus(
                ofJob: job.text, to: status.lowercased(), parks: false, reason: nil,
                ledger: &ledger, on: connection)
        }
        #expect(
            try desk.database.read { try $0.first(Job.self, "WHERE id = \(job)") }?.status == status
        )
    }

    @Test(
        "What does not fit is refused and changes nothing",
        arguments: [
            ("ranking", "0"), ("ranking", "6"), ("overall_rating", "0"), ("overall_rating", "11"),
            ("status", "Busy"), ("status", ""), ("highlight", "perhaps"), ("ranking", "2.5"),
        ])
    func refused(field: String, input: String) throws {
        let before = try desk.rows()
        #expect(throws: FieldError.self) { try desk.edit(person, [(field, input)]) }
        #expect(try desk.rows() == before)
        let job = job
        for status in ["", "Closed"] {
            #expect(throws: FieldError.self) {
                try desk.decide { ledger, connection in
                    _ = try Standing.setStatus(
                        ofJob: job.text, to: status, parks: false, reason: nil, ledger: &ledger,
                        on: connection)
                }
            }
        }
        #expect(throws: EditError.missing("nobody")) {
            try desk.edit(ID("nobody"), [("ranking", "1")])
        }
    }

    @Test("Ranking, rating and highlight are set, taken away and undone") func ratings() throws {
        for rank in ["1", "5"] { try takeBack("ranking", rank) }
        for rating in ["1", "10"] { try takeBack("overall_rating", rating) }
        try takeBack("highlight", "yes")
        let rated = try desk.row(person)
        #expect(rated.ranking == 5 && rated.overallRating == 10 && rated.isHighlighted)
        #expect(try desk.names("is:highlighted ranking:>=5 rating:10+") == ["Ada Lind"])
        try takeBack("ranking", "")
        try takeBack("highlight", "")
        #expect(try desk.row(person).ranking == nil)
        #expect(try !desk.row(person).isHighlighted)
    }

    @Test("Fraud excludes at once, keeps matches, and leaving it includes again") func fraud()
        throws
    {
        try takeBack("status", "Fraud")
        #expect(try desk.row(person).exclusion == "Fraud")
        #expect(try desk.match(person, job).stage == .proposed)
        #expect(try desk.names("is:excluded") == ["Ada Lind"])
        try takeBack("status", "Lead")
        #expect(try desk.row(person).exclusion == nil)
    }

    @Test("An exclusion by hand survives every change of status, fraud among them") func byHand()
        throws
    {
        try exclude("works for a client")
        try takeBack("status", "Hired")
        #expect(try desk.row(person).exclusion == "works for a client")
        try takeBack("status", "Fraud")
        #expect(try desk.row(person).exclusion == "Fraud")
        try takeBack("status", "Lead")
        #expect(try desk.row(person).exclusion == "works for a client")
        try takeBack("status", "Fraud")
        try exclude("said so on the phone")
        try takeBack("status", "Lead")
        #expect(try desk.row(person).exclusion == "said so on the phone")
        let person = person
        try desk.takeBack { ledger, connection in
            try Standing.include(person.text, reason: nil, ledger: &ledger, on: connection)
        }
        try takeBack("status", "Fraud")
        try takeBack("status", "Lead")
        #expect(try desk.row(person).exclusion == nil)
    }

    @Test("Fraud and exclusions carry a file that shows why") func evidence() throws {
        let (person, now) = (person, desk.now)
        let file = Attachment(
            id: ID("proof"), candidate: person, name: "proof.png", sha256: "1",
            bytes: Bytes([1, 2, 3]), who: "ada", at: now)
        try desk.decide { ledger, connection in
            _ = try Standing.markFraud(
                person.text, reason: "forged papers", evidence: file, ledger: &ledger,
                on: connection)
        }
        let marked = try desk.row(person)
        #expect(marked.status == "Fraud" && marked.exclusion == "forged papers")
        #expect(marked.exclusionEvidence == "proof")
        let stored = try desk.database.read { try $0.first(Attachment.self, "WHERE id = 'proof'") }
        #expect(stored == file)
        try desk.undo()
        #expect(try desk.row(person).exclusionEvidence == nil)
        #expect(try desk.row(person).status == "Lead")
        try desk.redo()
        #expect(try desk.row(person).exclusionEvidence == "proof")
        try desk.expectReplayed()
    }

    @Test("An exclusion needs a reason and a person") func exclusionRefused() throws {
        #expect(throws: MatchDecisionError.noReason) { try exclude(" ") }
        #expect(throws: EditError.missing("nobody")) {
            try desk.decide { ledger, connection in
                _ = try Standing.include("nobody", reason: nil, ledger: &ledger, on: connection)
            }
        }
    }

    @Test("Verifying with notes sets four fields in one step") func verify() throws {
        let person = person
        try desk.takeBack { ledger, connection in
            try Standing.verify(
                person.text, " Verified ", notes: "saw the diploma", ledger: &ledger,
                on: connection)
        }
        let dossier = try desk.person("Ada Lind")
        #expect(dossier.value("verification_status") == "verified")
        #expect(dossier.value("verification_notes") == "saw the diploma")
        #expect(dossier.value("verified_by") == "ada")
        #expect(dossier.value("verified_at") == "2023-11-14")
        #expect(dossier.candidate.verification == "verified")
        try desk.takeBack { ledger, connection in
            try Standing.verify(
                person.text, " unverified", notes: nil, ledger: &ledger, on: connection)
        }
        #expect(try desk.person("Ada Lind").value("verified_by") == .null)
        #expect(try desk.person("Ada Lind").value("verification_notes") == "saw the diploma")
        for word in ["certainly", "", " "] {
            #expect(throws: FieldError.self) {
                try desk.decide { ledger, connection in
                    _ = try Standing.verify(
                        person.text, word, notes: nil, ledger: &ledger, on: connection)
                }
            }
        }
    }

    @Test("On hold parks the active people in one step, and one undo takes all of them back")
    func onHold() throws {
        let others = [try desk.candidate("Bea Stone"), try desk.candidate("Cem Oz")]
        try desk.propose([(person, 0.7), (others[0], 0.6), (others[1], 0.5)], for: job)
        try desk.move(try desk.match(person, job), to: .shortlisted)
        try desk.move(try desk.match(others[0], job), to: .interview3, reason: "test", anyway: true)
        let job = job
        try desk.takeBack { ledger, connection in
            try Standing.setStatus(
                ofJob: job.text, to: "On Hold", parks: true, reason: "budget", ledger: &ledger,
                on: connection)
        }
        let parked = try [person, others[0]].map { try desk.match($0, job) }
        #expect(parked.map(\.stage) == [.considered, .considered])
        #expect(parked.map(\.parkedFrom) == [.shortlisted, .interview3])
        #expect(parked.map(\.reason) == ["budget", "budget"])
        #expect(try desk.match(others[1], job).stage == .proposed)
        try desk.undo()
        #expect(try desk.match(person, job).stage == .shortlisted)
        #expect(try desk.match(others[0], job).stage == .interview3)
    }
}
