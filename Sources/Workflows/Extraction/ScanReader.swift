internal import Documents
internal import Hashing
internal import LanguageModels
internal import Prelude
internal import Storage

/// Has a model read the text of a PDF that is a picture, through the cache.
struct ScanReader {
    private let model: LanguageModel
    private let engine: String
    private let cache: ExtractionCache
    private let reader: DocumentReader

    init(
        _ model: LanguageModel, engine: String, cache: ExtractionCache, reader: DocumentReader
    ) {
        self.model = model
        self.engine = engine
        self.cache = cache
        self.reader = reader
    }

    /// The document of a scan; nil when somebody else is just reading it, or the model rests.
    ///
    /// - Throws: `DocumentError` when it cannot be read, `ModelProblem` when the model cannot be asked.
    ///
    /// - Parameter person: Whom an earlier version of the file was about; nil when nobody knows.
    func document(path: String, run: String, person: String?) async throws -> Document? {
        let bytes = try reader.bytes(path: path)
        let hash = SHA256.hex(bytes)
        guard bytes.count <= ReadPDF.maximumBytes,
            let key = ExtractionKey(
                type: "pdf", text: hash, extractor: ModelReader.version,
                model: "\(model.name)/\(engine)", prompt: ReadPDF.prompt.fingerprint(.null))
        else {
            throw DocumentError(
                .tooLarge, "The scan is larger than \(ReadPDF.maximumBytes) bytes",
                hint: "Ask for a smaller copy, or one with text in it.")
        }
        let found = try await cache.value(key, documents: [], run: run) {
            () throws(ModelProblem) in
            let purpose = CallPurpose(
                operation: ReadPDF.prompt.name, promptVersion: ReadPDF.prompt.version, run: run,
                subject: person, fields: LeavingFields.scan)
            let answer = try await model.answer(
                ReadPDF.call(model: model.id, bytes: bytes, engine: engine), for: purpose)
            guard answer.ending == .complete else { throw .cutOff(service: model.name) }
            return .string(answer.text)
        }
        switch found {
        case .generating, .resting: return nil
        case .failed(let reason): throw unread(reason)
        case .ready(let text, _):
            guard let text = text.string, text.count >= ReadPDF.leastCharacters else {
                throw unread("the model found hardly any text in it")
            }
            return try document(text, path: path, hash: hash)
        }
    }

    /// The document of a scan that the desk has already, under this name or another, so that neither
    /// another model nor another parser is paid for it again; nil when it has not.
    func known(path: String, on database: any Database) async throws -> Document? {
        let hash = SHA256.hex(try reader.bytes(path: path))
        let text: String? = try await database.reading { connection in
            try connection.value(
                """
                SELECT text FROM document
                WHERE sha256 = \(hash) AND is_current = 1 ORDER BY id DESC LIMIT 1
                """)
        }
        return try text.flatMap { try document($0, path: path, hash: hash) }
    }

    private func document(
        _ text: String, path: String, hash: String
    ) throws(DocumentError) -> Document? {
        // What a model wrote is as little to be trusted as a file: the reader of plain text cleans it.
        var document = try reader.read(Array(text.utf8), path: "scan.txt").first
        document?.path = path
        document?.kind = .pdf
        document?.sha256 = hash
        document?.warnings.append(.readByModel)
        return document
    }

    private func unread(_ reason: String) -> DocumentError {
        DocumentError(
            .noTextLayer, "The PDF is a scan, and \(reason)",
            hint: "Ask for a copy with text in it.")
    }
}
