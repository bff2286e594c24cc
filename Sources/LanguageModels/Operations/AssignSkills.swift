/// Sorting names of skills into bags that are there (facts: skill_normalization, assign).
package enum AssignSkills {
    /// How many names one call is asked about.
    package static let batch = 250

    /// One bag as the model sees it.
    package struct Bag: Sendable, Hashable {
        /// The canonical name.
        package var canonical: String
        /// Its aliases.
        package var aliases: [String]
        /// Whether it is a field of work, which no tool belongs to.
        package var isArea: Bool

        /// A bag from its parts.
        package init(canonical: String, aliases: [String], isArea: Bool = false) {
            self.canonical = canonical
            self.aliases = aliases
            self.isArea = isArea
        }
    }

    /// A name and the bag that it is said to belong to.
    package struct Assignment: Sendable, Hashable {
        /// The name.
        package var name: String
        /// The bag's canonical name.
        package var canonical: String
        /// How sure the model is, 0–1.
        package var confidence: Double

        /// An assignment from its parts.
        package init(name: String, canonical: String, confidence: Double = unsaid) {
            self.name = name
            self.canonical = canonical
            self.confidence = confidence
        }
    }

    /// What a model answers.
    package struct Answer: Sendable, Hashable {
        /// Names that belong to a bag.
        package var assignments: [Assignment]
        /// Names that belong to none.
        package var others: [String]

        /// An answer from its parts.
        package init(assignments: [Assignment], others: [String]) {
            self.assignments = assignments
            self.others = others
        }
    }

    /// What of an answer holds, and what does not and why.
    package struct Checked: Sendable, Hashable {
        /// What holds; names and canonicals as they are on the desk, whatever the model made of them.
        package var accepted: [Assignment] = []
        /// The names that belong to no bag.
        package var others: [String] = []
        /// What does not hold, with the reason.
        package var rejected: [(name: String, reason: String)] = []
        /// The names that the answer passed over.
        package var forgotten: [String] = []

        /// Whether both are the same.
        package static func == (left: Checked, right: Checked) -> Bool {
            left.accepted == right.accepted && left.others == right.others
                && left.forgotten == right.forgotten
                && left.rejected.elementsEqual(right.rejected) { $0 == $1 }
        }

        /// Feeds a hash.
        package func hash(into hasher: inout Hasher) { hasher.combine(accepted) }
    }

    /// The prompt; the rules of facts §4.3, which the caller enforces as well.
    package static let prompt = Prompt(
        name: "skill_normalization", version: "1.1.0",
        instructions: """
            You sort names of skills into bags, as one JSON document. A bag is one skill under all its \
            spellings and abbreviations. A name goes into a bag only when it is the very same \
            technology written otherwise; every other name goes into new_groups. Each name is in \
            exactly one of both, written as it was given; bags are named by their canonical names. \
            confidence says from 0 to 1 how sure it is that both are one skill.
            \(separations)
            """, maximumTokens: 16_000)

    /// The same in other words, with examples instead of a definition: it is asked beside the prompt, of some
    /// names, to see whether its answers hold more often.
    package static let variant = Prompt(
        name: prompt.name, version: "1.2.0",
        instructions: """
            Names of skills are to be filed, as one JSON document. For each name in turn ask: would a \
            person who wrote it mean exactly the skill of one bag? "k8s" and "Kubernetes" yes, so an \
            assignment; "Kubernetes Operators" and "Kubernetes" no, so new_groups; "Postgres DB" and \
            "PostgreSQL" yes; "Spring" and "Spring Boot" no. Copy names letter by letter as they were \
            given, and bags by their canonical names; leave no name out and name none twice. confidence \
            says from 0 to 1 how sure it is.
            \(separations)
            """, maximumTokens: 16_000)

    /// What is never one skill.
    static let separations = """
        - Never together: Java and JavaScript; C, C++ and C#; React and React Native; AWS, GCP and \
        Azure; REST, GraphQL and gRPC; SQL and its databases; Docker and Kubernetes; any two \
        products that merely do the same.
        - A field of work (frontend, backend, DevOps, AI, design, testing, data analysis) is never \
        the bag of a tool.
        - In doubt a name stays apart: a missed merge is harmless, a wrong one is not.
        """

    /// Fields of work that a model took for tools' names (facts §4.3, rule 3), whatever a lexicon calls them.
    private static let areas: Set<String> = [
        "frontend", "frontend development", "backend", "backend development", "devops", "ai",
        "artificial intelligence", "blockchain", "programming", "design", "testing",
        "software testing", "operations", "data analysis", "cloud computing", "api design",
    ]

    /// The material of a call.
    package static func material(bags: [Bag], names: [String]) -> [Material] {
        let lines = bags.map { bag in
            bag.aliases.isEmpty
                ? bag.canonical : "\(bag.canonical): \(bag.aliases.joined(separator: " | "))"
        }
        return [
            Material("BAGS", lines.joined(separator: "\n")),
            Material("NAMES", names.joined(separator: "\n")),
        ]
    }

    /// The shape of the answer.
    package static let shape = Shape<Answer>.object("Names sorted into bags") { object in
        let assignments = object.member(
            "assignments", assignment.list("names that belong to a bag", limit: batch))
        let others = object.member(
            "new_groups", Shape<String>.text("a name", limit: 200).list("all others", limit: batch))
        return { Answer(assignments: $0[assignments], others: $0[others]) }
    }

    private static let assignment = Shape<Assignment>.object("A name and its bag") { object in
        let name = object.member("skill_name", .text("as it was given", limit: 200))
        let canonical = object.member("assign_to_canonical", .text("the bag", limit: 200))
        let confidence = object.optional("confidence", .number("how sure, from 0 to 1", in: 0...1))
        return {
            Assignment(
                name: $0[name], canonical: $0[canonical], confidence: $0[confidence] ?? unsaid)
        }
    }

    /// How sure a model is that does not say it: enough to ask.
    package static let unsaid = 0.8

    /// The share of names of which an answer says something that holds, 0...1.
    package static func soundness(of checked: Checked, names: Int) -> Double {
        let sound = names - checked.forgotten.count - Set(checked.rejected.map(\.name)).count
        return names == 0 ? 1 : max(0, Double(sound) / Double(names))
    }

    /// Holds an answer to what was asked: only names that were asked about, only bags that are there,
    /// each name once, and nothing that must never be together.
    ///
    /// - Parameter conflict: Why two names are never one skill; nil when they may be.
    package static func checked(
        _ answer: Answer, names: [String], bags: [Bag],
        conflict: (_ name: String, _ canonical: String) -> String?
    ) -> Checked {
        let asked = Dictionary(names.map { (folded($0), $0) }) { first, _ in first }
        let known = Dictionary(bags.map { (folded($0.canonical), $0) }) { first, _ in first }
        var checked = Checked()
        var seen: Set<String> = []
        for assignment in answer.assignments {
            guard let name = asked[folded(assignment.name)] else {
                checked.rejected.append((assignment.name, "nobody asked about it"))
                continue
            }
            guard seen.insert(name).inserted else {
                checked.rejected.append((name, "it was assigned twice"))
                continue
            }
            guard let bag = known[folded(assignment.canonical)] else {
                checked.rejected.append((name, "there is no bag \(assignment.canonical)"))
                continue
            }
            if let reason = conflict(name, bag.canonical) {
                checked.rejected.append((name, reason))
            } else if bag.isArea || areas.contains(folded(bag.canonical)) {
                checked.rejected.append((name, "\(bag.canonical) is a field of work"))
            } else {
                checked.accepted.append(
                    Assignment(
                        name: name, canonical: bag.canonical, confidence: assignment.confidence))
            }
        }
        for other in answer.others {
            guard let name = asked[folded(other)], seen.insert(name).inserted else { continue }
            checked.others.append(name)
        }
        checked.forgotten = names.filter { !seen.contains($0) }
        return checked
    }

    /// A name as it is compared.
    static func folded(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
}
