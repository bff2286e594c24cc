import Testing

@Suite("Sizes") struct SizeTests {
    /// A file longer than this has two subjects.
    private let maximumFile = 400
    /// A function longer than this does not fit on a screen.
    private let maximumFunction = 60

    @Test("No file is too long", arguments: ["Sources", "Tests"])
    func files(folder: String) throws {
        for file in try SourceFile.all(below: folder) {
            #expect(
                file.lines.count <= maximumFile + 1,
                "\(file.path) has \(file.lines.count) lines: split it by subject")
        }
    }

    @Test("No function of the sources is too long") func functions() throws {
        for file in try SourceFile.all(below: "Sources") {
            for (start, length) in functionLengths(in: file.lines) {
                #expect(
                    length <= maximumFunction,
                    "\(file.path):\(start + 1) has a function of \(length) lines")
            }
        }
    }

    /// The first line and length of each function, found by the indentation of its closing brace.
    private func functionLengths(in lines: [Substring]) -> [(start: Int, length: Int)] {
        var lengths: [(Int, Int)] = []
        for (start, line) in lines.enumerated() {
            let code = line.drop { $0 == " " }
            guard
                code.contains("func ") || code.hasPrefix("init") || code.hasPrefix("package init"),
                !code.hasPrefix("//"), code.hasSuffix("{") || code.hasSuffix("(")
            else { continue }
            let indent = String(repeating: " ", count: line.count - code.count)
            guard let end = lines[start...].firstIndex(of: Substring(indent + "}")) else {
                continue
            }
            lengths.append((start, end - start + 1))
        }
        return lengths
    }

    @Test("No line is longer than 110 characters", arguments: ["Sources", "Tests"])
    func lines(folder: String) throws {
        for file in try SourceFile.all(below: folder) {
            for (number, line) in file.lines.enumerated() where line.count > 110 {
                let holdsText = line.contains("\"")
                #expect(holdsText, "\(file.path):\(number + 1) is \(line.count) long")
            }
        }
    }
}
