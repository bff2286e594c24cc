/// Tells the formats that are text from each other and reads them.
struct TextFormats {
    let source: DocumentSource

    /// How much of a text is looked at to tell its format.
    private static let sample = 4096

    func documents(_ bytes: [UInt8]) throws(DocumentError) -> [Document] {
        // UTF-16 takes two bytes for most characters, and tables and lists hold many records.
        let isList = ["csv", "tsv", "json"].contains(source.fileExtension)
        let limit = isList ? source.limits.listBytes : 4 * source.limits.textBytes
        guard bytes.count <= limit else {
            throw DocumentError(
                .tooLarge, "The text is longer than \(limit >> 20) MB",
                hint: "Import the CV or job post alone.")
        }
        guard let (text, warnings) = TextDecoding.decode(bytes) else {
            throw ContentFormat.unsupported("no text and no document that is read")
        }
        guard
            text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0 != "\u{FEFF}" })
        else {
            throw DocumentError(
                .empty, "There are only blanks in it", hint: "Ask for another copy.")
        }
        return try documents(text, warnings)
    }

    private func documents(
        _ text: String, _ warnings: [DocumentWarning]
    ) throws(DocumentError) -> [Document] {
        let ending = source.fileExtension
        let opening = text.prefix(TextFormats.sample).trimmingBlanks()
        if ending == "json" || opening.first == "{" || opening.first == "[" {
            do {
                return try RecordList(source: source).documents(text, warnings)
            } catch {
                // Text may open with a bracket too; a file that calls itself JSON must be it.
                if ending == "json" || error.code != .unreadable { throw error }
            }
        }
        if ["csv", "tsv"].contains(ending) || TableFormat.isTable(opening) {
            return try TableFormat(source: source).documents(text, warnings)
        }
        if isHTML(opening) || ["html", "htm", "xhtml"].contains(ending) {
            return [try HTMLFormat.document(text, source: source, warnings: warnings)]
        }
        if ["md", "markdown", "mdown", "mkd"].contains(ending) || isMarkdown(text) {
            return [try MarkdownFormat.document(text, source: source, warnings: warnings)]
        }
        return [try PlainTextFormat.document(text, source: source, warnings: warnings)]
    }

    private func isHTML(_ opening: Substring) -> Bool {
        let lower = opening.lowercased()
        if ["<!doctype html", "<html", "<head", "<body"].contains(where: lower.hasPrefix) {
            return true
        }
        if lower.hasPrefix("<?xml"), lower.contains("<html") { return true }
        let tags = ["<p>", "<p ", "<div", "<br", "<h1", "<h2", "<ul>", "<table", "<span", "</"]
        return lower.hasPrefix("<") && tags.count { lower.contains($0) } >= 2
    }

    /// Plain text has no headings marked by signs; two of them make it Markdown.
    private func isMarkdown(_ text: String) -> Bool {
        var headings = 0
        for line in text.split(separator: "\n").prefix(200) {
            let marks = line.prefix { $0 == "#" }.count
            if (1...4).contains(marks), line.dropFirst(marks).first == " " { headings += 1 }
        }
        return headings >= 2
    }
}
