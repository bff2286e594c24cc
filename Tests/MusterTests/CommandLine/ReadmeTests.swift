import Prelude
import TestSupport
import Testing

@Suite("The README") struct ReadmeTests {
    private let readme: String

    init() throws { readme = try Project.text("README.md") }

    @Test("Every make target that it names exists") func targets() throws {
        let makefile = try Project.text("Makefile")
        let named = readme.split(separator: "make ").dropFirst().compactMap { rest in
            rest.split { !$0.isLetter }.first.map(String.init)
        }
        let targets = named.filter {
            readme.contains("`make \($0)") || readme.contains("    make \($0)")
        }
        #expect(targets.contains("run") && targets.contains("test"))
        for target in targets { #expect(makefile.contains("\n\(target):"), "make \(target)") }
    }

    @Test("Every command that it names exists") func commands() throws {
        let muster = try Muster()
        let help = try muster("--help", "--json").json()
        let known = Set((help.elements ?? []).compactMap { $0["command"]?.string })
        let named = readme.split(separator: "muster ").dropFirst().map { rest in
            rest.prefix { $0.isLetter || $0 == " " }.split(separator: " ").prefix(2).map(
                String.init)
        }
        for words in named where !words.isEmpty {
            let isCode =
                readme.contains("`muster \(words[0])") || readme.contains("    muster \(words[0])")
            guard isCode else { continue }
            #expect(
                known.contains(words[0]) || known.contains(words.joined(separator: " ")),
                "muster \(words.joined(separator: " "))")
        }
    }

    @Test("Every file that it sends a reader to exists") func files() throws {
        for path in [
            "Sources/Documents/DOCX", "Tests/DocumentsTests",
            "Sources/Console/Keys", "Tests/ConsoleTests", "data/skills", "Tests/TidyTests",
        ] {
            let isNamed = readme.contains(path)
            #expect(isNamed, "\(path)")
            #expect(Project.holds(path), "\(path)")
        }
    }
}
