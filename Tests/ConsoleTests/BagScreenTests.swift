import Prelude
import Recruiting
import Testing

@testable import Console
@testable import Terminal

/// The bags: every change is counted before it happens, and taken back in one step.
@Suite("Bag screen") struct BagScreenTests {
    private func claims(_ skill: String, _ desk: SmallDesk) async throws -> Int {
        try await desk.desk.peopleCount("skill:\(skill)")
    }

    @Test("A merge shows what it touches, y makes it, and one undo brings both skills back")
    func merge() async throws {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("5", "/")
        await session.write("go")
        await session.go("enter", "m")
        #expect(shows(session.text, " merge Go into "))
        await session.write("kubernetes")
        await session.go("enter")
        #expect(shows(session.text, "Merge Go into kubernetes"))
        #expect(shows(session.text, "1 person with a name that moves"))
        #expect(try await claims("go", desk) == 1)
        await session.go("y")
        #expect(shows(session.text, "Merged into Kubernetes"))
        #expect(try await claims("go", desk) == 3)
        await session.go("u")
        #expect(try await claims("go", desk) == 1)
    }

    @Test("Undo of a merge names the bag that was merged, not one of the names in it")
    func undone() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("5", "/")
        await session.write("go")
        await session.go("enter", "a")
        await session.write("a go")
        await session.go("enter", "y", "m")
        await session.write("kubernetes")
        await session.go("enter", "y", "u")
        #expect(shows(session.text, "Took back: merge Go;"))
    }

    @Test("Escape leaves all as it is") func cancel() async throws {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("5", "m")
        await session.write("figma")
        await session.go("enter", "esc")
        #expect(try await claims("figma", desk) == 1)
        #expect(session.program.overlay == nil)
    }

    @Test("An alias is added, moved to another skill and split off") func aliases() async throws {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("5", "/")
        await session.write("kubernetes")
        await session.go("enter", "a")
        await session.write("K8s")
        await session.go("enter", "y")
        #expect(shows(session.text, "✓ K8s"))
        #expect(shows(session.text, "filed by"))
        #expect(try await claims("k8s", desk) == 3)
        await session.go("v", "1")
        await session.write("terraform")
        await session.go("enter", "y")
        #expect(try await claims("k8s", desk) == 1)
        await session.go("u")
        #expect(try await claims("k8s", desk) == 3)
        await session.go("p", "1", "y")
        #expect(try await claims("k8s", desk) == 0)
    }

    @Test("A name that no skill has is told and changes nothing") func unknown() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("5", "m")
        await session.write("wizardry")
        await session.go("enter")
        #expect(shows(session.text, "no skill goes by the name wizardry"))
        #expect(session.program.overlay == nil)
    }

    @Test("Enter shows the people who claim the skill") func people() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("5", "/")
        await session.write("figma")
        await session.go("enter", "enter")
        #expect(shows(session.text, "[1 Candidates]"))
        #expect(session.program.people.view.current?.name == "Teodora Valić")
    }

    @Test("After a change the jobs that ask for the skill are scored anew") func rescored()
        async throws
    {
        let desk = try SmallDesk()
        var services = desk.services
        let asked = Counter()
        services.rescore = { report in
            report(WorkProgress("Scoring anew", done: 0, total: 1))
            _ = asked.next()
            return 1
        }
        var session = Session(Console(services, size: Size(80, 24)), size: Size(80, 24))
        await session.settle()
        await session.go("5", "a")
        await session.write("K8s")
        await session.go("enter", "y")
        #expect(shows(session.text, "One job was scored anew"))
        await session.go("u")
        #expect(asked.next() == 3)
    }
}
