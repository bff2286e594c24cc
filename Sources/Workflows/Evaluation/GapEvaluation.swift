internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// Measures the gap report on labelled CVs and posts: whether who fits scores above who does not, and
/// whether every score is the sum of what its skills add to it.
struct GapEvaluation {
    /// The figures, in the order of the table.
    private(set) var figures: [Figure] = []
    /// What went wrong, a line each.
    private(set) var misses: [String] = []

    /// By how much a score may differ from its sum: what rounding of sums of so many numbers comes to.
    private static let roundoff = 1e-9

    /// Measures on `match/autoresu/`.
    ///
    /// - Throws: what reading the data, or the desk, throws.
    init(_ data: EvaluationData, _ scratch: ScratchDesk) throws {
        let texts = try LabelledPairs(data)
        var (scores, coverage) = (RankingMeasure(), RankingMeasure())
        var (adding, reports) = (0, 0)
        for post in texts.posts {
            let desk = try scratch.filled(post: post.text, resumes: texts.resumes)
            let taxonomy = try desk.database.read {
                try Taxonomy(of: scratch.knowledge, on: $0)
            }
            let graph = GapGraph(taxonomy, GapConfiguration())
            for (person, name) in desk.names.sorted(by: { $0.value < $1.value }) {
                guard let label = post.labels[name] else { continue }
                let outcome = try graph.preview(
                    ID(person), for: desk.job, on: desk.database, now: Timestamp(scratch.today))
                reports += 1
                if Self.adds(outcome.document) {
                    adding += 1
                } else {
                    misses.append("\(post.name) and \(name): the points do not add up to the score")
                }
                let analysis = outcome.report.analysis
                guard let score = analysis.score, let plain = analysis.coverage else {
                    misses.append("\(post.name) asks for nothing")
                    continue
                }
                scores.add(job: post.name, label: label, total: score)
                coverage.add(job: post.name, label: label, total: plain)
            }
        }
        let (area, plain) = (scores.areaUnderCurve, coverage.areaUnderCurve)
        figures = [
            Figure("gaps", "good over poor, AUC", area.value, target: 0.95, cases: area.cases),
            Figure(
                "gaps", "the same, plain coverage", plain.value, target: nil, cases: plain.cases),
            Figure(
                "gaps", "pairs in order within a job", scores.pairOrder.value, target: nil,
                cases: scores.pairOrder.cases),
            Figure(
                "gaps", "scores that are the sum of their skills",
                reports == 0 ? 0 : Double(adding) / Double(reports), target: 1, cases: reports),
        ]
    }

    /// Whether the points of a report's skills add up to its score, as whoever reads the document adds them.
    private static func adds(_ document: JSONValue) -> Bool {
        let skills =
            (document["matched_skills"]?.elements ?? [])
            + (document["missing_skills"]?.elements ?? [])
        let sum = skills.reduce(0) { $0 + ($1["points"]?.double ?? .nan) }
        return abs(sum - (document["metrics"]?["overall_score"]?.double ?? .nan)) < roundoff
    }
}
