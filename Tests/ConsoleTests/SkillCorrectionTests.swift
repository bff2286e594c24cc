import Recruiting
import Testing

@testable import Console
@testable import Terminal

@Suite("Correcting skills in the console") struct SkillCorrectionTests {
    @Test("A line corrects a skill of the person under the cursor, and undo takes it back")
    func corrected() async throws {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("+")
        await session.write("+ Zig, 7")
        await session.go("enter")
        #expect(shows(session.text, "1 added; u takes it back"))
        #expect(try await desk.desk.peopleCount("skill:zig>=7") == 1)
        await session.go("u")
        #expect(try await desk.desk.peopleCount("skill:zig") == 0)
    }

    @Test("What a job asks for is edited on its page, and one key matches it by that")
    func demands()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("2", "enter")
        let before = session.text
        for _ in 0..<40 where session.program.record.field?.name != "must_have_skills" {
            await session.go("j")
        }
        #expect(session.program.record.field?.name == "must_have_skills", "\(before)")
        await session.go("e")
        await session.write("; Zig")
        await session.go("enter")
        let job = try #require(try await desk.desk.jobs(.init(rows: 0..<1)).rows.first)
        let dossier = try #require(try await desk.desk.job(job.id))
        #expect(dossier.hasOwnSkills && dossier.skills.contains { $0.bag.name == "Zig" })
        await session.go("u")
        let after = try #require(try await desk.desk.job(job.id))
        #expect(!after.hasOwnSkills && !after.skills.contains { $0.bag.name == "Zig" })
    }

    @Test("A line that says nothing stays open and says what is expected") func refused()
        async throws
    {
        var session = await openConsole(try SmallDesk())
        await session.go("+")
        await session.write("Zig")
        await session.go("enter")
        #expect(shows(session.text, "expected +, - or ~ and a skill"))
        #expect(session.program.prompt?.editor.text == "Zig")
    }
}
