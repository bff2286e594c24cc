package import Language

/// How well names are put to the skill they stand for, and how rarely to a wrong one.
package struct AliasEvaluation {
    /// The figures, in the order of the table.
    package private(set) var figures: [Figure] = []
    /// What went wrong, a line each, for whoever improves it.
    package private(set) var misses: [String] = []
    private let resolver: SkillResolver

    /// Measures a resolver on the alias files below `skills/`.
    /// - Throws: what reading the data throws.
    package init(_ data: EvaluationData, resolver: SkillResolver) throws {
        self.resolver = resolver
        measurePairs(EvaluationTable(try data.read("skills/alias_pairs.csv")))
        measureNegatives(EvaluationTable(try data.read("skills/alias_negatives.csv")))
        measureAmbiguous(EvaluationTable(try data.read("skills/alias_ambiguous.csv")))
    }

    /// Each alias is assigned against the canonical names of the whole file.
    private mutating func measurePairs(_ table: EvaluationTable) {
        let rows = table.rows.compactMap {
            row -> (canonical: String, alias: String, kind: String)? in
            guard let canonical = row["canonical"], let alias = row["alias"] else { return nil }
            return (canonical, alias, row["kind"] ?? "")
        }
        let canonicals = rows.map(\.canonical)
        let assigned = resolver.assign(names: rows.map(\.alias), canonicals: canonicals)
        var places = Dictionary(
            assigned.assignments.map { ($0.name, $0.canonical) },
            uniquingKeysWith: { one, _ in one })
        for name in assigned.known { places[name] = name }
        var right = 0
        var lexical = (right: 0, all: 0)
        for row in rows {
            let isRight = places[row.alias] == row.canonical
            right += isRight ? 1 : 0
            if row.kind == "lexical" {
                lexical = (lexical.right + (isRight ? 1 : 0), lexical.all + 1)
            }
            if !isRight {
                misses.append(
                    "\(row.alias) → \(places[row.alias] ?? "nothing"), not \(row.canonical)")
            }
        }
        add("recall", share(right, rows.count), target: 0.92, cases: rows.count)
        add(
            "recall, lexical kind", share(lexical.right, lexical.all), target: 0.88,
            cases: lexical.all)
        measureOrder(rows.map(\.alias), canonicals: canonicals, expected: assigned)
    }

    /// The same assignments must come out of reversed input and of other letter case.
    private mutating func measureOrder(
        _ names: [String], canonicals: [String], expected: SkillAssignments
    ) {
        let reversed = resolver.assign(names: names.reversed(), canonicals: canonicals.reversed())
        add("same in any order", reversed == expected ? 1 : 0, target: 1, cases: names.count)
        var places: [String: Set<String>] = [:]
        for assignment in expected.assignments {
            places[assignment.name.lowercased(), default: []].insert(assignment.canonical)
        }
        let shouted = resolver.assign(names: names.map { $0.uppercased() }, canonicals: canonicals)
        let cased = Dictionary(
            shouted.assignments.map { ($0.name.lowercased(), $0.canonical) },
            uniquingKeysWith: { one, _ in one })
        let same = places.filter { name, canonicals in
            // A name written as a canonical in capitals is that canonical, and so unassigned.
            cased[name].map(canonicals.contains) ?? shouted.known.contains(name.uppercased())
        }
        for name in places.keys.sorted() where same[name] == nil {
            misses.append("\(name.uppercased()) → \(cased[name] ?? "nothing") in capitals")
        }
        add("same in any case", share(same.count, places.count), target: 1, cases: places.count)
    }

    private mutating func measureNegatives(_ table: EvaluationTable) {
        var merged = 0
        var curated = (merged: 0, all: 0)
        for row in table.rows {
            guard let first = row["name_a"], let second = row["name_b"] else { continue }
            let isMerged = resolver.areSame(first, second)
            merged += isMerged ? 1 : 0
            if row["source"] == "curated" {
                curated = (curated.merged + (isMerged ? 1 : 0), curated.all + 1)
            }
            if isMerged { misses.append("\(first) = \(second), wrongly") }
        }
        let all = table.rows.count
        add("different names kept apart", 1 - share(merged, all), target: 0.99, cases: all)
        add(
            "the same, curated pairs", 1 - share(curated.merged, curated.all), target: 1,
            cases: curated.all)
    }

    /// A reading marked wrong is never taken; a form that only a human or the text around can tell
    /// is asked about, not decided.
    private mutating func measureAmbiguous(_ table: EvaluationTable) {
        var wrong = 0
        var asked = (right: 0, all: 0)
        for row in table.rows {
            guard let form = row["surface_form"], let readings = row["readings"] else { continue }
            for reading in readings.split(separator: ";") where reading.contains("WRONG") {
                let name = reading.prefix { $0 != "W" }.split(separator: " ").first.map(String.init)
                if let name, resolver.areSame(form, name) {
                    wrong += 1
                    misses.append("\(form) = \(name), marked wrong")
                }
            }
            let guidance = row["guidance"] ?? ""
            guard guidance.hasPrefix("ask") || guidance.hasPrefix("context") else { continue }
            let isAsked = resolver.resolve(form).found == nil
            asked = (asked.right + (isAsked ? 1 : 0), asked.all + 1)
            if !isAsked { misses.append("\(form) decided without asking") }
        }
        add("wrong readings avoided", wrong == 0 ? 1 : 0, target: 1, cases: table.rows.count)
        add(
            "ambiguous forms asked about", share(asked.right, asked.all), target: 1,
            cases: asked.all)
    }

    private mutating func add(_ name: String, _ value: Double, target: Double?, cases: Int) {
        figures.append(Figure("Aliases", name, value, target: target, cases: cases))
    }

    private func share(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }
}
