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
}
