import Testing

@testable import Console
@testable import Terminal

@Suite("Keys") struct KeyTests {
    @Test("The tables of commands have no faults") func faults() {
        #expect(ConsoleKeys.faults == [])
    }

    @Test("Everything that changes the desk names its twin on the command line") func twins() {
        #expect(ConsoleKeys.changing == Set(ConsoleKeys.twins.keys))
    }

    @Test("The manual names every command of the console") func manual() {
        let manual = ConsoleKeys.manual
        for context in ConsoleKeys.Context.allCases {
            for command in ConsoleKeys.keymap(for: context).commands {
                #expect(
                    manual.contains("**\(command.title)**: \(command.summary)"), "\(command.id)")
            }
        }
    }

    @Test("The palette finds every command by its name, wherever the keyboard is") func palette()
        async throws
    {
        var session = await openConsole(try SmallDesk())
        await session.go(":")
        await session.write("Split")
        #expect(shows(session.text, "In Bags: Make one of the names a skill of its own."))
        await session.go("enter")
        #expect(shows(session.text, "[5 Bags]"))
        #expect(shows(session.text, "Split: choose a row, then press p"))
        for context in ConsoleKeys.Context.allCases {
            let here = ConsoleKeys.keymap(for: context).commands.map(\.id)
            let all = Set(here + ConsoleKeys.elsewhere(from: context).map(\.command.id))
            #expect(ConsoleKeys.changing.subtracting(all).allSatisfy { $0.hasPrefix("field.") })
        }
    }
}
