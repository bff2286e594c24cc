/// Word's documents (.docx, .docm and their kin) as documents.
enum WordFormat {
    /// Folders of an archive that hold nothing to read.
    private static let passedOver: Set<Substring> = [
        "theme", "media", "embeddings", "fonts", "charts", "diagrams", "customXml",
    ]

    static func document(_ bytes: [UInt8], source: DocumentSource) throws(DocumentError) -> Document
    {
        let parts = try ZipArchive.parts(bytes, limits: source.limits) { name in
            let folders = name.split(separator: "/").dropLast()
            return (name.hasSuffix(".xml") || name.hasSuffix(".rels"))
                && folders.allSatisfy { !passedOver.contains($0) }
        }
        let depth = source.limits.elementDepth
        let root = try Relations(parts["_rels/.rels"], folder: "", maximumDepth: depth)
        let main = root.part(ofType: "officeDocument") ?? "word/document.xml"
        guard let body = parts[main] else {
            throw DocumentError(
                .unreadable, "It is an archive without a document in it",
                hint: "Open it in a word processor, save it again, or ask for another copy.")
        }
        var builder = TextBuilder(limit: source.limits.textBytes)
        let package = WordPackage(parts: parts, main: main, body: body, depth: depth)
        try package.write(to: &builder)
        return try builder.document(path: source.path, kind: .docx, sha256: source.sha256)
    }
}

/// The parts of one Word document.
private struct WordPackage {
    var parts: [String: [UInt8]]
    var main: String
    var body: [UInt8]
    var depth: Int

    private var folder: String {
        main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    }

    private func relations(of part: String) throws(DocumentError) -> Relations {
        let name = part.split(separator: "/").last ?? ""
        return try Relations(
            parts[folder + "_rels/" + name + ".rels"], folder: folder, maximumDepth: depth)
    }

    /// Headers come first and footers last, because a CV's contact data often stands there.
    func write(to builder: inout TextBuilder) throws(DocumentError) {
        let relations = try relations(of: main)
        var styles = WordStyles()
        if let part = parts[relations.part(ofType: "styles") ?? folder + "styles.xml"] {
            styles = try WordStyles(part, maximumDepth: depth)
        }
        var seen: Set<String> = []
        let order =
            relations.parts(ofType: "header") + [main] + relations.parts(ofType: "footer")
        for part in order {
            guard let content = part == main ? body : parts[part] else { continue }
            var reader = WordReader(
                styles: styles, targets: try self.relations(of: part).external,
                isBackdropped: content[...].contains(sequence: "behindDoc=\"1\"".utf8))
            let blocks = try reader.blocks(content, maximumDepth: depth)
            // Headers come once for the first page and once for the rest, often the same.
            if part != main, !seen.insert(plainText(blocks)).inserted { continue }
            builder.append(blocks)
            builder.endParagraph()
        }
    }

    private func plainText(_ blocks: [Block]) -> String {
        var builder = TextBuilder(limit: 1 << 20)
        builder.append(blocks)
        return String(decoding: builder.bytes, as: UTF8.self)
    }
}
