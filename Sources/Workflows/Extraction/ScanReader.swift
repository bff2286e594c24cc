internal import Documents
internal import Engine
internal import Hashing
internal import LanguageModels
internal import Prelude
internal import Storage

/// Why a scan is not read now.
enum ScanProblem: Error {
    /// Another run is reading it, or the model rests: it is to be asked for again after so long.
    case postponed(Duration)
    /// The model could not read it, and is asked again another day.
    case unread(DocumentError)

    /// Why a step rests that waits for it.
    static let resting = "generating: another run reads the same scan, or the model rests"
}

/// Has a model read the text of a PDF that is a picture, through the cache.
struct ScanReader {
    private let model: LanguageModel
    private let engine: String
    private let cache: ExtractionCache
    private let reader: DocumentReader
    private let now: @Sendable () -> Timestamp

    init(
        _ model: LanguageModel, engine: String, cache: ExtractionCache, reader: DocumentReader,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.model = model
        self.engine = engine
        self.cache = cache
        self.reader = reader
        self.now = now
    }

    /// How long a caller rests while another run reads the same pages.
    private static let patience = Duration.seconds(10)

    /// A scan for one reading: its bytes, whom it is about, and the run that asks.
    private struct Scan: Sendable {
        var bytes: [UInt8]
        var hash: String
        var person: String?
        var run: String
        var isForced: Bool
    }

    /// The document of a scan.
    ///
    /// - Parameters:
    ///   - person: Whom it is about; nil when nobody knows.
    ///   - isForced: Whether pages that were given up are tried again.
    /// - Throws: `DocumentError` when it cannot be read, `ScanProblem` when it cannot be now,
    ///   `ModelProblem` when the model cannot be asked.
    func document(
        _ bytes: [UInt8], path: String, run: String, person: String?, isForced: Bool
    ) async throws -> Document? {
        let hash = SHA256.hex(bytes)
        guard bytes.count <= ReadPDF.maximumBytes else {
            throw DocumentError(
                .tooLarge, "The scan is larger than \(ReadPDF.maximumBytes) bytes",
                hint: "Ask for a smaller copy, or one with text in it.")
        }
        let scan = Scan(bytes: bytes, hash: hash, person: person, run: run, isForced: isForced)
        let text = try await text(of: scan, pages: nil)
        guard text.count >= ReadPDF.leastCharacters else {
            throw unread("the model found hardly any text in it")
        }
        return try document(text, path: path, hash: hash)
    }

    /// The text of some pages, of all when none are named. What is too long for one answer is read in
    /// halves, page by page if need be; each answer is kept by itself, so that none is paid for twice.
    private func text(of scan: Scan, pages: ClosedRange<Int>?) async throws -> String {
        guard let key = key(of: scan, pages) else { throw unread("it has no hash") }
        let found = try await cache.value(
            key, documents: [], run: scan.run, again: scan.isForced
        ) { () throws(ModelProblem) in
            let purpose = CallPurpose(
                operation: ReadPDF.prompt.name, promptVersion: ReadPDF.prompt.version,
                run: scan.run, subject: scan.person, fields: LeavingFields.scan)
            do throws(ModelProblem) {
                let answer = try await model.answer(
                    ReadPDF.call(
                        model: model.id, bytes: scan.bytes, engine: engine, pages: pages),
                    for: purpose)
                return answer.ending == .complete ? .string(answer.text) : .null
            } catch {
                guard error.isAboutLength else { throw error }
                return .null
            }
        }
        switch found {
        case .generating: throw ScanProblem.postponed(Self.patience)
        case .resting(let moment, _): throw ScanProblem.postponed(max(.seconds(1), moment - now()))
        case .failed(let reason): throw ScanProblem.unread(unread(reason))
        case .ready(let text, _):
            if let text = text.string { return text }
            return try await halves(of: scan, pages)
        }
    }

    private func halves(of scan: Scan, _ pages: ClosedRange<Int>?) async throws -> String {
        let all: ClosedRange<Int>
        if let pages {
            all = pages
        } else {
            let reader = reader
            all = 1...max(1, try await blocking { _ in try reader.pages(ofPDF: scan.bytes) })
        }
        guard all.count > 1 else { throw unread("a page of it is too long for the model") }
        let middle = all.lowerBound + (all.count - 1) / 2
        let first = try await text(of: scan, pages: all.lowerBound...middle)
        let second = try await text(of: scan, pages: (middle + 1)...all.upperBound)
        return first + "\n\n" + second
    }

    /// The key of some pages. All have the hash of the file, by which erasing a document finds them.
    private func key(of scan: Scan, _ pages: ClosedRange<Int>?) -> ExtractionKey? {
        let part = pages.map { " pages \($0.lowerBound)-\($0.upperBound)" } ?? ""
        return ExtractionKey(
            type: "pdf", text: scan.hash, extractor: ModelReader.version + part,
            model: "\(model.name)/\(engine)", prompt: ReadPDF.prompt.fingerprint(.null))
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
