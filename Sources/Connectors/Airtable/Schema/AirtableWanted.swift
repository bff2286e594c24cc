/// A table that a program needs.
package struct AirtableWantedTable: Sendable, Hashable {
    /// What the program calls it.
    package var key: String
    /// Its id where that is known; looked for first.
    package var id: String?
    /// The name that it should have.
    package var name: String
    /// Other names that it may have.
    package var others: [String]
    /// The columns that the program needs.
    package var columns: [AirtableWantedColumn]

    /// A table with its columns.
    package init(
        _ key: String, id: String? = nil, name: String, others: [String] = [],
        columns: [AirtableWantedColumn]
    ) {
        self.key = key
        self.id = id
        self.name = name
        self.others = others
        self.columns = columns
    }
}

/// A column that a program needs.
package struct AirtableWantedColumn: Sendable, Hashable {
    /// What the program calls it; one for each column of a table.
    package var key: String
    /// Its id where that is known; looked for first.
    package var id: String?
    /// The name that it should have.
    package var name: String
    /// Other names that it may have, likeliest first.
    package var others: [String]
    /// What it may hold, the first being what it is made as; none: anything.
    package var kinds: [AirtableKind]
    /// The options that the program reads or writes.
    package var options: [String]
    /// The key of the table that links should lead to; nil for any.
    package var linkedTo: String?
    /// Digits behind the point of a number that is made, 0 to 8.
    package var precision: Int
    /// Whether the program is of no use without it.
    package var isRequired: Bool

    /// A column by its name and what it may hold.
    package init(
        _ key: String, id: String? = nil, name: String, others: [String] = [],
        kinds: [AirtableKind], options: [String] = [], linkedTo: String? = nil,
        precision: Int = 0, isRequired: Bool = true
    ) {
        self.key = key
        self.id = id
        self.name = name
        self.others = others
        self.kinds = kinds
        self.options = options
        self.linkedTo = linkedTo
        self.precision = precision
        self.isRequired = isRequired
    }
}
