internal import Engine
internal import Market
internal import Prelude
internal import Recruiting
internal import Storage

/// Puts listings that are open to the kinds of work that are looked for today, which may be others than when
/// they came in.
struct ListingSorting: Sendable {
    /// A listing and the kind that it is put to now; nil where it fits none.
    struct Moved: Sendable, Hashable {
        var listing: ID<Listing>
        var category: ID<SearchCategory>?
    }

    private let sorter: TitleSorter
    private let categories: [String: ID<SearchCategory>]

    /// A sorting by those categories that are looked for.
    init(_ knowledge: Knowledge, _ categories: [SearchCategory]) {
        let kept = categories.filter { $0.status == .kept }
        sorter = knowledge.titleSorter(kept)
        self.categories = Dictionary(kept.map { ($0.slug, $0.id) }) { first, _ in first }
    }

    /// The kind of a title; nil where it fits none.
    func category(of title: String) -> ID<SearchCategory>? {
        sorter.sort(title).first.flatMap { categories[$0.slug] }
    }

    /// The open listings whose kind is another one now.
    func moved(on database: any Database) async throws -> [Moved] {
        let open = try await database.reading { connection in
            try connection.query(
                "SELECT id, title, category_id FROM listing WHERE closed_at IS NULL ORDER BY seq"
            ).map { row in
                (
                    try row.get(0, as: ID<Listing>.self), try row.get(1, as: String.self),
                    try row.get(2, as: ID<SearchCategory>?.self)
                )
            }
        }
        return try await blocking { _ in
            Parallelism.processors.portions(of: open.count, size: 200) { range in
                range.compactMap { index in
                    let (id, title, known) = open[index]
                    let category = category(of: title)
                    return category == known ? nil : Moved(listing: id, category: category)
                }
            }
        }
    }

    /// Keeps where listings are now.
    static func keep(_ moved: [Moved], on connection: any Connection) throws {
        for each in moved {
            // The kind may have been removed since.
            try connection.execute(
                """
                UPDATE listing SET category_id =
                    (SELECT id FROM search_category WHERE id = \(each.category))
                WHERE id = \(each.listing)
                """)
        }
    }
}
