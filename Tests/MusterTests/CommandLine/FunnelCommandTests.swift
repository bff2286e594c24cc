import Prelude
import TestSupport
import Testing

@Suite("The funnel on the command line") struct FunnelCommandTests {
    private let stock: Stock
    private var muster: Muster { stock.muster }

    init() throws { stock = try Stock() }

    @Test("A match moves along the funnel, and tells where it came from") func moving() throws {
        let match = try stock.match(of: stock.runa)
        try muster("match", "approve", match)
        let moved = try muster(
            "match", "move", match, "--stage", "client intro", "--reason", "sent", "--json"
        ).json()
        #expect(moved["from"] == "Shortlisted Talent")
        #expect(moved["to"] == "Client Introduction")
        #expect(moved["stage"] == "Client Introduction")
        #expect(moved["override"] == false)
        #expect(moved["changed"] == true)
        let again = try muster("match", "move", match, "--stage", "introduced", "--json").json()
        #expect(again["changed"] == false)
        try muster("undo")
        let shown = try muster("match", "show", match, "--json").json()
        #expect(shown["stage"] == "Shortlisted Talent")
        #expect(shown["job"]?["title"]?.string?.contains("Backend") == true)
        let moves = shown["moves"]?.elements ?? []
        #expect(moves.map { $0["undone"] } == [false, true])
        #expect(moves.first?["who"] == "ada")
        let text = try muster("match", "show", match).output
        #expect(text.contains("would change it: without Rust  -"))
        #expect(!text.contains("{"))
    }

    @Test("A move that the funnel does not have is refused, and made only with a reason")
    func refusing() throws {
        let match = try stock.match(of: stock.runa)
        let refused = try muster("match", "move", match, "--stage", "Hired", "--json")
        #expect(refused.exit == 4)
        #expect(try refused.errorCode() == "not_allowed")
        #expect(refused.errors.contains("Shortlisted Talent"))
        #expect(try muster("match", "move", match, "--stage", "Hired", "--anyway").exit == 2)
        let forced = try muster(
            "match", "move", match, "--stage", "Hired", "--anyway", "--reason", "known", "--json"
        ).json()
        #expect(forced["override"] == true)
        #expect(try muster("match", "move", match, "--stage", "Nowhere").exit == 2)
        #expect(try muster("match", "move", match).exit == 2)
        #expect(try muster("match", "move", "none", "--stage", "Hired").exit == 3)
    }

    @Test("The matches of a person name their jobs; list takes one of job and person")
    func ofPerson() throws {
        _ = try stock.match(of: stock.runa)
        let list = try muster("match", "list", "--candidate", stock.runa, "--json").json()
        #expect(list["candidate"]?["name"] == "Runa Feldmark")
        #expect(list["matches"]?[0]?["job"]?["id"]?.string == stock.job)
        #expect(list["matches"]?[0]?["highlighted"] == false)
        #expect(try muster("match", "list").exit == 2)
        #expect(try muster("match", "list", "--candidate", "x", "--job", "y").exit == 2)
        #expect(try muster("match", "list", "--candidate", "nobody").exit == 3)
        try muster("candidate", "exclude", stock.runa, "--reason", "asked to be left alone")
        let job = try muster("match", "list", "--job", stock.job, "--json").json()
        let own = job["matches"]?.elements?.first { $0["candidate"]?["name"] == "Runa Feldmark" }
        #expect(own?["excluded_since"] == "asked to be left alone")
        #expect(own?["stale"] == false)
    }

    @Test("Notes on matches and people are written, listed, taken away and brought back")
    func notes() throws {
        let match = try stock.match(of: stock.runa)
        let note = try muster("match", "note", match, "likes trains", "--json").json()
        let id = try #require(note["note"]?["id"]?.string)
        #expect(note["note"]?["match"]?.string == match)
        try muster("candidate", "note", stock.runa, "back in May\nfrom leave")
        let all = try muster("candidate", "note", stock.runa, "--json").json()
        #expect(all["total"] == 2)
        #expect(try muster("match", "note", match, "--json").json()["total"] == 1)
        #expect(try muster("candidate", "note", stock.mio, "--remove", id).exit == 3)
        #expect(try muster("match", "note", match, "--remove", id).exit == 0)
        #expect(try muster("match", "note", match, "--json").json()["total"] == 0)
        try muster("undo")
        #expect(try muster("match", "note", match, "--json").json()["total"] == 1)
        #expect(try muster("candidate", "note", stock.runa, "  ").exit == 2)
        #expect(try muster("candidate", "note", stock.runa, "x", "--remove", id).exit == 2)
        #expect(try muster("candidate", "note", "nobody", "x").exit == 3)
        #expect(try muster("match", "note", "none").exit == 3)
    }

    @Test("The timeline tells a person's story, the board where everybody is") func story() throws {
        let match = try stock.match(of: stock.runa)
        try muster("match", "approve", match)
        let timeline = try muster("candidate", "timeline", stock.runa, "--json").json()
        let kinds = timeline["events"]?.elements?.compactMap { $0["kind"]?.string }
        #expect(kinds == ["document", "proposal", "move"])
        #expect(timeline["places"]?[0]?["stage"] == "Shortlisted Talent")
        let board = try muster("job", "board", stock.job, "--json").json()
        let columns = board["columns"]?.elements ?? []
        #expect(columns.count == 17)
        let shortlisted = columns.first { $0["stage"] == "Shortlisted Talent" }
        #expect(shortlisted?["count"] == 1)
        #expect(shortlisted?["cards"]?[0]?["candidate"]?["name"] == "Runa Feldmark")
        #expect(shortlisted?["cards"]?[0]?["since"]?.string?.contains("T") == true)
        #expect(try muster("job", "board").output.contains("Runa Feldmark"))
        #expect(try muster("job", "board", "none").exit == 3)
    }

    @Test("A job on hold offers to park its people, a closed one leaves the list") func jobStatus()
        throws
    {
        let match = try stock.match(of: stock.runa)
        try muster("match", "approve", match)
        let held = try muster("job", "status", stock.job, "on hold", "--json").json()
        #expect(held["active"] == 1 && held["parked"] == 0)
        let parked = try muster("job", "status", stock.job, "On Hold", "--park", "--json").json()
        #expect(parked["active"] == 0 && parked["parked"] == 1)
        let stage = try muster("match", "show", match, "--json").json()["stage"]
        #expect(stage == "Considered Talent (Job On Hold)")
        #expect(try muster("job", "status", stock.job, "Offer", "--park").exit == 2)
        #expect(try muster("job", "status", stock.job, "Nonsense").exit == 2)
        #expect(try muster("job", "status", "none", "Offer").exit == 3)
        try muster("job", "status", stock.job, "Position closed")
        #expect(try muster("job", "list", "--json").json()["total"] == 0)
        #expect(try muster("job", "list", "--all", "--json").json()["total"] == 1)
        let closed = try muster("job", "match", stock.job, "--json")
        #expect(closed.exit == 4)
        #expect(closed.errors.contains("the position is closed"))
        #expect(try muster("job", "match").exit == 2)
        #expect(try muster("job", "match", stock.job, "--stale").exit == 2)
        #expect(try muster("job", "match", "--stale", "--json").json()["jobs"] == [])
    }
}
