internal import Prelude

/// Measures how well the vectors of whole texts alone tell good from poor CVs for a post: a measure of
/// the embedding, not of the matching.
struct WholeTextEvaluation {
    private let data: EvaluationData
    private let embedding: EvaluationEmbedding

    init(_ data: EvaluationData, embedding: EvaluationEmbedding) {
        self.data = data
        self.embedding = embedding
    }

    /// The share of pairs in which the good CV is nearer to its post than the poor one.
    func figure() throws -> Figure {
        let folder = "match/autoresu/"
        let people = try JSONParser.parse(data.read(folder + "candidates.json")).members ?? []
        let posts = try JSONParser.parse(data.read(folder + "jobs.json")).members ?? []
        let labels = LabelledTexts.labels(try data.read(folder + "labels.csv"))
        let resumes = try embedding.vectors(people.map { LabelledTexts.resume($0.value) })
        let wanted = try embedding.vectors(posts.map { LabelledTexts.post($0.value) })
        var measure = RankingMeasure()
        for (post, vector) in zip(posts, wanted) {
            for (person, resume) in zip(people, resumes) {
                guard let label = labels[post.key]?[person.key], let vector, let resume else {
                    continue
                }
                let cosine = zip(vector, resume).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
                measure.add(job: post.key, label: label, total: cosine)
            }
        }
        let area = measure.areaUnderCurve
        return Figure(
            "whole texts", "good over poor by cosine alone, AUC", area.value, target: 0.8,
            cases: area.cases)
    }
}
