/// A piece of a TeX source.
enum TeXNode: Hashable, Sendable {
    /// Characters as they are printed, still with TeX's ligatures.
    case text(String)
    /// A macro by its name without the backslash: `textbf`, `&`, `\`.
    case command(String)
    /// What stands in braces.
    case group([TeXNode])
    /// What stands in brackets right behind a macro.
    case option([TeXNode])
    /// The sign between columns.
    case column
    /// An empty line.
    case paragraph
}

/// Reads TeX as résumés use it: braces, macros, comments and options; no macro is expanded.
struct TeXParser {
    /// Sources longer than this many bytes are refused.
    static let maximumBytes = 1 << 20
    /// Braces nest this deep; what stands deeper is read as if its braces were not there.
    static let maximumDepth = 60

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth: Int
    /// Whether an address is being read, in which `%` begins no comment.
    private var isAddress = false
    private(set) var problems: [ResumeProblem] = []

    /// The nodes of a source, and what was wrong with its braces.
    static func parse(_ source: String) -> (nodes: [TeXNode], problems: [ResumeProblem]) {
        var parser = TeXParser(source.unicodeScalars)
        var nodes: [TeXNode] = []
        while parser.position < parser.scalars.count {
            nodes += parser.nodes()
            // A brace that closes nothing is passed over.
            if parser.position < parser.scalars.count {
                parser.tell("a closing brace that closes nothing")
                parser.position += 1
            }
        }
        return (nodes, parser.problems)
    }

    private init(_ scalars: some Sequence<Unicode.Scalar>, depth: Int = 0) {
        self.scalars = Array(scalars)
        self.depth = depth
    }

    private static let toldProblems = 20
    private var told: [String: Int] = [:]

    private mutating func tell(_ message: String) {
        told[message, default: 0] += 1
        guard told[message, default: 0] <= TeXParser.toldProblems else { return }
        let line = 1 + scalars[..<min(position, scalars.count)].count { $0 == "\n" }
        let problem = ResumeProblem(place: "line \(line)", message: message)
        if problems.last != problem { problems.append(problem) }
    }

    private mutating func nodes() -> [TeXNode] {
        var nodes: [TeXNode] = []
        var text = ""
        func flush() {
            if !text.isEmpty { nodes.append(.text(text)) }
            text = ""
        }
        while position < scalars.count {
            let scalar = scalars[position]
            switch scalar {
            case "}":
                flush()
                return nodes
            case "{":
                flush()
                nodes += group()
            case "\\":
                flush()
                nodes += command()
            case "%" where !isAddress: skipComment()
            case "&":
                flush()
                nodes.append(.column)
                position += 1
            case "\n" where isParagraph():
                flush()
                nodes.append(.paragraph)
            default:
                text.unicodeScalars.append(scalar)
                position += 1
            }
        }
        flush()
        return nodes
    }

    private mutating func group() -> [TeXNode] {
        position += 1
        guard depth < TeXParser.maximumDepth else {
            tell("braces nested deeper than \(TeXParser.maximumDepth) levels")
            return []
        }
        depth += 1
        let inner = nodes()
        depth -= 1
        if position < scalars.count { position += 1 } else { tell("a brace is not closed") }
        return [.group(inner)]
    }

    private mutating func command() -> [TeXNode] {
        position += 1
        guard position < scalars.count else { return [] }
        var name = ""
        while position < scalars.count, isLetter(scalars[position]) {
            name.unicodeScalars.append(scalars[position])
            position += 1
        }
        if name.isEmpty {
            name = String(scalars[position])
            position += 1
            return [.command(name)] + (name == "\\" ? options() : [])
        }
        if position < scalars.count, scalars[position] == "*" { position += 1 }
        // Blanks behind a macro's name only end it.
        while position < scalars.count, scalars[position] == " " || scalars[position] == "\t" {
            position += 1
        }
        if ["href", "url", "nolinkurl"].contains(name), position < scalars.count,
            scalars[position] == "{"
        {
            isAddress = true
            defer { isAddress = false }
            return [.command(name)] + group()
        }
        guard name == "begin", position < scalars.count, scalars[position] == "{" else {
            return [.command(name)] + options()
        }
        // The options of an environment stand behind its name.
        return [.command(name)] + group() + options()
    }

    /// Options longer than this are text with brackets.
    private static let longestOption = 1000

    /// The option that begins here, if any. Its end is looked for first, so that nothing is read twice.
    private mutating func options() -> [TeXNode] {
        guard position < scalars.count, scalars[position] == "[", depth < TeXParser.maximumDepth,
            let end = endOfOption()
        else { return [] }
        var inner = TeXParser(scalars[(position + 1)..<end], depth: depth + 1)
        position = end + 1
        return [.option(inner.nodes())]
    }

    /// The bracket that closes the one here, outside of braces.
    private func endOfOption() -> Int? {
        var braces = 0
        for index in (position + 1)..<min(scalars.count, position + TeXParser.longestOption) {
            switch scalars[index] {
            case "{": braces += 1
            case "}": braces -= 1
            case "]" where braces == 0: return index
            default: break
            }
            if braces < 0 { return nil }
        }
        return nil
    }

    private mutating func skipComment() {
        while position < scalars.count, scalars[position] != "\n" { position += 1 }
        if position < scalars.count { position += 1 }
        // The line break and the blanks of the next line belong to the comment.
        while position < scalars.count, scalars[position] == " " || scalars[position] == "\t" {
            position += 1
        }
    }

    /// Steps over an empty line when one begins at this line break.
    private mutating func isParagraph() -> Bool {
        var index = position + 1
        while index < scalars.count, scalars[index].properties.isWhitespace {
            if scalars[index] == "\n" {
                while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
                position = index
                return true
            }
            index += 1
        }
        return false
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "@"
    }
}
