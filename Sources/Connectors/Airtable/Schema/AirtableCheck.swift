package import Prelude

/// A column of a table, by what the program calls them and by what the base does.
package struct AirtablePlace: Sendable, Hashable {
    /// The wanted table's key.
    package var table: String
    /// The wanted column's key.
    package var column: String
    /// The column's name: the live one when it is there, else the wanted one.
    package var name: String
}

/// What a program needs of a base, compared with what the base has.
///
/// It is a value made of values: nobody is asked, and nothing is changed.
package struct AirtableCheck: Sendable, Hashable {
    /// The tables that were found with their columns, by their keys.
    package private(set) var mappings: [String: AirtableMapping] = [:]
    /// The names of tables that are not there.
    package private(set) var missingTables: [String] = []
    /// Tables of which there are several; their names.
    package private(set) var ambiguousTables: [[String]] = []
    /// Columns that are not there.
    package private(set) var missingColumns: [AirtablePlace] = []
    /// Columns of which there are several, with their names.
    package private(set) var ambiguousColumns: [AirtablePlace: [String]] = [:]
    /// Columns that hold something else, with what they hold.
    package private(set) var wrongKinds: [AirtablePlace: AirtableKind] = [:]
    /// Columns whose links lead to another table.
    package private(set) var wrongTargets: [AirtablePlace] = []
    /// Options that selects lack.
    package private(set) var missingOptions: [AirtablePlace: [String]] = [:]
    /// Columns that were not found by id or exact name, with the way.
    package private(set) var loosely: [AirtablePlace: AirtableResolution] = [:]
    /// What would have to be done.
    package private(set) var plan = AirtablePlan()
    private var requiredMissing = false

    /// Compares tables with a schema.
    package init(_ wanted: [AirtableWantedTable], against schema: AirtableSchema) {
        var found: [String: AirtableSchema.Table] = [:]
        for table in wanted {
            let search =
                AirtableSearch.exactly(table.id, table.name, in: schema.tables)
                ?? AirtableSearch.roughly(table.name, table.others, in: schema.tables) { _ in true }
            switch search {
            case nil: missingTables.append(table.name)
            case .some(let search):
                if let only = search.only {
                    found[table.key] = only
                } else {
                    ambiguousTables.append(search.matches.map(\.name))
                }
            }
        }
        let ids = found.mapValues(\.id)
        for table in wanted {
            guard let live = found[table.key] else { continue }
            let mapping = AirtableMapping(table, in: live, tables: ids)
            mappings[table.key] = mapping
            for column in table.columns { note(column, mapping, ids) }
        }
    }

    /// Whether nothing is missing, wrong or in doubt.
    package var isPerfect: Bool { isUsable && plan.isEmpty && ambiguousColumns.isEmpty }

    /// Whether the program can work: all tables and all columns that are required are there.
    package var isUsable: Bool {
        missingTables.isEmpty && ambiguousTables.isEmpty && !requiredMissing
    }

    /// The columns of a table; nil when the table was not found.
    package subscript(table: String) -> AirtableMapping? { mappings[table] }

    private mutating func note(
        _ column: AirtableWantedColumn, _ mapping: AirtableMapping, _ tables: [String: String]
    ) {
        func place(_ name: String) -> AirtablePlace {
            AirtablePlace(table: mapping.wanted.key, column: column.key, name: name)
        }
        switch mapping.findings[column.key] {
        case .found(let live):
            if live.how > .exact { loosely[place(live.name)] = live.how }
            guard !live.missingOptions.isEmpty else { return }
            missingOptions[place(live.name)] = live.missingOptions
            plan.options.append(
                AirtablePlan.Options(
                    table: mapping.table.id, field: live.id, names: live.missingOptions))
            return
        case .ambiguous(let names): ambiguousColumns[place(column.name)] = names
        case .wrongKind(let live, let expected):
            wrongKinds[place(live.name)] = live.kind
            plan.byHand.append(
                "change the type of \(live.name) in \(mapping.table.name)"
                    + " from \(live.kind.rawValue) to \(expected.first?.rawValue ?? "another")")
        case .wrongTarget(let live, _):
            wrongTargets.append(place(live.name))
            plan.byHand.append(
                "let \(live.name) in \(mapping.table.name) link to \(column.linkedTo ?? "another table")"
            )
        case .missing, nil:
            missingColumns.append(place(column.name))
            plan.add(column, to: mapping.table, tables)
        }
        requiredMissing = requiredMissing || column.isRequired
    }
}

/// What would have to be done to a base before a program can use all of it.
package struct AirtablePlan: Sendable, Hashable {
    /// A column to be made: what `AirtableClient.createField` takes.
    package struct Column: Sendable, Hashable {
        /// The table's id.
        package var table: String
        /// The column's name.
        package var name: String
        /// What it is to hold.
        package var kind: AirtableKind
        /// Its options, as Airtable has them.
        package var options: JSONValue?
    }

    /// Options to be added to a select, which a write does that may add options.
    package struct Options: Sendable, Hashable {
        /// The table's id.
        package var table: String
        /// The column's id.
        package var field: String
        /// The options' names.
        package var names: [String]
    }

    /// The columns to be made, in the order of the description.
    package internal(set) var columns: [Column] = []
    /// The options that the first write of their names adds.
    package internal(set) var options: [Options] = []
    /// What only a person can do in Airtable: one phrase each.
    package internal(set) var byHand: [String] = []

    /// Whether nothing is to be done.
    package var isEmpty: Bool { columns.isEmpty && options.isEmpty && byHand.isEmpty }

    mutating func add(
        _ column: AirtableWantedColumn, to table: AirtableSchema.Table, _ tables: [String: String]
    ) {
        let kind = column.kinds.first ?? .text
        let target = column.linkedTo.flatMap { tables[$0] }
        guard AirtableKind.creatable.contains(kind), kind != .links || target != nil else {
            byHand.append("add the column \(column.name) to \(table.name) (\(kind.rawValue))")
            return
        }
        columns.append(
            Column(
                table: table.id, name: column.name, kind: kind,
                options: AirtablePlan.options(kind, column, target)))
    }

    /// The options that Airtable wants to have for a new column.
    private static func options(
        _ kind: AirtableKind, _ column: AirtableWantedColumn, _ target: String?
    ) -> JSONValue? {
        let date: JSONValue = ["name": "iso"]
        switch kind {
        case .number: return ["precision": JSONValue(max(0, min(8, column.precision)))]
        case .checkbox: return ["icon": "check", "color": "greenBright"]
        case .day: return ["dateFormat": date]
        case .moment:
            return ["dateFormat": date, "timeFormat": ["name": "24hour"], "timeZone": "utc"]
        case .select, .selects:
            return ["choices": .array(column.options.map { ["name": .string($0)] })]
        case .links: return ["linkedTableId": JSONValue(target)]
        default: return nil
        }
    }
}
