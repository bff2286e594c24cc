/// A technology of the O*NET database: what it calls an example of a technology or software skill.
package struct Technology: Sendable, Hashable {
    /// The name as the database writes it: `Structured query language SQL`.
    package var name: String
    /// The title of the commodity it belongs to; nil where none is given.
    package var commodity: String?
    /// Whether employers ask for it often, across all occupations.
    package var isHot: Bool
    /// The codes of the occupations that use it, in order.
    package var occupations: [String]
    /// Those of them that ask for it especially; it is told of each occupation.
    package var inDemand: Set<String>

    /// A technology from its parts.
    package init(
        name: String, commodity: String? = nil, isHot: Bool = false, occupations: [String] = [],
        inDemand: Set<String> = []
    ) {
        self.name = name
        self.commodity = commodity
        self.isHot = isHot
        self.occupations = occupations
        self.inDemand = inDemand
    }

    /// Stable against other releases' order, and other for C, C++ and C#.
    package var id: String { "onet.tech.\(Lexicon.slug(name))" }
}

/// An occupation of the O*NET database.
package struct Occupation: Sendable, Hashable {
    /// The code: `15-1252.00`.
    package var code: String
    /// The title.
    package var title: String
    /// What somebody does who works in it.
    package var description: String
    /// Other titles of the same work.
    package var titles: [String]
    /// What somebody does in it, a sentence each.
    package var tasks: [String]

    /// An occupation from its parts.
    package init(
        code: String, title: String, description: String = "", titles: [String] = [],
        tasks: [String] = []
    ) {
        self.code = code
        self.title = title
        self.description = description
        self.titles = titles
        self.tasks = tasks
    }
}
