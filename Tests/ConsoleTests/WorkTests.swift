import Prelude
import Processes
import Recruiting
import TestSupport
import Testing

@testable import Console
@testable import Terminal

/// Work in the background, and hand-overs to other programs.
@Suite("Work") struct WorkTests {
    @Test("Matching shows how far it is, keeps the list usable and can be stopped") func stop()
        async throws
    {
        var session = await openConsole(try SmallDesk())
        await session.go("2")
        session.press("m")
        #expect(shows(session.text, "Matching Senior Kotlin"))
        #expect(shows(session.text, "ctrl-x stops"))
        session.press("j")
        #expect(session.program.jobs.view.cursor == 1)
        session.press("m")
        #expect(shows(session.text, "Match: other work is running; ctrl-x stops it"))
        session.press("ctrl-x")
        await session.settle()
        #expect(session.program.progress == nil)
        #expect(shows(session.text, "Stopped: Matching Senior Kotlin Engineer"))
        #expect(session.program.tab == .jobs)
    }

    @Test("Progress is a bar with counts, and never an invented share") func progress() async throws
    {
        var session = await openConsole(try SmallDesk())
        session.program.progress = WorkProgress("Importing /cvs", done: 0, total: nil)
        session.program.receive(
            ConsoleMessage(.progress(WorkProgress("ada.pdf", done: 30, total: 120))))
        session.send([])
        #expect(shows(session.text, "ada.pdf"))
        #expect(shows(session.text, "25%  30/120"))
        session.program.receive(
            ConsoleMessage(.progress(WorkProgress("ada.pdf", done: 31, total: nil))))
        session.send([])
        #expect(!shows(session.text, "%"))
        #expect(shows(session.text, "31"))
    }

    @Test("Somebody who went on to other things is told, and stays where they are") func away()
        async throws
    {
        var session = await openConsole(try SmallDesk())
        await session.go("2")
        session.press("m", "1")
        await session.settle()
        #expect(shows(session.text, "[1 Candidates]"))
        #expect(shows(session.text, "proposed 5; o on the job opens them"))
    }

    @Test("An import says what it brought, and what could not be read") func importing()
        async throws
    {
        let desk = try SmallDesk()
        var services = desk.services
        services.importPaths = { paths, report in
            report(WorkProgress(paths[0], done: 1, total: 2))
            try desk.add("Aaltje Aardenburg")
            return ImportOutcome(
                imported: 1, updated: 0, unchanged: 2, failed: ["/cvs/scan.pdf: no text layer"])
        }
        var session = Session(Console(services, size: Size(80, 24)), size: Size(80, 24))
        await session.settle()
        await session.go("i")
        await session.write("/cvs")
        #expect(shows(session.text, " import /cvs"))
        await session.go("enter")
        #expect(shows(session.text, "Imported 1, unchanged 2, failed 1; :messages lists them"))
        #expect(shows(session.text, "/cvs/scan.pdf: no text layer"))
        #expect(shows(session.text, "/9"))
        #expect(shows(session.text, "Aaltje Aardenburg"))
    }

    @Test("A service that is not there says so") func missing() async throws {
        let services = ConsoleServices(desk: try SmallDesk().desk, deskName: "bare")
        var session = Session(Console(services, size: Size(80, 24)), size: Size(80, 24))
        await session.settle()
        await session.go("2", "m")
        #expect(shows(session.text, "this muster has no matching yet"))
    }

    @Test("A long text is edited in the person's editor and comes back as a decision")
    func editor() async throws {
        let desk = try SmallDesk()
        let folder = try TemporaryFolder()
        var services = desk.services
        services.editor = EditorSettings(
            editor: try #require(
                Editor(commandLine: "/usr/bin/sed -i s/Clusters/Engines/", folders: [])),
            environment: [], temporaryFolder: folder.path)
        var session = Session(Console(services, size: Size(80, 24)), size: Size(80, 24))
        await session.settle()
        await session.go("enter", "j", "j", "j", "j", "j", "j", "j", "e")
        #expect(session.device.counts.suspensions == 1)
        #expect(shows(session.text, "✎ Engines"))
        let person = try #require(
            try await desk.desk.people(.init(query: "aurelio", rows: 0..<1)).rows.first)
        let dossier = try #require(try await desk.desk.person(person.id))
        #expect(
            dossier.value("professional_summary") == "Engines, pipelines and the quiet in between.")
        #expect(try folder.names() == [])
    }

    @Test("Leaving waits for the decision that is on its way to the disk") func leaving()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("2", "m")
        session.press("a", ":")
        session.type("quit")
        session.press("enter")
        #expect(!session.program.isFinished)
        await session.settle()
        #expect(session.program.isFinished)
        let review = try await desk.desk.review(try desk.job("Senior Kotlin Engineer"))
        #expect(review?.lines.first?.match.status == "reviewed")
    }

    @Test("A search that nobody waits for any more asks the database nothing") func cancelled()
        async throws
    {
        let desk = try SmallDesk().desk
        let search = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await desk.people(.init(query: "kotlin", rows: 0..<5)).rows.count
        }
        await #expect(throws: CancellationError.self) { try await search.value }
    }

    @Test("An editor that fails changes nothing") func failingEditor() async throws {
        let folder = try TemporaryFolder()
        var services = try SmallDesk().services
        services.editor = EditorSettings(
            editor: try #require(Editor(commandLine: "/usr/bin/false", folders: [])),
            environment: [],
            temporaryFolder: folder.path)
        var session = Session(Console(services, size: Size(80, 24)), size: Size(80, 24))
        await session.settle()
        await session.go("enter", "E")
        #expect(shows(session.text, "the editor ended with status 1"))
        #expect(!shows(session.text, "✎"))
        #expect(try folder.names() == [])
    }
}
