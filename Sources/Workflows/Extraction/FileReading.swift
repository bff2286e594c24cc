internal import Documents
internal import Engine
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// Reads files for a step, and has a model read those that are pictures where that is wished for.
struct FileReading: Sendable {
    private let surroundings: DeskSurroundings
    private let context: OpContext

    /// The reading of one step.
    init(_ surroundings: DeskSurroundings, _ context: OpContext) {
        self.surroundings = surroundings
        self.context = context
    }

    /// The longest that reading may take: a long scan is several answers of a model.
    static let limit = Duration.seconds(1800)

    /// What is in a file of this machine.
    ///
    /// - Throws: `DocumentError`, `ScanProblem` and `ModelProblem` when a model could read it and just now
    ///   does not.
    func documents(path: String) async throws -> [Document] {
        let reader = surroundings.reader
        do {
            return try await blocking { interruption in
                try reader.read(path: path) { interruption.onInterruption($0) }
            }
        } catch let error as DocumentError where error.code == .noTextLayer {
            guard let scans else { throw error }
            let bytes = try reader.bytes(path: path)
            return try await scanned(scans, bytes, path, of: try await owner(of: path), error)
        }
    }

    /// What is in a file that came from elsewhere, as `documents(path:)` tells it.
    ///
    /// - Parameters:
    ///   - path: The place under which the desk keeps it.
    ///   - name: Its name there, which hints at its format.
    ///   - person: Whom it is about; nil when nobody knows.
    func documents(
        _ bytes: [UInt8], path: String, name: String, person: String?
    ) async throws -> [Document] {
        let reader = surroundings.reader
        do {
            return try await blocking { _ in try reader.read(bytes, path: name) }
        } catch let error as DocumentError where error.code == .noTextLayer {
            guard let scans else { throw error }
            return try await scanned(scans, bytes, path, of: person, error)
        }
    }

    private var scans: ScanReader? {
        let models = surroundings.models(context.database)
        guard let model = models.reading, let engine = models.scanEngine else { return nil }
        let cache = ExtractionCache(
            on: context.database, owner: context.run.text, now: context.now,
            sleep: surroundings.sleep, ids: surroundings.ids)
        return ScanReader(
            model, engine: engine, cache: cache, reader: surroundings.reader, now: context.now)
    }

    /// Whether scans are sent to a model.
    var readsScans: Bool { scans != nil }

    /// Whom a text is about, as far as anybody can tell before it is taken in: somebody who is not to leave
    /// the desk does not leave it with a scan beside that text either.
    func person(in document: Document) async throws -> String? {
        let knowledge = try surroundings.knowledge()
        let draft = Normalizing(knowledge: knowledge, today: surroundings.today()).draft(
            document, subject: .candidate)
        guard case .candidate(let draft) = draft else { return nil }
        return try await context.database.reading {
            try KnownPeople.owner(draft.identities, on: $0)
        }
    }

    /// Whom an earlier version of a file was about; nil when nobody knows.
    private func owner(of path: String) async throws -> String? {
        try await context.database.reading { connection in
            try connection.value(
                """
                SELECT candidate_id FROM document
                WHERE path = \(path) AND is_current = 1 AND candidate_id IS NOT NULL
                """)
        }
    }

    private func scanned(
        _ scans: ScanReader, _ bytes: [UInt8], _ path: String, of person: String?,
        _ error: DocumentError
    ) async throws -> [Document] {
        if let known = try await scans.known(bytes, path: path, on: context.database) {
            return [known]
        }
        do {
            let read = try await scans.document(
                bytes, path: path, run: context.run.text, person: person,
                isForced: context.isForced)
            return read.map { [$0] } ?? []
        } catch let problem as ModelProblem where !problem.isTransient {
            context.report.warn("the scan was not read by a model: \(problem)")
            throw error
        }
    }
}
