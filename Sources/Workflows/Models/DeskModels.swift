package import LanguageModels

/// The language models that work for a desk; without any the rules do all of it.
package struct DeskModels: Sendable {
    /// Reads CVs and posts, rates fitness; nil: the rules read.
    package var reading: LanguageModel?
    /// Makes vectors; nil: the table that ships does.
    package var embedding: LanguageModel?
    /// Which of OpenRouter's parsers reads scans; nil: scans are not sent.
    package var scanEngine: String?

    /// Models from their parts; none of them unless given.
    package init(
        reading: LanguageModel? = nil, embedding: LanguageModel? = nil, scanEngine: String? = nil
    ) {
        self.reading = reading
        self.embedding = embedding
        self.scanEngine = scanEngine
    }
}
