package import Documents
internal import Language
package import Prelude

/// Every quality figure, measured in one place for `muster eval` and the tests.
package struct Evaluation {
    private let knowledge: Knowledge
    private let data: EvaluationData
    private let own: EvaluationData
    private let today: Day
    private let documents: DocumentReader

    /// A measurement with what the machine knows, over the public data and our own tables.
    package init(
        knowledge: Knowledge, data: EvaluationData, own: EvaluationData, today: Day,
        documents: DocumentReader = DocumentReader()
    ) {
        self.knowledge = knowledge
        self.data = data
        self.own = own
        self.today = today
        self.documents = documents
    }

    /// One thing that is measured.
    private typealias Part = (name: String, measure: () throws -> [Figure])

    /// Measures everything; `announce` hears what is being measured.
    ///
    /// - Throws: what reading the data throws.
    package func figures(announce: (String) -> Void = { _ in }) throws -> [Figure] {
        var figures: [Figure] = []
        for part in parts {
            announce(part.name)
            figures += try part.measure()
        }
        return figures
    }

    private var parts: [Part] {
        let reader = knowledge.resumeReader(today: today)
        return [
            (
                "CVs",
                {
                    try ResumeEvaluation(data, reader: reader, today: today, text: source).figures
                }
            ),
            ("levels", { try LevelEvaluation(data, reader: reader).figures }),
            (
                "snippets",
                {
                    try SnippetEvaluation(
                        table: own.read("evaluation/cv_snippets.jsonl"), reader: reader
                    ).figures
                }
            ),
            ("aliases", { try AliasEvaluation(data, resolver: knowledge.resolver).figures }),
            (
                "job posts",
                {
                    try SkillSpanEvaluation(
                        data, phrases: KnowledgePhrases(knowledge.finder)
                    ).figures
                }
            ),
        ]
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
