package import Prelude

/// What an answer must look like: one description from which both the schema that is sent and the
/// reader of what comes back are made.
///
/// The reader goes on after a mistake and collects all of them, in words that can be sent back.
package struct Shape<Value: Sendable>: Sendable {
    /// The JSON schema (draft 2020-12, and of it only what all services take).
    package let schema: JSONValue
    /// The value that stands for one that could not be read, so that reading goes on.
    let placeholder: Value
    /// Reads a value, noting what is wrong with it.
    let read: @Sendable (JSONValue, inout ShapeReading) -> Value

    /// The value of a document.
    ///
    /// - Throws: `ShapeMistakes` with everything that is wrong.
    package func value(of document: JSONValue) throws(ShapeMistakes) -> Value {
        var reading = ShapeReading()
        let value = read(document, &reading)
        guard reading.mistakes.isEmpty else { throw ShapeMistakes(all: reading.mistakes) }
        return value
    }

    init(
        schema: JSONValue, placeholder: Value,
        read: @escaping @Sendable (JSONValue, inout ShapeReading) -> Value
    ) {
        self.schema = schema
        self.placeholder = placeholder
        self.read = read
    }
}

/// Where a reader stands in a document, and what was wrong so far.
struct ShapeReading {
    /// So many mistakes are kept; a document that is wholly wrong is told from its beginning.
    static let maximumMistakes = 40

    private(set) var mistakes: [ShapeMistake] = []
    private var path: [String] = []

    /// Notes a mistake at this place.
    mutating func expected(_ what: String, found: JSONValue?) {
        guard mistakes.count < Self.maximumMistakes else { return }
        mistakes.append(
            ShapeMistake(
                path: path.joined(), expected: what, found: found?.kind ?? "nothing"))
    }

    /// Notes a number or a count out of its bounds.
    mutating func expected(_ what: String, instead: String) {
        guard mistakes.count < Self.maximumMistakes else { return }
        mistakes.append(ShapeMistake(path: path.joined(), expected: what, found: instead))
    }

    /// Reads one step deeper.
    mutating func at<Value>(_ step: String, _ body: (inout ShapeReading) -> Value) -> Value {
        path.append(path.isEmpty && step.hasPrefix(".") ? String(step.dropFirst()) : step)
        defer { path.removeLast() }
        return body(&self)
    }
}

/// One thing that is wrong with an answer. It holds nothing of the answer but places and kinds.
package struct ShapeMistake: Sendable, Hashable, CustomStringConvertible {
    /// Where, such as `skills[3].years`; empty for the whole document.
    package var path: String
    /// What was expected.
    package var expected: String
    /// What was found.
    package var found: String

    /// One line.
    package var description: String {
        "\(path.isEmpty ? "the answer" : path): expected \(expected), found \(found)"
    }
}

/// Everything that is wrong with an answer.
package struct ShapeMistakes: Error, Sendable, Hashable, CustomStringConvertible {
    /// Each mistake, in the order of the document.
    package var all: [ShapeMistake]

    /// One line each.
    package var description: String { all.map(\.description).joined(separator: "\n") }
}
