import Testing

/// A call that is not allowed, where, and what to write instead.
private struct Ban {
    var text: String
    var instead: String
    var allowed: Set<String> = []
}

private let bans = [
    Ban(text: "Date()", instead: "take `now` as an argument", allowed: ["muster"]),
    Ban(text: "getenv(", instead: "take the environment as an argument", allowed: ["muster"]),
    Ban(
        text: "print(", instead: "return a value and let the executable print it",
        allowed: ["muster"]),
    Ban(text: "exit(", instead: "throw, or return an exit code", allowed: ["muster"]),
    Ban(text: "try!", instead: "handle the error, or say in a precondition why it cannot be"),
    Ban(text: "as!", instead: "a checked cast"),
    Ban(text: "NSRegularExpression", instead: "a scanner over bytes"),
    Ban(text: "import Foundation\n", instead: "FoundationEssentials, or nothing"),
    Ban(text: "TODO", instead: "the thing itself"),
    Ban(text: "FIXME", instead: "the repair"),
    Ban(text: "/bin/sh", instead: "the program with its arguments"),
    Ban(text: "system(", instead: "Processes"),
]

@Suite("Style") struct StyleTests {
    @Test("No banned call stands in the sources") func banned() throws {
        for file in try SourceFile.all(below: "Sources") {
            for (number, line) in file.lines.enumerated() {
                let code = withoutComment(line) + "\n"
                for ban in bans where !ban.allowed.contains(file.module) {
                    let isFree = !stands(ban.text, in: code)
                    #expect(
                        isFree, "\(file.path):\(number + 1) has \(ban.text): use \(ban.instead)")
                }
            }
        }
    }

    @Test("Every package declaration says what it is") func documented() throws {
        for file in try SourceFile.all(below: "Sources") {
            for (number, line) in file.lines.enumerated() where isPackageDeclaration(line) {
                let isDocumented = hasDocComment(above: number, in: file.lines)
                #expect(isDocumented, "\(file.path):\(number + 1) has no doc comment")
            }
        }
    }

    @Test("No type gives up on its name") func names() throws {
        for file in try SourceFile.all(below: "Sources") {
            let name = file.path.split(separator: "/").last.map(String.init) ?? ""
            for word in ["Manager", "Helper", "Utils", "Common", "Misc"] {
                #expect(!name.contains(word), "\(file.path): \(word) names nothing")
            }
        }
    }

    private func withoutComment(_ line: Substring) -> String {
        let code = line.drop { $0 == " " }
        if code.hasPrefix("//") { return "" }
        return line.firstRange(of: " // ").map { String(line[..<$0.lowerBound]) } ?? String(line)
    }

    /// Whether a banned text stands on its own, not as the tail of a longer name.
    private func stands(_ text: String, in code: String) -> Bool {
        var rest = code[...]
        while let range = rest.firstRange(of: text) {
            let before = rest[..<range.lowerBound].last ?? code[..<range.lowerBound].last
            if before.map({ !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }) ?? true {
                return true
            }
            rest = rest[range.upperBound...]
        }
        return false
    }

    private func isPackageDeclaration(_ line: Substring) -> Bool {
        let code = line.drop { $0 == " " }
        return code.hasPrefix("package ") && !code.hasPrefix("package import")
            && !code.hasPrefix("package extension")
    }

    private func hasDocComment(above number: Int, in lines: [Substring]) -> Bool {
        var index = number - 1
        while index >= 0 {
            let code = lines[index].drop { $0 == " " }
            if code.hasPrefix("@") {
                index -= 1
                continue
            }
            return code.hasPrefix("///")
        }
        return false
    }
}
