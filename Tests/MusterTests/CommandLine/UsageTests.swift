import Prelude
import TestSupport
import Testing

@Suite("Calling muster") struct UsageTests {
    private let muster: Muster

    init() throws { muster = try Muster() }

    @Test(
        "A wrong call exits with 2 and says what was expected",
        arguments: [
            (["bogus"], "no command"), (["candidate"], "takes one of"),
            (["candidate", "show"], "needs ID"), (["where", "--nothing"], "no option"),
            (["where", "--desk"], "takes a value"), (["where", "--json=1"], "takes no value"),
            (["undo", "now"], "does not take now"),
            (["candidate", "list", "--limit", "0"], "1 to 500"),
            (["completion", "tcsh"], "bash, zsh or fish"),
            (["import", "x", "--kind", "y"], "candidate or job"),
            (["where", "--reason", "x"], "no option --reason"),
        ])
    func wrong(words: [String], expected: String) throws {
        let result = try call(words)
        #expect(result.exit == 2, "\(words)")
        #expect(result.errors.contains(expected), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    private func call(_ words: [String]) throws -> Muster.Result {
        switch words.count {
        case 1: try muster(words[0])
        case 2: try muster(words[0], words[1])
        case 3: try muster(words[0], words[1], words[2])
        default: try muster(words[0], words[1], words[2], words[3])
        }
    }

    @Test("What is not there exits with 3, as text and as JSON") func missing() throws {
        #expect(try muster("candidate", "list").exit == 3)
        try muster("init")
        let result = try muster("candidate", "show", "nobody", "--json")
        #expect(result.exit == 3)
        #expect(try result.errorCode() == "missing")
        #expect(try muster("job", "match", "none").exit == 3)
        #expect(try muster("match", "approve", "none").exit == 3)
    }

    @Test("With nothing to undo, undo is refused with 4") func nothingToUndo() throws {
        try muster("init")
        #expect(try muster("undo").exit == 4)
        #expect(try muster("redo").exit == 4)
    }

    @Test("Every command has help, and stands in the manual and the completions") func printed()
        throws
    {
        let manual = try muster("manual").output
        let fish = try muster("completion", "fish").output
        let help = try muster("--help", "--json").json()
        let commands = help.elements?.compactMap { $0["command"]?.string } ?? []
        #expect(commands.count >= 25)
        for command in commands where !command.isEmpty {
            #expect(manual.contains("`muster \(command)"), "the manual lacks \(command)")
            let last = command.split(separator: " ").last.map(String.init) ?? ""
            #expect(fish.contains(" \(last)"), "the completions lack \(command)")
        }
    }

    @Test("The version is printed") func version() throws {
        #expect(try muster("--version").output.hasPrefix("muster "))
    }
}
