/// A skill under all its names.
package struct NameBag: Sendable, Hashable {
    /// The name it goes by.
    package var canonical: String
    /// Its other names.
    package var aliases: [String]
    /// Whether it is a field of work, which no tool belongs to.
    package var isArea: Bool

    /// A bag from its parts.
    package init(canonical: String, aliases: [String] = [], isArea: Bool = false) {
        self.canonical = canonical
        self.aliases = aliases
        self.isArea = isArea
    }
}
