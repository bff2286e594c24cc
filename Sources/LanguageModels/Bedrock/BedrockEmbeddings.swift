internal import Prelude
internal import Web

/// The forms in which Bedrock's models for vectors want their texts.
enum BedrockEmbeddings {
    case titan
    case cohere
    case nova

    /// The form of a model; nil for a model that gives no vectors.
    init?(model: String) {
        if model.contains("cohere.embed") {
            self = .cohere
        } else if model.contains("titan-embed") {
            self = .titan
        } else if model.contains("nova") && model.contains("embed") {
            self = .nova
        } else {
            return nil
        }
    }

    /// How many texts go into one call.
    var batch: Int {
        switch self {
        case .cohere: 96
        case .titan, .nova: 1
        }
    }

    /// The body of a request.
    func body(_ texts: [String]) -> JSONValue {
        switch self {
        case .titan: ["inputText": .string(texts.first ?? ""), "normalize": true]
        case .cohere:
            ["texts": JSONValue(texts), "input_type": "search_document", "truncate": "END"]
        case .nova:
            [
                "taskType": "SINGLE_EMBEDDING",
                "singleEmbeddingParams": [
                    "embeddingPurpose": "GENERIC_RETRIEVAL",
                    "text": ["value": .string(texts.first ?? ""), "truncationMode": "END"],
                ],
            ]
        }
    }

    /// The vectors of a response's document, nil where one is missing.
    func vectors(_ document: JSONValue, texts: Int) -> [[Float]?] {
        let found: [JSONValue] =
            switch self {
            case .titan: [document["embedding"]].compactMap(\.self)
            case .cohere:
                (document["embeddings"]?["float"] ?? document["embeddings"])?.elements ?? []
            case .nova:
                [document["embeddings"]?[0]?["embedding"]].compactMap(\.self)
            }
        return (0..<texts).map { $0 < found.count ? EmbeddingVectors.numbers(found[$0]) : nil }
    }

    /// How many tokens were read, as the document or the headers say.
    func tokens(_ document: JSONValue, _ response: Response) -> Int? {
        document["inputTextTokenCount"]?.int
            ?? response.head["x-amzn-bedrock-input-token-count"].flatMap(Int.init)
    }
}
