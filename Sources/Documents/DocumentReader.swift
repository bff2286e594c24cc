internal import Hashing
package import Processes

/// Reads files into documents: the one door to every format.
///
/// A reader is a value without state: any number of threads may use one. Calls block, for the
/// longest until `DocumentLimits.deadline` for each of three children, so they belong on a thread of
/// their own.
package struct DocumentReader: Sendable {
    /// The folders in which poppler's programs are looked for, first match first.
    package static let standardFolders = ["/usr/bin", "/usr/local/bin", "/bin"]

    let toolFolders: [String]
    let limits: DocumentLimits

    /// A reader that finds its programs in some folders and keeps to some limits.
    package init(
        toolFolders: [String] = DocumentReader.standardFolders,
        limits: DocumentLimits = .standard
    ) {
        self.toolFolders = toolFolders
        self.limits = limits
    }

    /// Reads a file: one document, or one for each record of a table or a list, never none.
    ///
    /// - Throws: `DocumentError` when nothing or not everything can be read; never half a file.
    package func read(
        path: String, cancellation: Cancellation? = nil
    ) throws(DocumentError) -> [Document] {
        let bytes = try RegularFile.bytes(path: path, limit: limits.fileBytes)
        return try read(bytes, path: path, cancellation: cancellation)
    }

    /// The bytes of a file, within the limits of a document.
    ///
    /// - Throws: `DocumentError`.
    package func bytes(path: String) throws(DocumentError) -> [UInt8] {
        try RegularFile.bytes(path: path, limit: limits.fileBytes)
    }

    /// Reads a file as `read(path:cancellation:)` does; `onStop` is given what ends the reading
    /// early, to be called from any thread.
    ///
    /// - Throws: `DocumentError`.
    package func read(
        path: String, onStop: (@escaping @Sendable () -> Void) -> Void
    ) throws(DocumentError) -> [Document] {
        let cancellation = Cancellation()
        onStop { cancellation.cancel() }
        return try read(path: path, cancellation: cancellation)
    }

    /// How many pages a PDF has, those without text included, at most one more than are read.
    ///
    /// - Throws: `DocumentError` when it is none.
    package func pages(ofPDF bytes: [UInt8]) throws(DocumentError) -> Int {
        let programs = PopplerPrograms(folders: toolFolders, limits: limits, cancellation: nil)
        return try PDFWordList.pages(programs.words(bytes)).count
    }

    /// Reads bytes that came from elsewhere; the path only names them and hints at the format.
    ///
    /// - Throws: `DocumentError` as `read(path:cancellation:)` does.
    package func read(
        _ bytes: [UInt8], path: String, cancellation: Cancellation? = nil
    ) throws(DocumentError) -> [Document] {
        guard !bytes.isEmpty else {
            throw DocumentError(.empty, "The file is empty", hint: "Ask for another copy.")
        }
        guard bytes.count <= limits.fileBytes else {
            throw RegularFile.tooLarge(bytes.count, limit: limits.fileBytes)
        }
        let source = DocumentSource(path: path, sha256: SHA256.hex(bytes), limits: limits)
        var documents = try documents(bytes, source, cancellation)
        for index in documents.indices {
            let kind = documents[index].kind
            if !kind.allowsExtension(source.fileExtension) {
                documents[index].warnings.append(.misleadingName(kind))
            }
        }
        return documents
    }

    private func documents(
        _ bytes: [UInt8], _ source: DocumentSource, _ cancellation: Cancellation?
    ) throws(DocumentError) -> [Document] {
        switch ContentFormat(bytes) {
        case .pdf:
            let programs = PopplerPrograms(
                folders: toolFolders, limits: limits, cancellation: cancellation)
            return [try PDFFormat(programs: programs, source: source).document(bytes)]
        case .zip: return [try archive(bytes, source)]
        case .compound:
            // A locked document keeps its content in a stream of this name (MS-OFFCRYPTO).
            let name = "EncryptedPackage".utf8.flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }
            if bytes.prefix(4 << 20).contains(sequence: name)
                || bytes.suffix(1 << 20).contains(sequence: name)
            {
                throw DocumentError(
                    .encrypted, "The document is locked by a password",
                    hint: "Ask for a copy without a password.")
            }
            throw DocumentError(
                .unsupported, "This is a file of an Office before 2007",
                hint: "Save it as DOCX or PDF.")
        case .richText: return [try RichTextFormat.document(bytes, source: source)]
        case .foreign(let name): throw ContentFormat.unsupported(name)
        case .unknown: return try TextFormats(source: source).documents(bytes)
        }
    }

    private func archive(
        _ bytes: [UInt8], _ source: DocumentSource
    ) throws(DocumentError) -> Document {
        // An OpenDocument says what it is in its first, unpacked part (OpenDocument part 2, §3.3).
        let head = bytes.prefix(256)
        if head.contains(sequence: "mimetypeapplication/vnd.oasis.opendocument.text".utf8) {
            return try OpenDocumentFormat.document(bytes, source: source)
        }
        let names = try ZipArchive.names(bytes, limits: limits)
        if names.contains("content.xml"), names.contains("META-INF/manifest.xml") {
            return try OpenDocumentFormat.document(bytes, source: source)
        }
        if names.contains("[Content_Types].xml") || names.contains("_rels/.rels") {
            guard !names.contains(where: { $0.hasPrefix("xl/") || $0.hasPrefix("ppt/") }) else {
                throw ContentFormat.unsupported("a workbook or a presentation")
            }
            return try WordFormat.document(bytes, source: source)
        }
        if names.contains(where: { $0.hasPrefix("word/") }) {
            return try WordFormat.document(bytes, source: source)
        }
        throw DocumentError(
            .unsupported, "This is an archive (ZIP)",
            hint: "Unpack it and import the folder.")
    }
}

extension DocumentKind {
    /// Whether a file of this kind may have a name with this ending; names without one may.
    func allowsExtension(_ ending: String) -> Bool {
        guard !ending.isEmpty else { return true }
        return switch self {
        case .pdf: ending == "pdf"
        case .docx: ["docx", "docm", "dotx", "dotm"].contains(ending)
        case .odt: ["odt", "ott"].contains(ending)
        case .rtf: ["rtf", "doc"].contains(ending)
        case .html: ["html", "htm", "xhtml", "mht"].contains(ending)
        case .markdown: ["md", "markdown", "mdown", "mkd", "txt"].contains(ending)
        case .csv: ["csv", "tsv", "txt"].contains(ending)
        case .jsonResume: ["json", "txt"].contains(ending)
        case .text: !["pdf", "docx", "doc", "odt", "rtf", "csv", "json"].contains(ending)
        }
    }
}
