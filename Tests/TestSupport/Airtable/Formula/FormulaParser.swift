/// Reads a formula from its text.
struct FormulaParser {
    private static let maximumDepth = 200

    private let characters: [Character]
    private var position = 0
    private var depth = 0

    private init(_ text: String) {
        characters = Array(text)
    }

    /// The formula that a text is.
    static func parse(_ text: String) throws(FormulaError) -> FormulaNode {
        var parser = FormulaParser(text)
        let node = try parser.expression(above: 0)
        parser.skipSpace()
        guard parser.position == parser.characters.count else { throw FormulaError() }
        return node
    }

    private var next: Character? {
        position < characters.count ? characters[position] : nil
    }

    private mutating func skipSpace() {
        while let next, next.isWhitespace { position += 1 }
    }

    private mutating func take(_ text: String) -> Bool {
        guard characters[position...].starts(with: text) else { return false }
        position += text.count
        return true
    }

    private mutating func expression(above strength: Int) throws(FormulaError) -> FormulaNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= FormulaParser.maximumDepth else { throw FormulaError() }
        var left = try operand()
        while let sign = operatorAhead(), sign.strength > strength {
            _ = take(sign.rawValue)
            left = .binary(sign, left, try expression(above: sign.strength))
        }
        return left
    }

    private mutating func operatorAhead() -> FormulaOperator? {
        skipSpace()
        // The longer signs are listed first.
        return FormulaOperator.allCases.first {
            characters[position...].starts(with: $0.rawValue)
        }
    }

    private mutating func operand() throws(FormulaError) -> FormulaNode {
        skipSpace()
        guard let first = next else { throw FormulaError() }
        switch first {
        case "(":
            position += 1
            let node = try expression(above: 0)
            skipSpace()
            guard take(")") else { throw FormulaError() }
            return node
        case "-":
            position += 1
            return .negative(try expression(above: FormulaOperator.times.strength))
        case "{":
            position += 1
            let name = try quoted(until: "}")
            guard !name.isEmpty else { throw FormulaError() }
            return .field(name)
        case "\"", "'":
            position += 1
            return .text(try quoted(until: first))
        case "0"..."9", ".": return .number(try number())
        default: return try named()
        }
    }

    /// A text up to its end, with what a backslash stands for.
    private mutating func quoted(until end: Character) throws(FormulaError) -> String {
        var text = ""
        while let character = next {
            position += 1
            if character == end { return text }
            guard character == "\\" else {
                text.append(character)
                continue
            }
            guard let escaped = next else { throw FormulaError() }
            position += 1
            switch escaped {
            case "n": text.append("\n")
            case "r": text.append("\r")
            case "t": text.append("\t")
            default: text.append(escaped)
            }
        }
        throw FormulaError()
    }

    private mutating func number() throws(FormulaError) -> Double {
        var digits = ""
        while let next, next.isASCII, next.isNumber || next == "." {
            digits.append(next)
            position += 1
        }
        guard let number = Double(digits) else { throw FormulaError() }
        return number
    }

    /// A function with its arguments, or a column whose name is a single word.
    private mutating func named() throws(FormulaError) -> FormulaNode {
        var name = ""
        while let next, next.isLetter || next.isNumber || next == "_" {
            name.append(next)
            position += 1
        }
        guard !name.isEmpty else { throw FormulaError() }
        skipSpace()
        guard take("(") else { return .field(name) }
        var arguments: [FormulaNode] = []
        skipSpace()
        if !take(")") {
            repeat {
                arguments.append(try expression(above: 0))
                skipSpace()
            } while take(",")
            guard take(")") else { throw FormulaError() }
        }
        let function = name.uppercased()
        guard let counts = FormulaFunctions.argumentCounts[function] else {
            throw FormulaError(message: "Unknown function names: \(name)")
        }
        guard counts.contains(arguments.count) else {
            throw FormulaError(message: "Invalid number of arguments for \(function)")
        }
        return .call(function, arguments)
    }
}
