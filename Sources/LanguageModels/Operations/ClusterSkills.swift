/// Gathering names of skills that belong to no bag into new ones (facts §4.3, skill_clustering).
package enum ClusterSkills {
    /// How many names one call is asked about, unless more begin with the same letter.
    package static let batch = 250
    /// How many names one call may hold in any case.
    package static let maximumNames = 2 * AssignSkills.batch

    /// The prompt; its rules are those of sorting into bags.
    package static let prompt = Prompt(
        name: "skill_clustering", version: "1.0.0",
        instructions: """
            You gather names of skills into groups, as one JSON document. A group is one skill under all \
            its spellings and abbreviations: its best known name is canonical, the others are aliases. \
            A name joins a group only when it is the very same technology written otherwise; every other \
            name is a group of its own without aliases. Each name is in exactly one group, written as it \
            was given; no other name is in any.
            \(AssignSkills.separations)
            """, maximumTokens: 16_000)

    /// The material of a call.
    package static func material(names: [String]) -> [Material] {
        [Material("NAMES", names.joined(separator: "\n"))]
    }

    /// The shape of the answer.
    package static let shape = Shape<[AssignSkills.Bag]>.object("Names gathered into groups") {
        object in
        let clusters = object.member(
            "clusters", cluster.list("every group", limit: maximumNames))
        return { $0[clusters] }
    }

    private static let cluster = Shape<AssignSkills.Bag>.object("One skill") { object in
        let canonical = object.member("canonical", .text("its best known name", limit: 200))
        let aliases = object.member(
            "aliases",
            Shape<String>.text("a name", limit: 200).list("its other names", limit: batch))
        return { AssignSkills.Bag(canonical: $0[canonical], aliases: $0[aliases]) }
    }

    /// Names in portions for one call each: those that begin with the same letter stay together, since
    /// another spelling mostly begins alike, and letters that follow each other share a call.
    package static func portions(_ names: [String], size: Int = batch) -> [[String]] {
        let sorted = names.map { (key: AssignSkills.folded($0), name: $0) }.sorted { $0 < $1 }
        var portions: [[String]] = []
        var letter: [String] = []
        func close() {
            if let last = portions.last, last.count + letter.count <= size {
                portions[portions.count - 1] += letter
            } else if !letter.isEmpty {
                portions.append(letter)
            }
            letter = []
        }
        var before: Character?
        for (key, name) in sorted {
            if key.first != before { close() }
            before = key.first
            letter.append(name)
        }
        close()
        return portions
    }

    /// Holds groups to what was asked: only names that were asked about, each once, and nothing that must
    /// never be together. What is left of a group still stands.
    ///
    /// - Parameter conflict: Why two names are never one skill; nil when they may be.
    /// - Returns: Each name that is another name of a skill, with that skill's name.
    package static func checked(
        _ clusters: [AssignSkills.Bag], names: [String],
        conflict: (_ name: String, _ canonical: String) -> String?
    ) -> [AssignSkills.Assignment] {
        let asked = Dictionary(names.map { (AssignSkills.folded($0), $0) }) { first, _ in first }
        var seen: Set<String> = []
        var found: [AssignSkills.Assignment] = []
        for cluster in clusters {
            guard let canonical = asked[AssignSkills.folded(cluster.canonical)],
                seen.insert(canonical).inserted
            else { continue }
            for alias in cluster.aliases {
                guard let name = asked[AssignSkills.folded(alias)], !seen.contains(name),
                    conflict(name, canonical) == nil
                else { continue }
                seen.insert(name)
                found.append(AssignSkills.Assignment(name: name, canonical: canonical))
            }
        }
        return found
    }
}
