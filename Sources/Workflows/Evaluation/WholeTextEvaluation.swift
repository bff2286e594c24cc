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
        let pairs = try LabelledPairs(data)
        let resumes = try embedding.vectors(pairs.resumes.map(\.text))
        let wanted = try embedding.vectors(pairs.posts.map(\.text))
        var measure = RankingMeasure()
        for (post, vector) in zip(pairs.posts, wanted) {
            for (person, resume) in zip(pairs.resumes, resumes) {
                guard let label = post.labels[person.name], let vector, let resume else { continue }
                let cosine = zip(vector, resume).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
                measure.add(job: post.name, label: label, total: cosine)
            }
        }
        let area = measure.areaUnderCurve
        return Figure(
            "whole texts", "good over poor by cosine alone, AUC", area.value, target: 0.8,
            cases: area.cases)
    }
}
