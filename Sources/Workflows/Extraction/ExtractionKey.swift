internal import Hashing

/// What decides whether a text has been read before (seeds: career engine, 3.1 and 3.2).
struct ExtractionKey: Sendable, Hashable {
    /// `resume` or `jd`.
    var type: String
    /// The hash of the text: lower case, blanks as one, none around it.
    var textHash: String
    /// The version of what turns the model's answer into values.
    var extractor: String
    /// Provider and model.
    var model: String
    /// The prompt's version with a hash of everything that shapes an answer.
    var prompt: String

    /// The key of a text; nil for one that says nothing, which is never read.
    init?(type: String, text: String, extractor: String, model: String, prompt: String) {
        guard let hash = ExtractionKey.hash(of: text) else { return nil }
        self.type = type
        textHash = hash
        self.extractor = extractor
        self.model = model
        self.prompt = prompt
    }

    /// The hash of a text; nil for one that says nothing.
    static func hash(of text: String) -> String? {
        let plain = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard plain.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        return SHA256.hex(plain)
    }
}
