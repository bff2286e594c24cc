package import Language

/// What kinds of roles there are: the words by which titles and categories name them, and the groups
/// of skills that belong to them.
package struct Roles: Sendable {
    /// One kind of role.
    struct Role: Sendable, Hashable {
        var name: String
        /// Words or phrases of titles, folded.
        var words: [String]
        /// Words that many kinds of roles share, and that count only when no other word stands there.
        var weak: [String]
        /// The groups whose skills are its core, as `family/group`.
        var core: Set<String>
        /// The groups whose skills help.
        var other: Set<String>
    }

    private let roles: [Role]

    /// Reads the file of roles: four columns separated by tabs, lists by bars.
    ///
    /// - Throws: `LexiconError` with the line that cannot be read.
    package init(_ bytes: [UInt8]) throws(LexiconError) {
        var roles: [Role] = []
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 4 else {
                throw LexiconError(
                    file: "roles.tsv", line: number + 1,
                    problem: "expected 4 columns, found \(columns.count)")
            }
            let lists = columns.dropFirst().map { $0.split(separator: "|").map(String.init) }
            roles.append(
                Role(
                    name: String(columns[0]),
                    words: lists[0].filter { !$0.hasPrefix("~") }.map(Self.folded),
                    weak: lists[0].filter { $0.hasPrefix("~") }.map(Self.folded),
                    core: Set(lists[1]), other: Set(lists[2])))
        }
        self.roles = roles
    }

    /// The groups that roles name and a lexicon lacks, for a test to reject.
    package func unknownGroups(in lexicon: Lexicon) -> [String] {
        let known = Set(lexicon.skills.map { "\($0.family)/\($0.group)" })
        return roles.flatMap { $0.core.union($0.other) }.filter { !known.contains($0) }.sorted()
    }

    /// The role that a title or category names: the one with the longest of the words that stand in
    /// it, so that "data engineer" is no plain engineer; nil when none does.
    func role(of title: String) -> Role? {
        let text = " " + Self.folded(title) + " "
        return best(in: text, by: \.words) ?? best(in: text, by: \.weak)
    }

    private func best(in text: String, by words: (Role) -> [String]) -> Role? {
        var best: (role: Role, length: Int)?
        for role in roles {
            let length = words(role).filter { text.contains(" \($0) ") }.map(\.utf8.count).max()
            if let length, length > best?.length ?? 0 { best = (role, length) }
        }
        return best?.role
    }

    /// Lower case, accents off, whatever is no letter, digit or plus as one blank.
    private static func folded(_ text: String) -> String {
        Folding.fold(text).split { !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "#" }
            .joined(separator: " ")
    }
}
