/// How a name was found, surest first.
package enum AirtableResolution: Int, Sendable, Hashable, Comparable {
    /// By the id that was known.
    case id
    /// By its exact name.
    case exact
    /// By its name but for blanks, case and marks that are not seen.
    case folded
    /// By another name that was listed.
    case other

    /// Whether `left` is the surer way.
    package static func < (left: AirtableResolution, right: AirtableResolution) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// An option of a select as a base has it.
package struct AirtableMappedOption: Sendable, Hashable {
    /// What the program calls it.
    package var wanted: String
    /// Its name to the last space, as it has to be written.
    package var name: String
    /// How it was found.
    package var how: AirtableResolution
}

/// A column as a base has it.
package struct AirtableMappedColumn: Sendable, Hashable {
    /// Its id.
    package var id: String
    /// Its name to the last space.
    package var name: String
    /// What it holds.
    package var kind: AirtableKind
    /// How it was found.
    package var how: AirtableResolution
    /// How many digits a column of numbers keeps behind the point; nil where nobody says.
    package var precision: Int?
    /// The wanted options that it has.
    package var options: [AirtableMappedOption] = []
    /// The wanted options that it lacks.
    package var missingOptions: [String] = []
}

/// What was found for a wanted column.
package enum AirtableColumnFinding: Sendable, Hashable {
    /// The column.
    case found(AirtableMappedColumn)
    /// There is none.
    case missing
    /// There is one, but it holds something else.
    case wrongKind(AirtableMappedColumn, expected: [AirtableKind])
    /// There is one, but its links lead to another table; the id of that.
    case wrongTarget(AirtableMappedColumn, table: String?)
    /// There are several, and nothing tells which is meant; their names.
    case ambiguous([String])
}

/// The columns that a program needs of a table, as a base has them.
///
/// It is a value made of values: nobody is asked.
package struct AirtableMapping: Sendable, Hashable {
    /// The table that was wanted.
    package let wanted: AirtableWantedTable
    /// The table that was found.
    package let table: AirtableSchema.Table
    /// What was found for each wanted column, by its key.
    package private(set) var findings: [String: AirtableColumnFinding] = [:]

    /// Resolves the columns of a table.
    ///
    /// - Parameter tables: The ids of the tables that links lead to, by their keys; a table that is
    ///   not there is not compared.
    package init(
        _ wanted: AirtableWantedTable, in table: AirtableSchema.Table,
        tables: [String: String] = [:]
    ) {
        self.wanted = wanted
        self.table = table
        // A column that one wanted column names exactly is not taken for another one that is only like it.
        var sure: [String: AirtableFound<AirtableSchema.Field>] = [:]
        for column in wanted.columns {
            sure[column.key] = AirtableSearch.exactly(column.id, column.name, in: table.fields)
        }
        let taken = Set(sure.values.compactMap { $0.only?.id })
        let rest = table.fields.filter { !taken.contains($0.id) }
        for column in wanted.columns {
            let found =
                sure[column.key]
                ?? AirtableSearch.roughly(column.name, column.others, in: rest) {
                    column.kinds.isEmpty || column.kinds.contains($0.kind)
                }
            findings[column.key] = AirtableMapping.finding(found, column, tables)
        }
    }

    /// The column for a key; nil when it is missing, ambiguous or holds something else.
    package subscript(key: String) -> AirtableMappedColumn? {
        if case .found(let column) = findings[key] { column } else { nil }
    }

    /// The ids of some columns, of those that are there; of all when no keys are named.
    package func ids(_ keys: [String]? = nil) -> [String] {
        (keys ?? wanted.columns.map(\.key)).compactMap { self[$0]?.id }
    }

    /// The live name of an option of a column; nil when the column lacks it.
    package func option(_ option: String, of key: String) -> String? {
        self[key]?.options.first { $0.wanted == option }?.name
    }

    private static func finding(
        _ found: AirtableFound<AirtableSchema.Field>?, _ column: AirtableWantedColumn,
        _ tables: [String: String]
    ) -> AirtableColumnFinding {
        guard let found else { return .missing }
        guard let field = found.only else { return .ambiguous(found.matches.map(\.name)) }
        var mapped = AirtableMappedColumn(
            id: field.id, name: field.name, kind: field.kind, how: found.how)
        mapped.precision = field.precision
        guard column.kinds.isEmpty || column.kinds.contains(field.kind) else {
            return .wrongKind(mapped, expected: column.kinds)
        }
        if field.kind == .links, let target = column.linkedTo.flatMap({ tables[$0] }),
            field.linkedTable != target
        {
            return .wrongTarget(mapped, table: field.linkedTable)
        }
        guard AirtableKind.selectKinds.contains(field.kind) else { return .found(mapped) }
        for option in column.options {
            let match =
                AirtableSearch.exactly(nil, option, in: field.choices)
                ?? AirtableSearch.roughly(option, [], in: field.choices) { _ in true }
            // Of several that look alike any may be written, and the first is what lists show first.
            guard let match, let choice = match.matches.first else {
                mapped.missingOptions.append(option)
                continue
            }
            mapped.options.append(
                AirtableMappedOption(wanted: option, name: choice.name, how: match.how))
        }
        return .found(mapped)
    }
}
