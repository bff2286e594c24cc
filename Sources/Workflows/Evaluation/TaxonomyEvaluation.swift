internal import Documents
package import Language

/// How well skills and titles are put to what the O*NET database calls them, and how rarely to something
/// else.
package struct TaxonomyEvaluation {
    /// The figures, in the order of the table.
    package private(set) var figures: [Figure] = []
    /// What went wrong, a line each.
    package private(set) var misses: [String] = []

    private static let folder = "onet/reference/onet_27.0"
    /// How many occupations are looked at for each title.
    private static let looked = 5

    /// Measures on the files below `onet/`; of the titles every so manieth is asked for.
    ///
    /// - Throws: what reading the data throws.
    package init(
        _ data: EvaluationData, resolver: SkillResolver, embeddings: EmbeddingTable,
        everyTitle step: Int = 1
    ) throws {
        let release = try OnetRelease(
            files: data.list(Self.folder).map { ($0, try data.read("\(Self.folder)/\($0)")) })
        let index = TechnologyIndex(release.technologies, resolver: resolver)
        let mapper = SkillMapper(
            to: index, occupations: nil, resolver: resolver, embeddings: embeddings)
        try measureSkills(index, mapper, data)
        try measureTitles(release.occupations, embeddings, data, step)
    }

    private mutating func measureSkills(
        _ index: TechnologyIndex, _ mapper: SkillMapper, _ data: EvaluationData
    ) throws {
        let configuration = GapConfiguration()
        func found(_ skill: String) -> String? {
            let mapping = mapper.answer(.init(skill), floor: configuration.jobFloor).best
            guard let mapping, mapping.confidence >= configuration.mapper.low else { return nil }
            return index.technologies[mapping.index].name
        }
        var known: [String: Set<String>] = [:]
        for row in EvaluationTable(try data.read("onet/skill_to_onet_technology.csv")).rows {
            guard let skill = row["skill_canonical"], let name = row["onet_example"] else {
                continue
            }
            known[skill, default: []].insert(name)
        }
        var right = 0
        for (skill, names) in known.sorted(by: { $0.key < $1.key }) {
            let name = found(skill)
            if let name, names.contains(name) {
                right += 1
            } else {
                misses.append("\(skill) → \(name ?? "nothing"), not \(names.sorted()[0])")
            }
        }
        add("hit@1", right, of: known.count, target: 0.93)
        let traps = EvaluationTable(try data.read("onet/skill_to_onet_traps.csv")).rows
        let avoided = traps.count { row in
            row["skill_canonical"].flatMap(found) != row["wrong_onet_example"]
        }
        add("homonyms avoided", avoided, of: traps.count, target: 1)
        let unknown = EvaluationTable(try data.read("onet/skill_no_exact_onet_example.csv")).rows
        var silent = 0
        for skill in unknown.compactMap({ $0["skill_canonical"] }) {
            let name = found(skill)
            if let name { misses.append("\(skill) → \(name), wrongly") } else { silent += 1 }
        }
        add("nothing said of what it has not", silent, of: unknown.count, target: 0.97)
    }

    private mutating func measureTitles(
        _ occupations: [Occupation], _ embeddings: EmbeddingTable, _ data: EvaluationData,
        _ step: Int
    ) throws {
        var occupations = occupations
        let positions = Dictionary(
            uniqueKeysWithValues: occupations.enumerated().map { ($0.element.code, $0.offset) })
        func rows(_ file: String) throws -> [(title: String, position: Int)] {
            EvaluationTable(try data.read("onet/\(file)")).rows.compactMap { row in
                guard let title = row["title"], let code = row["soc_code"] else { return nil }
                return positions[code].map { (title, $0) }
            }
        }
        let reported = try rows("sample_of_reported_titles.csv")
        for (title, position) in try rows("alternate_titles.csv") + reported {
            occupations[position].titles.append(title)
        }
        let index = OccupationIndex(occupations, embeddings: embeddings)
        let truth = Dictionary(grouping: reported, by: \.title).mapValues {
            Set($0.map(\.position))
        }
        let asked = truth.keys.sorted().enumerated().filter { $0.offset % step == 0 }
            .map(\.element)
        var hits = (ours: 0, words: 0, exact: 0, first: 0)
        for title in asked {
            let right = truth[title] ?? []
            let ours = index.nearest(to: title, limit: Self.looked, leavingOut: true)
            if ours.contains(where: { right.contains($0.index) }) {
                hits.ours += 1
            } else {
                let wanted = right.sorted().map { occupations[$0].title }.joined(separator: " or ")
                misses.append("\(title) is not put to \(wanted)")
            }
            if let first = ours.first, right.contains(first.index) { hits.first += 1 }
            let words = index.byWords(title, limit: Self.looked, leavingOut: true)
            if words.contains(where: { right.contains($0.index) }) { hits.words += 1 }
            if !right.isDisjoint(with: index.exact(title)) { hits.exact += 1 }
        }
        add("titles, hit@5, itself left out", hits.ours, of: asked.count, target: nil)
        add("the same, hit@1", hits.first, of: asked.count, target: nil)
        add("the same by BM25, hit@5", hits.words, of: asked.count, target: nil)
        let gain = Double(hits.ours - hits.words) / Double(max(asked.count, 1))
        figures.append(
            Figure("O*NET", "gain over BM25", gain, target: 0.05, cases: asked.count))
        add("titles looked up as they are", hits.exact, of: asked.count, target: nil)
    }

    private mutating func add(_ name: String, _ right: Int, of all: Int, target: Double?) {
        figures.append(
            Figure(
                "O*NET", name, all == 0 ? 0 : Double(right) / Double(all), target: target,
                cases: all))
    }
}
