/// What a person typed to find people, as the one grammar of CLI and console reads it.
///
///     kotlin "machine learning" city:berlin years:>=5 skill:rust>=7 -status:hired
///
/// Words and quoted phrases must all stand somewhere in the person's fields, skills or documents;
/// `field:value` asks one field; a comparison asks a number; `|` separates alternatives; a leading
/// `-` or `!` turns a term around.
package struct SearchQuery: Sendable, Hashable {
    /// How a number is compared.
    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case above = ">"
        case below = "<"
        case equal = "="
    }

    /// One condition.
    package enum Condition: Sendable, Hashable {
        /// Words next to each other, anywhere.
        case words(String)
        /// One of the texts in a field.
        case field(String, anyOf: [String])
        /// A number in a field.
        case number(String, Comparison, Double)
        /// One of the skills, with a least rating when one is asked for.
        case skill(anyOf: [String], atLeast: Int?)
    }

    /// A condition and whether it must not hold.
    package struct Term: Sendable, Hashable {
        /// The condition.
        package var condition: Condition
        /// Whether people for whom it holds are left out.
        package var isNegated: Bool
    }

    /// Why a query cannot be read.
    package struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// What was expected.
        package var message: String
        /// The character at which reading stopped, from 0.
        package var position: Int

        /// The message with the place.
        package var description: String { "\(message) (at character \(position + 1))" }
    }

    /// The most terms a query may have.
    package static let maximumTerms = 50

    /// The conditions, all of which must hold.
    package var terms: [Term]

    /// Whether everybody matches.
    package var isEmpty: Bool { terms.isEmpty }

    /// Reads a query.
    ///
    /// - Throws: `Problem` naming what was expected and where.
    package init(_ text: String) throws(Problem) {
        var scanner = QueryScanner(Array(text))
        terms = try scanner.terms()
    }
}

/// Cuts a query into its terms.
private struct QueryScanner {
    private let characters: [Character]
    private var position = 0

    init(_ characters: [Character]) {
        self.characters = characters
    }

    private func problem(_ message: String) -> SearchQuery.Problem {
        SearchQuery.Problem(message: message, position: position)
    }

    mutating func terms() throws(SearchQuery.Problem) -> [SearchQuery.Term] {
        var terms: [SearchQuery.Term] = []
        while true {
            while position < characters.count, characters[position].isWhitespace { position += 1 }
            guard position < characters.count else { return terms }
            guard terms.count < SearchQuery.maximumTerms else {
                throw problem("expected at most \(SearchQuery.maximumTerms) terms")
            }
            terms.append(try term())
        }
    }

    private mutating func term() throws(SearchQuery.Problem) -> SearchQuery.Term {
        var isNegated = false
        if characters[position] == "-" || characters[position] == "!" {
            isNegated = true
            position += 1
        }
        guard position < characters.count, !characters[position].isWhitespace else {
            throw problem("expected a term after the minus")
        }
        if characters[position] == "\"" {
            return SearchQuery.Term(condition: .words(try quoted()), isNegated: isNegated)
        }
        let start = position
        while position < characters.count, isFieldCharacter(characters[position]) { position += 1 }
        if position > start, position < characters.count, characters[position] == ":" {
            let field = String(characters[start..<position]).lowercased()
            position += 1
            return SearchQuery.Term(
                condition: try condition(of: field), isNegated: isNegated)
        }
        position = start
        return SearchQuery.Term(condition: .words(bareWord()), isNegated: isNegated)
    }

    private func isFieldCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_")
    }

    private mutating func condition(
        of field: String
    ) throws(SearchQuery.Problem) -> SearchQuery.Condition {
        if let comparison = comparison() {
            return .number(field, comparison, try number(in: bareWord()))
        }
        let values = try alternatives()
        if field == "skill" || field == "skills" { return try skill(values) }
        if values.count == 1, let range = range(values[0]) {
            return .number(field, range.0, range.1)
        }
        return .field(field, anyOf: values)
    }

    private mutating func comparison() -> SearchQuery.Comparison? {
        let rest = String(characters[position...].prefix(2))
        for comparison in SearchQuery.Comparison.allCases where rest.hasPrefix(comparison.rawValue)
        {
            position += comparison.rawValue.count
            return comparison
        }
        return nil
    }

    private func number(in text: String) throws(SearchQuery.Problem) -> Double {
        guard let number = Double(text), number.isFinite else {
            throw problem("expected a number after the comparison")
        }
        return number
    }

    /// `5+` means at least five.
    private func range(_ value: String) -> (SearchQuery.Comparison, Double)? {
        guard value.hasSuffix("+"), let number = Double(value.dropLast()) else { return nil }
        return (.atLeast, number)
    }

    /// A trailing `>=7` asks for a rating.
    private func skill(_ values: [String]) throws(SearchQuery.Problem) -> SearchQuery.Condition {
        guard values.count == 1, let mark = values[0].firstRange(of: ">=") else {
            return .skill(anyOf: values, atLeast: nil)
        }
        let name = String(values[0][..<mark.lowerBound])
        guard let rating = Int(values[0][mark.upperBound...]), (1...10).contains(rating) else {
            throw problem("expected a rating from 1 to 10 after >=")
        }
        return .skill(anyOf: [name], atLeast: rating)
    }

    private mutating func alternatives() throws(SearchQuery.Problem) -> [String] {
        var values: [String] = []
        repeat {
            if !values.isEmpty { position += 1 }
            guard position < characters.count, !characters[position].isWhitespace else {
                throw problem("expected a value")
            }
            values.append(
                characters[position] == "\"" ? try quoted() : bareWord(endingAt: "|"))
        } while position < characters.count && characters[position] == "|"
        return values
    }

    private mutating func quoted() throws(SearchQuery.Problem) -> String {
        position += 1
        let start = position
        while position < characters.count, characters[position] != "\"" { position += 1 }
        guard position < characters.count else { throw problem("the quotation does not end") }
        position += 1
        return String(characters[start..<position - 1])
    }

    private mutating func bareWord(endingAt end: Character? = nil) -> String {
        let start = position
        while position < characters.count, !characters[position].isWhitespace,
            characters[position] != end
        {
            position += 1
        }
        return String(characters[start..<position])
    }
}
