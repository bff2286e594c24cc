package import Documents
internal import Language
package import Prelude
internal import Recruiting
package import Storage

/// Every quality figure, measured in one place for `muster eval` and the tests.
package struct Evaluation {
    private let knowledge: Knowledge
    private let data: EvaluationData
    private let own: EvaluationData
    private let today: Day
    private let documents: DocumentReader
    private let makeDesk: @Sendable () throws -> any Database
    private let shipped: EvaluationEmbedding
    private let other: EvaluationEmbedding?

    /// A measurement with what the machine knows, over the public data and our own tables;
    /// `makeDesk` makes an empty desk for matching. What vectors move is measured with the table that
    /// ships, and with another embedding beside it.
    package init(
        knowledge: Knowledge, data: EvaluationData, own: EvaluationData, today: Day,
        documents: DocumentReader = DocumentReader(), other: EvaluationEmbedding? = nil,
        makeDesk: @escaping @Sendable () throws -> any Database
    ) {
        self.makeDesk = makeDesk
        self.knowledge = knowledge
        self.data = data
        self.own = own
        self.today = today
        self.documents = documents
        self.other = other
        shipped = EvaluationEmbedding(knowledge.embeddings)
    }

    /// One thing that is measured.
    private typealias Part = (name: String, measure: () throws -> ([Figure], [String]))

    /// Measures everything; `announce` hears what is being measured.
    ///
    /// - Throws: what reading the data throws.
    package func run(
        announce: (String) -> Void = { _ in }
    ) throws -> (figures: [Figure], misses: [String]) {
        var figures: [Figure] = []
        var misses: [String] = []
        for part in parts {
            announce(part.name)
            let (measured, missed) = try part.measure()
            figures += measured
            misses += missed.map { "\(part.name): \($0)" }
        }
        return (figures, misses)
    }

    private var parts: [Part] {
        let reader = knowledge.resumeReader(today: today)
        return [
            (
                "CVs",
                {
                    let measured = try ResumeEvaluation(
                        data, reader: reader, today: today, text: source)
                    return (measured.figures, measured.misses)
                }
            ),
            (
                "levels",
                {
                    let measured = try LevelEvaluation(data, reader: reader)
                    return (measured.figures, measured.misses)
                }
            ),
            (
                "snippets",
                {
                    let measured = try SnippetEvaluation(
                        table: own.read("evaluation/cv_snippets.jsonl"), reader: reader)
                    return (measured.figures, measured.misses)
                }
            ),
            (
                "sample",
                {
                    let measured = try SampleEvaluation(
                        own, knowledge: knowledge, today: today, documents: documents)
                    return (measured.figures, measured.misses)
                }
            ),
            (
                "aliases",
                {
                    let measured = try AliasEvaluation(data, resolver: knowledge.resolver)
                    return (measured.figures, measured.misses)
                }
            ),
            (
                "occupations",
                {
                    let measured = try TaxonomyEvaluation(
                        data, resolver: knowledge.resolver, embeddings: knowledge.embeddings)
                    return (measured.figures, measured.misses)
                }
            ),
            (
                "job posts",
                {
                    let measured = try SkillSpanEvaluation(
                        data, phrases: KnowledgePhrases(knowledge.finder))
                    return (measured.figures, [])
                }
            ),
            (
                "headers of job posts",
                {
                    let measured = try JobPostEvaluation(
                        data, reader: knowledge.jobPostReader(today: today))
                    return (measured.figures, measured.misses)
                }
            ),
            (
                "pay",
                {
                    let measured = try MoneyEvaluation(own)
                    return (measured.figures, measured.misses)
                }
            ),
            (
                "years",
                {
                    let measured = try YearsEvaluation(own, finder: knowledge.finder)
                    return (measured.figures, measured.misses)
                }
            ),
            (
                "whole texts",
                {
                    try besides { [try WholeTextEvaluation(data, embedding: $0).figure()] }
                }
            ),
            (
                "matching",
                {
                    try besides { embedding in
                        try MatchEvaluation(data) { try matched($0, $1, embedding) }.figures()
                    }
                }
            ),
            (
                "gaps",
                {
                    let measured = try GapEvaluation(data, scratch(shipped))
                    return (measured.figures, measured.misses)
                }
            ),
            ("fits", { (try FitEvaluation(data, scratch(shipped)).figures, []) }),
            (
                "fairness",
                {
                    let measured = try FairnessEvaluation(own, match: scored)
                    return (measured.figures, measured.misses)
                }
            ),
        ]
    }

    /// The totals with the profile that the figures are for.
    private func matched(
        _ post: String, _ resumes: [(name: String, text: String)],
        _ embedding: EvaluationEmbedding
    ) throws -> [String: Double] {
        try scratch(embedding).totals(post: post, resumes: resumes, profile: "muster")
    }

    /// The scores with their explanations.
    private func scored(
        _ post: String, _ resumes: [(name: String, text: String)], _ profile: String
    ) throws -> [String: FairnessEvaluation.Scored] {
        try scratch(shipped).matches(post: post, resumes: resumes, profile: profile).mapValues {
            FairnessEvaluation.Scored(total: $0.score, explanation: $0.explanation)
        }
    }

    private func scratch(_ embedding: EvaluationEmbedding) -> ScratchDesk {
        ScratchDesk(
            makeDesk: makeDesk, knowledge: knowledge, today: today, documents: documents,
            embedding: embedding)
    }

    /// The figures with the table that ships, and beside them those with the other embedding.
    private func besides(
        _ measure: (EvaluationEmbedding) throws -> [Figure]
    ) throws -> ([Figure], [String]) {
        var figures = try measure(shipped)
        guard let other else { return (figures, []) }
        for (index, figure) in try measure(other).enumerated() {
            figures[index].other = figure.value
        }
        return (figures, [])
    }

    /// The text of a file as the import reads it; nil where the file has no text layer.
    private func source(_ path: String) throws -> SourceText? {
        do throws(DocumentError) {
            let bytes = try bytes(path)
            return try documents.read(bytes, path: path).first.map { SourceText($0) }
        } catch {
            guard error.code == .noTextLayer else { throw error }
            return nil
        }
    }

    private func bytes(_ path: String) throws(DocumentError) -> [UInt8] {
        do { return try data.read(path) } catch {
            throw DocumentError(
                .unreadable, "\(path) of the evaluation data cannot be read",
                hint: "Name its folder with --data")
        }
    }
}
