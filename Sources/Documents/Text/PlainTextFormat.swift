/// Plain text as a document.
enum PlainTextFormat {
    static func document(
        _ text: String, source: DocumentSource, warnings: [DocumentWarning]
    ) throws(DocumentError) -> Document {
        var builder = TextBuilder(limit: source.limits.textBytes)
        builder.append(text)
        return try builder.document(
            path: source.path, kind: .text, sha256: source.sha256, warnings: warnings)
    }
}
