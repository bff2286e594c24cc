/// One measured quality figure beside the figure that was asked for.
package struct Figure: Sendable, Hashable {
    /// Where it was measured and what, for example "CV layouts" and "skills F1".
    package var area: String
    /// What was measured.
    package var name: String
    /// The measured value; shares are 0–1.
    package var value: Double
    /// The least value that is good enough, or nil when the figure only informs. A figure that must
    /// not exceed a bound is measured as its complement, so that higher is always better.
    package var target: Double?
    /// How many cases it was measured on.
    package var cases: Int
    /// The value with the other embedding, where vectors move it and another one was measured.
    package var other: Double?

    /// A figure from its parts.
    package init(_ area: String, _ name: String, _ value: Double, target: Double?, cases: Int) {
        self.area = area
        self.name = name
        self.value = value
        self.target = target
        self.cases = cases
    }

    /// Whether the value reaches its target; a figure measured on nothing does not.
    package var holds: Bool {
        guard let target else { return true }
        return cases > 0 && value >= target
    }
}

/// Where an evaluation reads its data: paths are below the folder of the data.
package struct EvaluationData: Sendable {
    /// The bytes of a file.
    package var read: @Sendable (String) throws -> [UInt8]
    /// The names of the files in a folder, sorted.
    package var list: @Sendable (String) throws -> [String]

    /// A source of data from its two functions.
    package init(
        read: @escaping @Sendable (String) throws -> [UInt8],
        list: @escaping @Sendable (String) throws -> [String]
    ) {
        self.read = read
        self.list = list
    }
}
