import Prelude

/// A column to be made, said in short.
package struct AirtableColumn: Sendable {
    /// What is made on the other side of links.
    package enum Inverse: Sendable, Hashable {
        /// A column with the name of the linking table, numbered when that is taken.
        case automatic
        case named(String)
        case absent
    }

    enum Kind: Sendable {
        case plain(AirtableFieldType)
        case select([String], isMultiple: Bool)
        /// A table and the other side.
        case links(String, Inverse)
        case lastModified([String])
        /// A column of links and a column of the linked table.
        case lookup(String, String)
    }

    /// Its name, to the last space.
    package var name: String
    /// Its id when a test needs to know it beforehand.
    package var id: String?
    /// What is written about it.
    package var description: String?
    var kind: Kind
    var look: JSONValue?

    init(
        _ name: String, _ kind: Kind, id: String? = nil, description: String? = nil,
        look: JSONValue? = nil
    ) {
        self.name = name
        self.kind = kind
        self.id = id
        self.description = description
        self.look = look
    }

    /// A column whose type needs no ids.
    package static func plain(_ name: String, _ type: AirtableFieldType) -> AirtableColumn {
        AirtableColumn(name, .plain(type))
    }

    /// A line of text.
    package static func text(_ name: String) -> AirtableColumn { plain(name, .singleLineText) }

    /// Text of many lines.
    package static func longText(_ name: String) -> AirtableColumn { plain(name, .multilineText) }

    /// An address on the web.
    package static func url(_ name: String) -> AirtableColumn { plain(name, .url) }

    /// An address for mail.
    package static func email(_ name: String) -> AirtableColumn { plain(name, .email) }

    /// A number for a phone.
    package static func phone(_ name: String) -> AirtableColumn { plain(name, .phoneNumber) }

    /// A number with so many digits after the point.
    package static func number(_ name: String, precision: Int = 0) -> AirtableColumn {
        plain(name, .number(precision: precision))
    }

    /// Yes or nothing.
    package static func checkbox(_ name: String) -> AirtableColumn { plain(name, .checkbox) }

    /// A day and a time.
    package static func dateTime(_ name: String) -> AirtableColumn { plain(name, .dateTime) }

    /// A day.
    package static func date(_ name: String) -> AirtableColumn { plain(name, .date) }

    /// Files.
    package static func files(_ name: String) -> AirtableColumn {
        plain(name, .multipleAttachments)
    }

    /// One of some options.
    package static func select(_ name: String, _ options: [String]) -> AirtableColumn {
        AirtableColumn(name, .select(options, isMultiple: false))
    }

    /// Any of some options.
    package static func selects(_ name: String, _ options: [String]) -> AirtableColumn {
        AirtableColumn(name, .select(options, isMultiple: true))
    }

    /// Links to the records of a table, which is named by its name or id.
    package static func links(
        _ name: String, to table: String, inverse: Inverse = .automatic
    ) -> AirtableColumn {
        AirtableColumn(name, .links(table, inverse))
    }

    /// When any of some columns last changed; of all when none are named.
    package static func lastModified(_ name: String, of columns: [String] = []) -> AirtableColumn {
        AirtableColumn(name, .lastModified(columns))
    }

    /// What a column of the records linked in another column holds.
    package static func lookup(_ name: String, through link: String, of column: String)
        -> AirtableColumn
    {
        AirtableColumn(name, .lookup(link, column))
    }

    /// The same column with an id that the test chose.
    package func with(id: String) -> AirtableColumn {
        var column = self
        column.id = id
        return column
    }
}
