package import Engine
package import Prelude

/// What one run found in a file.
package struct ReadFile: StepValue, Hashable {
    /// The records that it took.
    package var items: [ReadItem]
    /// How many other runs it asked for, to take the rest of a file of very many records.
    package var others: Int

    /// As stored.
    package var stepValue: JSONValue {
        ["items": .array(items.map(\.stepValue)), "others": JSONValue(others)]
    }

    init(items: [ReadItem], others: Int) {
        self.items = items
        self.others = others
    }

    /// Reads what was stored.
    package init(stepValue: JSONValue) throws(StepValueError) {
        guard let others = stepValue["others"]?.int else {
            throw StepValueError(expected: "the records of a file", found: stepValue)
        }
        self.init(items: try [ReadItem](stepValue: stepValue["items"] ?? .null), others: others)
    }
}
