/// What a database says of itself.
package struct DatabaseDescription: Sendable, Hashable {
    /// The product's name and version, such as `PostgreSQL 15.4`.
    package var product: String
    /// How many bytes the desk takes.
    package var bytes: Int

    /// A description from its parts.
    package init(product: String, bytes: Int) {
        self.product = product
        self.bytes = bytes
    }
}

/// One thing that was looked at when a database was checked.
package struct DatabaseFinding: Sendable, Hashable {
    /// What was looked at.
    package var name: String
    /// Whether it is as it should be.
    package var isGood: Bool
    /// What was found.
    package var found: String
    /// What to do about it; empty when there is nothing to do.
    package var advice: String

    /// A finding from its parts.
    package init(_ name: String, isGood: Bool, found: String, advice: String = "") {
        self.name = name
        self.isGood = isGood
        self.found = found
        self.advice = advice
    }
}

/// A database that is a file, which can be copied and brought back as one.
package protocol FileDatabase: Database {
    /// The file's path.
    var path: String { get }

    /// Writes a complete copy of the desk while others go on using it.
    func backUp(to copy: String) throws

    /// Replaces everything in this desk by what a copy holds, all or nothing.
    func restore(from copy: String, schema: Schema) throws
}
