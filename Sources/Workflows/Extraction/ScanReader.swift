internal import Documents
internal import Engine
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
    func document(
        _ bytes: [UInt8], path: String, run: String, person: String?
    ) async throws -> Document? {
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
            return .string(try await text(of: bytes, for: purpose))
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

    /// The text of a scan. One that is too long for an answer is read page by page, in halves.
    private func text(
        of bytes: [UInt8], for purpose: CallPurpose
    ) async throws(ModelProblem) -> String {
        do throws(ModelProblem) {
            return try await text(of: bytes, pages: nil, for: purpose)
        } catch {
            let reader = reader
            let count = try? await blocking { _ in try reader.pages(ofPDF: bytes) }
            guard error.isAboutLength, let count, count > 1 else { throw error }
            let parts: [String]
            do {
                parts = try await Bisecting.answers(Array(1...count), size: (count + 1) / 2) {
                    (pages) async throws(ModelProblem) in
                    let last = pages[pages.endIndex - 1]
                    return try await text(
                        of: bytes, pages: pages[pages.startIndex]...last, for: purpose)
                }
            } catch let problem as ModelProblem {
                throw problem
            } catch {
                throw .cancelled
            }
            return parts.joined(separator: "\n\n")
        }
    }

    private func text(
        of bytes: [UInt8], pages: ClosedRange<Int>?, for purpose: CallPurpose
    ) async throws(ModelProblem) -> String {
        let answer = try await model.answer(
            ReadPDF.call(model: model.id, bytes: bytes, engine: engine, pages: pages),
            for: purpose)
        guard answer.ending == .complete else { throw .cutOff(service: model.name) }
        return answer.text
    }

    /// The document of a scan that the desk has already, under this name or another, so that neither
    /// another model nor another parser is paid for it again; nil when it has not.
    func known(
        _ bytes: [UInt8], path: String, on database: any Database
    ) async throws -> Document? {
        let hash = SHA256.hex(bytes)
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
