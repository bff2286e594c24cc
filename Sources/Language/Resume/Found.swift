package import Prelude

/// A value read from a text, with the place that proves it.
package struct Found<Value: Sendable>: Sendable {
    /// What was read.
    package var value: Value
    /// Where it stands in the source text.
    package var span: TextSpan
    /// How sure the reader is, 0–1.
    package var confidence: Double

    /// A value with its evidence.
    package init(_ value: Value, at span: TextSpan, confidence: Double) {
        self.value = value
        self.span = span
        self.confidence = confidence
    }
}

extension Found: Equatable where Value: Equatable {}
extension Found: Hashable where Value: Hashable {}
