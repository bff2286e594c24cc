internal import Market
internal import Prelude
internal import Recruiting
internal import Storage

/// Measures how the rules score people for listings of the market, without any model: whether who fits scores
/// above who does not, and whether an order that experts gave holds.
struct FitEvaluation {
    /// The figures, in the order of the table.
    private(set) var figures: [Figure] = []

    private let scratch: ScratchDesk

    /// Measures on the labelled CVs and posts, each post as a listing.
    ///
    /// - Throws: what reading the data, or the desk, throws.
    init(_ data: EvaluationData, _ scratch: ScratchDesk) throws {
        self.scratch = scratch
        let texts = try LabelledPairs(data)
        var measure = RankingMeasure()
        for post in texts.posts {
            for (name, score) in try scores(post.text, texts.resumes) {
                guard let label = post.labels[name] else { continue }
                measure.add(job: post.name, label: label, total: score)
            }
        }
        let area = measure.areaUnderCurve
        let ordered = try KnownOrder(data).share { try scores($0, $1) }
        figures = [
            Figure("fits", "good over poor, AUC", area.value, target: 0.95, cases: area.cases),
            Figure(
                "fits", "pairs in the order experts gave", ordered.value, target: 1,
                cases: ordered.cases),
        ]
    }

    /// The scores of CVs for a post that is taken as a listing.
    private func scores(
        _ post: String, _ resumes: [(name: String, text: String)]
    ) throws -> [String: Double] {
        let desk = try scratch.filled(post: post, resumes: resumes)
        var job = FoundJob(
            source: "", key: "", title: post.split(separator: "\n").first.map(String.init) ?? "",
            company: nil, addresses: ["https://example.org/"])
        job.text = post
        let reading = ListingReading(scratch.knowledge, categories: [], today: scratch.today)
        let now = Timestamp(scratch.today)
        let merged = MergedJob.merged([job])
        return try desk.database.read { connection in
            let skills = try PersonSkills(on: connection)
            var scores: [String: Double] = [:]
            for merged in merged {
                let listing = reading.incoming(merged, id: ID("listing"), now: now).listing
                for person in try PersonSkills.people(where: "is_listed = 1", on: connection) {
                    guard let name = desk.names[person.id.text] else { continue }
                    scores[name] =
                        FitScore(
                            skills.demands(listing), held: person.held, years: person.years,
                            minYears: listing.minYears, threshold: 0
                        ).score ?? 0
                }
            }
            return scores
        }
    }
}
