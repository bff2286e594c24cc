package import Prelude

/// What a base consists of: its tables with their columns.
package struct AirtableSchema: Sendable, Hashable {
    /// The tables in their order.
    package var tables: [Table]
    /// The document that Airtable gave, for a backup.
    package var document: JSONValue

    /// A table.
    package struct Table: Sendable, Hashable {
        /// Its id, `tbl…`.
        package var id: String
        /// Its name, to the last space.
        package var name: String
        /// Its columns in their order.
        package var fields: [Field]
        /// The id of the column that names its records; nil when Airtable does not tell.
        package var primary: String?

        /// A table from its parts.
        package init(id: String, name: String, fields: [Field], primary: String? = nil) {
            self.id = id
            self.name = name
            self.fields = fields
            self.primary = primary
        }

        /// The column with an id; nil when there is none.
        package func field(_ id: String) -> Field? { fields.first { $0.id == id } }
    }

    /// A column.
    package struct Field: Sendable, Hashable {
        /// Its id, `fld…`.
        package var id: String
        /// Its name, to the last space.
        package var name: String
        /// What it holds.
        package var kind: AirtableKind
        /// The options of a select in their order; none for other columns.
        package var choices: [Choice] = []
        /// The table that links lead to; nil for other columns.
        package var linkedTable: String?
        /// The column on the other side of links; nil when there is none.
        package var inverse: String?

        /// How many digits a column of numbers keeps behind the point; nil where nobody says.
        package var precision: Int?

        /// A column from its parts.
        package init(
            id: String, name: String, kind: AirtableKind, choices: [Choice] = [],
            linkedTable: String? = nil, inverse: String? = nil, precision: Int? = nil
        ) {
            self.id = id
            self.name = name
            self.kind = kind
            self.choices = choices
            self.linkedTable = linkedTable
            self.inverse = inverse
            self.precision = precision
        }
    }

    /// An option of a select.
    package struct Choice: Sendable, Hashable {
        /// Its id, `sel…`.
        package var id: String
        /// Its name, to the last space.
        package var name: String

        /// An option from its parts.
        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// A schema from tables, for what compares schemas.
    package init(tables: [Table], document: JSONValue = .null) {
        self.tables = tables
        self.document = document
    }

    /// A schema from Airtable's answer.
    init(_ document: JSONValue) throws(AirtableProblem) {
        guard let elements = document["tables"]?.elements,
            elements.count <= AirtableLimits.partsOfSchema
        else { throw .badAnswer(expected: "a list of tables") }
        var tables: [Table] = []
        for element in elements { tables.append(try Table(element)) }
        self.init(tables: tables, document: document)
    }
}

extension AirtableSchema.Table {
    fileprivate init(_ document: JSONValue) throws(AirtableProblem) {
        guard let id = document["id"]?.string, let name = document["name"]?.string,
            let elements = document["fields"]?.elements,
            elements.count <= AirtableLimits.partsOfSchema
        else { throw .badAnswer(expected: "a table with its columns") }
        var fields: [AirtableSchema.Field] = []
        for element in elements { fields.append(try AirtableSchema.Field(element)) }
        self.init(id: id, name: name, fields: fields, primary: document["primaryFieldId"]?.string)
    }
}

extension AirtableSchema.Field {
    /// A column from Airtable's answer; options that it does not tell are none.
    init(_ document: JSONValue) throws(AirtableProblem) {
        guard let id = document["id"]?.string, let name = document["name"]?.string,
            let type = document["type"]?.string
        else { throw .badAnswer(expected: "a column with its type") }
        let options = document["options"]
        let choices = (options?["choices"]?.elements ?? []).prefix(AirtableLimits.partsOfSchema)
        self.init(
            id: id, name: name, kind: AirtableKind(rawValue: type),
            choices: choices.compactMap { choice in
                guard let id = choice["id"]?.string, let name = choice["name"]?.string else {
                    return nil
                }
                return AirtableSchema.Choice(id: id, name: name)
            },
            linkedTable: options?["linkedTableId"]?.string,
            inverse: options?["inverseLinkFieldId"]?.string,
            precision: options?["precision"]?.int)
    }
}
