internal import Prelude

/// CVs and posts of which people said how well they fit.
struct LabelledPairs {
    /// A post with what was said of the CVs, by their names.
    struct Post {
        var name: String
        var text: String
        var labels: [String: RankingMeasure.Label]
        /// The post as the data has it.
        var value: JSONValue
    }

    let resumes: [(name: String, text: String)]
    let posts: [Post]

    /// The pairs of `match/autoresu/`.
    ///
    /// - Throws: what reading the data throws.
    init(_ data: EvaluationData) throws {
        let folder = "match/autoresu/"
        let people = try JSONParser.parse(data.read(folder + "candidates.json")).members ?? []
        resumes = people.map { ($0.key, LabelledTexts.resume($0.value)) }
        let labels = LabelledTexts.labels(try data.read(folder + "labels.csv"))
        posts = (try JSONParser.parse(data.read(folder + "jobs.json")).members ?? []).map {
            Post(
                name: $0.key, text: LabelledTexts.post($0.value), labels: labels[$0.key] ?? [:],
                value: $0.value)
        }
    }
}
