internal import Prelude

/// Vectors as OpenAI's API writes them.
enum OpenAIEmbeddings {
    /// The vectors of a response's document, in the order of the texts.
    ///
    /// - Throws: `ModelProblem.badAnswer` when one is missing, or is no vector.
    static func answer(
        _ document: JSONValue, texts: Int, from service: String
    ) throws(ModelProblem) -> EmbeddingAnswer {
        var vectors = [[Float]?](repeating: nil, count: texts)
        for (place, entry) in (document["data"]?.elements ?? []).enumerated() {
            let index = entry["index"]?.int ?? place
            guard vectors.indices.contains(index) else { continue }
            vectors[index] = entry["embedding"].flatMap(vector)
        }
        let whole = try EmbeddingVectors.checked(vectors, from: service)
        let usage = Usage(
            inputTokens: document["usage"]?["prompt_tokens"]?.int, outputTokens: 0,
            cost: document["usage"]?["cost"]?.double)
        return EmbeddingAnswer(vectors: whole, usage: usage)
    }

    /// A list of numbers, or the bytes of 32-bit floats in base 64, least significant first.
    private static func vector(_ value: JSONValue) -> [Float]? {
        guard let text = value.string else { return EmbeddingVectors.numbers(value) }
        guard let bytes = Base64.decoded(text), bytes.count % 4 == 0 else { return nil }
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            Float(
                bitPattern: (0..<4).reduce(UInt32(0)) {
                    $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1)
                })
        }
    }
}

/// What holds for the vectors of every service.
enum EmbeddingVectors {
    /// The longest vector that is taken; more than any model in use gives.
    static let maximumDimensions = 8192

    /// A list of numbers as a vector; nil when it is none.
    static func numbers(_ value: JSONValue) -> [Float]? {
        guard let elements = value.elements else { return nil }
        let numbers = elements.compactMap(\.double).map(Float.init)
        return numbers.count == elements.count ? numbers : nil
    }

    /// Vectors that are all there, of one length, finite and not all zero.
    ///
    /// - Throws: `ModelProblem.badAnswer`.
    static func checked(
        _ vectors: [[Float]?], from service: String
    ) throws(ModelProblem) -> [[Float]] {
        let whole = vectors.compactMap(\.self)
        guard whole.count == vectors.count else {
            throw .badAnswer(service: service, expected: "a vector for each text")
        }
        let length = whole.first?.count ?? 1
        guard (1...maximumDimensions).contains(length), whole.allSatisfy({ $0.count == length }),
            whole.allSatisfy({ $0.allSatisfy(\.isFinite) && $0.contains { $0 != 0 } })
        else { throw .badAnswer(service: service, expected: "vectors of one length") }
        return whole
    }
}
