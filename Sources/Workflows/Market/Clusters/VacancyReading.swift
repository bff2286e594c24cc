internal import Language
package import Market
internal import Prelude
internal import Recruiting
package import Storage

/// Reads vacancies as they are grouped: their words, and the skills that they name.
package struct VacancyReading: Sendable {
    /// How much of a text is read, in bytes.
    private static let maximumText = 50_000

    private let knowledge: Knowledge

    /// A reading with what the machine knows.
    package init(_ knowledge: Knowledge) {
        self.knowledge = knowledge
    }

    /// A vacancy as it stands in a file or on the desk.
    package struct Source: Sendable {
        /// What names it.
        package var name: String
        /// Its title.
        package var title: String
        /// What it says.
        package var text: String

        /// A vacancy from its parts.
        package init(name: String, title: String, text: String) {
            self.name = name
            self.title = title
            self.text = text
        }
    }

    /// Vacancies as they are grouped, on all processors.
    package func vacancies(_ sources: [Source]) -> [Vacancy] {
        Parallelism.processors.portions(of: sources.count, size: 50) { range in
            range.map { vacancy(sources[$0]) }
        }
    }

    /// A vacancy as it is grouped.
    package func vacancy(_ source: Source) -> Vacancy {
        let text = SourceText(
            String(
                decoding: "\(source.title)\n\n\(source.text)".utf8.prefix(Self.maximumText),
                as: UTF8.self))
        var counts: [String: Int] = [:]
        var order: [String] = []
        var kinds: [String: Bool] = [:]
        for mention in knowledge.finder.mentions(in: text) {
            guard let skill = mention.skill.flatMap({ knowledge.lexicon[$0] }),
                skill.kind != .soft, skill.kind != .language
            else { continue }
            if counts[skill.name] == nil { order.append(skill.name) }
            counts[skill.name, default: 0] += 1
            kinds[skill.name] = skill.kind == .tool
        }
        return Vacancy(
            name: source.name, title: source.title,
            text: source.text,
            skills: order.map {
                .init(name: $0, count: counts[$0] ?? 1, isTechnology: kinds[$0] ?? false)
            })
    }

    /// The listings of a desk that are no copies of others, the oldest first.
    ///
    /// - Parameter includesClosed: Whether those that are closed count too.
    package static func listings(
        includesClosed: Bool, on connection: any Connection
    ) throws -> [Source] {
        let open: SQL = includesClosed ? "" : "AND closed_at IS NULL"
        return try connection.query(
            "SELECT id, title, text FROM listing WHERE duplicate_of IS NULL \(open) ORDER BY seq"
        ).map { Source(name: try $0.get(0), title: try $0.get(1), text: try $0.get(2)) }
    }

    /// A vacancy of a file of the original's form: text, with `# Company:` and `# Position:` above it where
    /// it has them.
    package static func file(_ name: String, _ text: String) -> Source {
        var title = ""
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if lines.isEmpty, line.hasPrefix("#") {
                let parts = line.drop { $0 == "#" || $0 == " " }.split(separator: ":", maxSplits: 1)
                if parts.count == 2, parts[0].lowercased() == "position" {
                    title = parts[1].split(whereSeparator: \.isWhitespace).joined(separator: " ")
                }
                continue
            }
            lines.append(line)
        }
        let body = lines.joined(separator: "\n")
        if title.isEmpty {
            let first = lines.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
            title = String(first.prefix(100)).split(whereSeparator: \.isWhitespace).joined(
                separator: " ")
        }
        return Source(name: name, title: title, text: body)
    }

    /// The kinds of work without an artifact: the groups of the lexicon's technologies.
    package var defaultCategories: [MarketTaxonomy.Category] {
        Dictionary(grouping: knowledge.lexicon.skills.filter { $0.kind == .tool }, by: \.group)
            .sorted { $0.key < $1.key }.map { group, skills in
                .init(
                    slug: group, name: group.replacing("-", with: " ").capitalized(),
                    keywords: skills.map(\.name))
            }
    }
}

extension String {
    /// The text with a capital at its beginning.
    fileprivate func capitalized() -> String { prefix(1).uppercased() + dropFirst() }
}
