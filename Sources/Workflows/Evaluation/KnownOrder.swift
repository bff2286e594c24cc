internal import Prelude

/// Posts with CVs in an order that experts gave: `match/sproutsai/`.
struct KnownOrder {
    private let data: EvaluationData

    init(_ data: EvaluationData) {
        self.data = data
    }

    /// The share of pairs of CVs that totals put in the experts' order, 0...1, and how many pairs there are.
    ///
    /// - Throws: what reading the data or scoring throws.
    func share(_ score: MatchEvaluation.Match) throws -> (value: Double, cases: Int) {
        let folder = "match/sproutsai/"
        let rankings = try JSONParser.parse(data.read(folder + "expected_rankings.json"))
        var (won, cases) = (0.0, 0)
        for ranking in rankings.members ?? [] {
            let post = String(
                decoding: try data.read(folder + "job_\(ranking.key).txt"), as: UTF8.self)
            let names = (ranking.value.elements ?? [])
                .sorted { ($0["rank"]?.int ?? 0) < ($1["rank"]?.int ?? 0) }
                .compactMap { $0["cv"]?.string }
            let resumes = try names.map {
                (name: $0, text: String(decoding: try data.read(folder + $0), as: UTF8.self))
            }
            let totals = try score(post, resumes)
            for (index, better) in names.enumerated() {
                for worse in names.dropFirst(index + 1) {
                    cases += 1
                    if (totals[better] ?? 0) > (totals[worse] ?? 0) { won += 1 }
                }
            }
        }
        return (cases == 0 ? 0 : won / Double(cases), cases)
    }
}
