package import Prelude

/// A value that one op hands to the next, stored as JSON between them.
///
/// It is small and tells of no person by itself: ids, counts, hashes. What it points to is in the
/// tables of whoever defines the op.
package protocol StepValue: Sendable {
    /// What is stored.
    var stepValue: JSONValue { get }
    /// Reads what was stored.
    ///
    /// - Throws: `StepValueError` when the stored value is of another shape.
    init(stepValue: JSONValue) throws(StepValueError)
}

/// A stored value that an op cannot read, as after a change of its code without a new version.
package struct StepValueError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected.
    package var expected: String
    /// The kind of value that was found.
    package var found: String

    /// An error from what was expected and what was found.
    package init(expected: String, found: JSONValue) {
        self.expected = expected
        self.found = found.kind
    }

    /// Both in one phrase.
    package var description: String {
        "the stored value is \(found), expected \(expected); run the pipeline anew"
    }
}

/// Nothing: the input of an op that starts a pipeline, the output of one that only has effects.
package struct NoValue: StepValue, Hashable {
    /// Nothing.
    package init() {}
    /// Null.
    package var stepValue: JSONValue { .null }
    /// Reads anything as nothing.
    package init(stepValue: JSONValue) throws(StepValueError) {}
}

/// The outputs of two ops, for one that needs both.
package struct Both<First: StepValue, Second: StepValue>: StepValue {
    /// The first op's output.
    package var first: First
    /// The second op's output.
    package var second: Second

    /// A pair of values.
    package init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    /// An array of two.
    package var stepValue: JSONValue { [first.stepValue, second.stepValue] }

    /// Reads an array of two.
    package init(stepValue: JSONValue) throws(StepValueError) {
        guard let first = stepValue[0], let second = stepValue[1] else {
            throw StepValueError(expected: "an array of two", found: stepValue)
        }
        self.first = try First(stepValue: first)
        self.second = try Second(stepValue: second)
    }
}

extension JSONValue: StepValue {
    /// The value itself.
    package var stepValue: JSONValue { self }
    /// Any value.
    package init(stepValue: JSONValue) throws(StepValueError) { self = stepValue }
}

extension Int: StepValue {
    /// The number.
    package var stepValue: JSONValue { JSONValue(self) }
    /// Reads a whole number.
    package init(stepValue: JSONValue) throws(StepValueError) {
        guard let value = stepValue.int else {
            throw StepValueError(expected: "a whole number", found: stepValue)
        }
        self = value
    }
}

extension String: StepValue {
    /// The text.
    package var stepValue: JSONValue { .string(self) }
    /// Reads a text.
    package init(stepValue: JSONValue) throws(StepValueError) {
        guard let value = stepValue.string else {
            throw StepValueError(expected: "a text", found: stepValue)
        }
        self = value
    }
}

extension Array: StepValue where Element: StepValue {
    /// The elements' values.
    package var stepValue: JSONValue { .array(map(\.stepValue)) }
    /// Reads an array.
    package init(stepValue: JSONValue) throws(StepValueError) {
        guard let elements = stepValue.elements else {
            throw StepValueError(expected: "an array", found: stepValue)
        }
        var read: [Element] = []
        for element in elements { read.append(try Element(stepValue: element)) }
        self = read
    }
}
