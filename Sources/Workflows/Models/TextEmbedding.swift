package import Language
package import LanguageModels

/// Turns texts into vectors: the table that ships, or a model elsewhere. Vectors of different models
/// never mix, so each is stored under its model's name.
package struct TextEmbedding: Sendable {
    /// The model's name.
    package let model: String
    /// Whether it takes a call to a service.
    package let isService: Bool
    private let make: @Sendable ([String], CallPurpose) async throws -> [[Float]?]

    /// The version of what is sent for vectors.
    package static let version = "1.0.0"
    /// A longer text is cut, in bytes: models read no more, and some refuse it.
    package static let maximumText = 6000

    /// The table that ships.
    package init(_ table: EmbeddingTable) {
        model = table.model
        isService = false
        make = { texts, _ in texts.map { table.vector(for: $0) } }
    }

    /// A model of a provider; its vectors are made unit length, since not all are.
    package init(_ language: LanguageModel) {
        model = language.name
        isService = true
        make = { texts, purpose in
            let sent = texts.map(Self.cut)
            // Some services refuse a call for one empty text in it.
            let wanted = sent.indices.filter { sent[$0].contains { $0.isLetter || $0.isNumber } }
            let vectors = try await language.embed(wanted.map { sent[$0] }, for: purpose)
            var whole = [[Float]?](repeating: nil, count: texts.count)
            for (index, vector) in zip(wanted, vectors) { whole[index] = Self.unit(vector) }
            return whole
        }
    }

    /// One vector for each text; nil for a text that says nothing.
    ///
    /// - Throws: `ModelProblem`.
    package func vectors(
        of texts: [String], run: String? = nil, subject: String? = nil
    ) async throws -> [[Float]?] {
        try await make(
            texts,
            CallPurpose(
                operation: "embed_text", promptVersion: Self.version, run: run, subject: subject,
                fields: LeavingFields.vectors))
    }

    private static func cut(_ text: String) -> String {
        text.utf8.count <= maximumText
            ? text : String(decoding: text.utf8.prefix(maximumText), as: UTF8.self)
    }

    private static func unit(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        return length > 0 ? vector.map { Float(Double($0) / length) } : vector
    }
}
