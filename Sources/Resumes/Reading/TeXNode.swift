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
    private var depth = 0
    private(set) var problems: [ResumeProblem] = []

    /// The nodes of a source, and what was wrong with its braces.
    static func parse(_ source: String) -> (nodes: [TeXNode], problems: [ResumeProblem]) {
        var parser = TeXParser(source)
        var nodes: [TeXNode] = []
        while parser.position < parser.scalars.count {
            nodes += parser.nodes(until: nil)
            // A brace that closes nothing is passed over.
            if parser.position < parser.scalars.count {
                parser.tell("a closing brace that closes nothing")
                parser.position += 1
            }
        }
        return (nodes, parser.problems)
    }

    private init(_ source: String) {
        scalars = Array(source.unicodeScalars)
    }

    private static let toldProblems = 20

    private mutating func tell(_ message: String) {
        guard problems.count < TeXParser.toldProblems else { return }
        let line = 1 + scalars[..<min(position, scalars.count)].count { $0 == "\n" }
        problems.append(ResumeProblem(place: "line \(line)", message: message))
    }

    private mutating func nodes(until end: Unicode.Scalar?) -> [TeXNode] {
        var nodes: [TeXNode] = []
        var text = ""
        func flush() {
            if !text.isEmpty { nodes.append(.text(text)) }
            text = ""
        }
        while position < scalars.count, scalars[position] != end {
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
            case "%": skipComment()
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
        let inner = nodes(until: nil)
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
        return [.command(name)] + options()
    }

    private mutating func options() -> [TeXNode] {
        guard position < scalars.count, scalars[position] == "[", depth < TeXParser.maximumDepth
        else { return [] }
        let start = position
        position += 1
        depth += 1
        let inner = nodes(until: "]")
        depth -= 1
        guard position < scalars.count, scalars[position] == "]" else {
            // No option after all: a bracket of the text.
            position = start + 1
            return [.text("[")]
        }
        position += 1
        return [.option(inner)]
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
