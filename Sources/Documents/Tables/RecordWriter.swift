import Hashing

/// Writes a record of fields as a page of text and notes where each field went.
struct RecordWriter {
    var builder: TextBuilder

    init(limit: Int) {
        builder = TextBuilder(limit: limit)
    }

    /// Writes a value where the line stands.
    mutating func value(_ text: String, _ path: String) {
        let start = builder.position
        builder.append(text)
        builder.fact(path, from: start)
    }

    /// Writes a value as a link.
    mutating func link(_ text: String, target: String, _ path: String) {
        let start = builder.position
        builder.append(text)
        builder.fact(path, from: start)
        builder.link(from: start, target: target)
    }

    /// Writes a value on a line of its own, behind a label; nothing for no value.
    mutating func line(_ label: String?, _ text: String, _ path: String) {
        let trimmed = text.trimmingBlanks()
        guard !trimmed.isEmpty else { return }
        builder.endLine()
        if let label { builder.append(label + ": ") }
        if isAddress(trimmed) {
            link(String(trimmed), target: String(trimmed), path)
        } else {
            value(String(trimmed), path)
        }
        builder.endLine()
    }

    /// Writes several values on one line, each with its own path; nothing for none.
    mutating func line(_ label: String?, _ texts: [String], _ path: (Int) -> String) {
        guard !texts.isEmpty else { return }
        builder.endLine()
        if let label { builder.append(label + ": ") }
        for (index, text) in texts.enumerated() {
            if index > 0 { builder.append(", ") }
            value(text, path(index))
        }
        builder.endLine()
    }

    /// Writes a heading above what follows.
    mutating func heading(_ text: String) {
        builder.endParagraph()
        builder.append(text)
        builder.endLine()
    }

    /// Writes a text of any length below a heading; nothing for no text.
    mutating func section(_ title: String?, _ text: String, _ path: String) {
        let trimmed = text.trimmingBlanks()
        guard !trimmed.isEmpty else { return }
        if let title { heading(title) } else { builder.endParagraph() }
        value(String(trimmed), path)
        builder.endLine()
    }

    /// Writes items below each other.
    mutating func items(_ texts: [String], _ path: (Int) -> String) {
        for (index, text) in texts.enumerated() {
            builder.endLine()
            builder.append("• ")
            value(text, path(index))
        }
        builder.endLine()
    }

    private func isAddress(_ text: Substring) -> Bool {
        (text.hasPrefix("http://") || text.hasPrefix("https://"))
            && !text.contains(where: \.isWhitespace)
    }

    /// The finished record, known by the hash of its text.
    func document(
        part: Int, subject: Subject, kind: DocumentKind, source: DocumentSource,
        warnings: [DocumentWarning]
    ) throws(DocumentError) -> Document {
        var document = try builder.document(
            path: source.path, kind: kind, sha256: "", warnings: warnings)
        document.sha256 = SHA256.hex(Array(document.text.utf8))
        document.part = part
        document.declaredSubject = subject
        return document
    }
}
