internal import Prelude

/// Measures matching on labelled CVs and posts, through whatever reads and scores them: the caller
/// gives the line from texts to totals, so that the figures are those of the real program.
package struct MatchEvaluation {
    /// The totals of some CVs for a post with the profile `muster`, by the CVs' names.
    package typealias Match = (_ post: String, _ resumes: [(name: String, text: String)]) throws ->
        [String: Double]

    private let data: EvaluationData
    private let match: Match

    /// A measurement of a line from texts to totals over a source of data.
    package init(_ data: EvaluationData, match: @escaping Match) {
        self.data = data
        self.match = match
    }

    /// Every figure of matching.
    ///
    /// - Throws: what reading the data or matching throws.
    package func figures() throws -> [Figure] { try labelled() + ordered() }

    // MARK: Labelled pairs

    private func labelled() throws -> [Figure] {
        let texts = try LabelledPairs(data)
        var measure = RankingMeasure()
        var (raised, stuffings) = (0, 0)
        for post in texts.posts {
            let totals = try match(post.text, texts.resumes)
            for (person, label) in post.labels {
                guard let total = totals[person] else { continue }
                measure.add(job: post.name, label: label, total: total)
            }
            let stuffed = try stuffing(post.text, post.value, texts.resumes, totals)
            raised += stuffed.raised
            stuffings += stuffed.cases
        }
        let (area, pairs) = (measure.areaUnderCurve, measure.pairOrder)
        return [
            Figure("matching", "good over poor, AUC", area.value, target: 0.97, cases: area.cases),
            Figure(
                "matching", "pairs in order within a job", pairs.value, target: 0.86,
                cases: pairs.cases),
            Figure(
                "matching", "stuffed CVs that rank no higher",
                stuffings == 0 ? 0 : 1 - Double(raised) / Double(stuffings), target: 1,
                cases: stuffings),
        ]
    }

    /// Lists everything that a post asks for in each CV in turn, and counts who rises.
    private func stuffing(
        _ post: String, _ value: JSONValue, _ resumes: [(name: String, text: String)],
        _ totals: [String: Double]
    ) throws -> (raised: Int, cases: Int) {
        let wanted = LabelledTexts.skills(value).joined(separator: ", ")
        var raised = 0
        for (name, text) in resumes {
            let stuffed = "\(text)\n\nSkills\n\(wanted)\n\(wanted)\n"
            guard let after = try match(post, [(name, stuffed)])[name], let before = totals[name]
            else { continue }
            let others = totals.filter { $0.key != name }.values
            if others.count(where: { $0 > after }) < others.count(where: { $0 > before }) {
                raised += 1
            }
        }
        return (raised, resumes.count)
    }

    // MARK: A known order

    private func ordered() throws -> [Figure] {
        let ordered = try KnownOrder(data).share(match)
        return [
            Figure(
                "matching", "pairs in the order experts gave", ordered.value, target: 1,
                cases: ordered.cases)
        ]
    }
}
