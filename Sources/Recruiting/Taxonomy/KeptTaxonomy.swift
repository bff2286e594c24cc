package import Language
package import Prelude
package import Storage

/// A public database of occupations and technologies that somebody brought to the desk.
package struct KeptTaxonomy: Record, Hashable {
    /// The name under which O*NET is kept.
    package static let onet = "onet"

    /// What it is: `onet`.
    package var name: String
    /// Its release as it says itself, such as `27.0`; nil where it says none.
    package var version: String?
    /// A digest of the files it was read from, by which the same one is known again.
    package var digest: String
    /// Who brought it.
    package var who: String
    /// When.
    package var importedAt: Timestamp

    /// A database from its parts.
    package init(
        name: String, version: String?, digest: String, who: String, importedAt: Timestamp
    ) {
        self.name = name
        self.version = version
        self.digest = digest
        self.who = who
        self.importedAt = importedAt
    }

    /// The table of databases.
    package static let table = Table(
        "taxonomy", KeptTaxonomy.init, Column("name", \.name), Column("version", \.version),
        Column("digest", \.digest), Column("who", \.who), Column("imported_at", \.importedAt))

    /// The one that is kept; nil where none was brought.
    package static func onet(on connection: any Connection) throws -> KeptTaxonomy? {
        try connection.first(KeptTaxonomy.self, "WHERE name = \(onet)")
    }

    /// Keeps it in the place of a former release, with all that it holds.
    package func keep(
        technologies: [Technology], occupations: [Occupation], on connection: any Connection
    ) throws {
        try connection.execute("DELETE FROM technology")
        try connection.execute("DELETE FROM occupation")
        for technology in technologies {
            try connection.execute(KeptTechnology(technology).insert())
        }
        for occupation in occupations {
            try connection.execute(KeptOccupation(occupation).insert())
        }
        try connection.execute(upsert(onConflict: "name"))
    }

    /// The technologies that are kept, ordered by name.
    package static func technologies(on connection: any Connection) throws -> [Technology] {
        try connection.fetch(KeptTechnology.self, "ORDER BY name").map(\.technology)
    }

    /// The occupations that are kept, ordered by code.
    package static func occupations(on connection: any Connection) throws -> [Occupation] {
        try connection.fetch(KeptOccupation.self, "ORDER BY code").map(\.occupation)
    }
}

/// A technology as the desk keeps it.
struct KeptTechnology: Record {
    var name: String
    var commodity: String?
    var isHot: Bool
    var occupations: JSONValue
    var inDemand: JSONValue

    static let table = Table(
        "technology", KeptTechnology.init(name:commodity:isHot:occupations:inDemand:),
        Column("name", \.name), Column("commodity", \.commodity), Column("is_hot", \.isHot),
        Column("occupations", \.occupations), Column("in_demand", \.inDemand))

    var technology: Technology {
        Technology(
            name: name, commodity: commodity, isHot: isHot, occupations: occupations.texts,
            inDemand: Set(inDemand.texts))
    }
}

extension KeptTechnology {
    init(_ technology: Technology) {
        self.init(
            name: technology.name, commodity: technology.commodity, isHot: technology.isHot,
            occupations: JSONValue(technology.occupations),
            inDemand: JSONValue(technology.inDemand.sorted()))
    }
}

/// An occupation as the desk keeps it.
struct KeptOccupation: Record {
    var code: String
    var title: String
    var description: String
    var titles: JSONValue
    var tasks: JSONValue

    static let table = Table(
        "occupation", KeptOccupation.init(code:title:description:titles:tasks:),
        Column("code", \.code), Column("title", \.title), Column("description", \.description),
        Column("titles", \.titles), Column("tasks", \.tasks))

    var occupation: Occupation {
        Occupation(
            code: code, title: title, description: description, titles: titles.texts,
            tasks: tasks.texts)
    }
}

extension KeptOccupation {
    init(_ occupation: Occupation) {
        self.init(
            code: occupation.code, title: occupation.title, description: occupation.description,
            titles: JSONValue(occupation.titles), tasks: JSONValue(occupation.tasks))
    }
}

extension JSONValue {
    /// The texts of a list.
    fileprivate var texts: [String] { (elements ?? []).compactMap(\.string) }
}
