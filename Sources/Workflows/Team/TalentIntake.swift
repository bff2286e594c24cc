internal import Connectors
internal import Documents
internal import Engine
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// Brings a row of the Talent table onto the desk: its cells as one text, and each file beside it.
struct TalentIntake {
    private let base: TeamBase
    private let reader: DocumentReader
    private let files: FileReading

    init(_ base: TeamBase, reader: DocumentReader, files: FileReading) {
        self.base = base
        self.reader = reader
        self.files = files
    }

    /// The files of one row that are fetched at most; further ones are told.
    private static let maximumFiles = 8

    /// What a row holds.
    struct Fetched: Sendable {
        var documents: [Document]
        var hash: String
        /// What could not be fetched or read, for recruiters.
        var problems: [String]
        /// Whether a scan is just being read by another run, so that there is more to come.
        var isUnfinished = false
        /// Whether a scan was passed over that can be read another time.
        var isToBeReadAgain = false
    }

    /// The row with its files; nil when it is gone.
    ///
    /// - Parameters:
    ///   - person: Whom the row is about; nil while nobody knows.
    ///   - isLast: Whether it is the last time that it is tried.
    /// - Throws: `AirtableProblem`, `DocumentError` when not even the cells can be read, `ModelProblem`
    ///   when a model could read a scan and just now does not.
    func fetch(_ id: String, of person: String?, isLast: Bool) async throws -> Fetched? {
        let columns = try await base.mapping(TeamTables.talent)
        guard let record = try await base.client.record(id, of: columns.table.id) else {
            return nil
        }
        let text = TeamText(
            columns, inputs: TeamTables.talentInputs, names: try await names(in: record, columns))
        var fetched = Fetched(documents: [], hash: text.hash(record), problems: [])
        let cells = try await blocking { [reader] _ in
            try reader.read(text.table(record), path: "talent.csv")
        }
        let files = text.attachments(record)
        for (column, file) in files.prefix(Self.maximumFiles) {
            try await add(
                file, column, of: id, columns, person, isLast: isLast, to: &fetched)
        }
        if files.count > Self.maximumFiles {
            fetched.problems.append(
                "only the first \(Self.maximumFiles) of \(files.count) files were read")
        }
        // What was typed into the row comes last, since it wins over what the files say.
        for var document in cells.prefix(1) {
            document.path = Self.path(id)
            document.part = nil
            document.declaredSubject = .candidate
            fetched.documents.append(document)
        }
        return fetched
    }

    /// The names of linked rows, such as those of skills, by their ids.
    private func names(
        in record: AirtableRecord, _ columns: AirtableMapping
    ) async throws -> [String: String] {
        var names: [String: String] = [:]
        for input in TeamTables.talentInputs {
            guard let column = columns[input.key] else { continue }
            names.merge(try await base.names(linkedBy: column, of: columns, in: record)) {
                first, _ in first
            }
        }
        return names
    }

    /// The place under which the desk keeps a row's text, and below it those of its files.
    static func path(_ record: String) -> String { "airtable:talent/\(record)" }

    /// What follows for the run of a row: its documents are kept, those that were read before as they
    /// are, and the row is known from then on.
    func outcome(of id: String, _ context: OpContext) async throws -> Engine.Outcome<[String]> {
        let known = try await context.database.reading { try TalentPartition(id, on: $0).row }
        guard known?.isErased != true else { return .stop(because: TalentPartition.erased) }
        let isLast = context.attempt >= RetryPolicy.standard.attempts
        guard let fetched = try await fetch(id, of: known?.owner, isLast: isLast) else {
            return .stop(because: TalentPartition.gone)
        }
        guard !fetched.isUnfinished else {
            return .again(after: FileReading.patience, because: FileReading.resting)
        }
        for problem in fetched.problems { context.report.warn(problem) }
        return .done { commit in
            var row =
                try TeamRow.of(id, in: TeamTables.talent, on: commit.connection)
                ?? TeamRow(
                    table: TeamTables.talent, record: id, ownerKind: "candidate",
                    updatedAt: commit.now)
            guard !row.isErased else { return [] }
            let ids = try fetched.documents.map {
                try RowDocuments.keep($0, about: .candidate, of: row.owner, &commit)
            }
            // Whoever looks over all rows finds it changed, and so asks again.
            row.inputHash = fetched.isToBeReadAgain ? nil : fetched.hash
            row.unread = fetched.problems.isEmpty ? nil : fetched.problems.joined(separator: "; ")
            try row.save(on: commit.connection)
            return ids
        }
    }

    /// One file that cannot be had or read stops no other (facts, lesson L14); one that cannot be had just
    /// now is fetched when the row is read again.
    private func add(
        _ file: AirtableAttachment, _ column: String, of record: String,
        _ columns: AirtableMapping, _ person: String?, isLast: Bool, to fetched: inout Fetched
    ) async throws {
        do {
            let bytes = try await base.client.download(
                file, in: columns.table.id, record: record, field: column)
            let path = Self.path(record) + "/" + file.id
            let documents = try await files.documents(
                bytes, path: path, name: file.filename, person: person)
            guard let documents else {
                fetched.isUnfinished = true
                return
            }
            for var document in documents.prefix(1) {
                document.path = path
                document.declaredSubject = .candidate
                fetched.documents.append(document)
            }
        } catch let error as DocumentError {
            fetched.problems.append("a file could not be read: \(error.code.rawValue)")
        } catch let problem as AirtableProblem where !problem.isTransient {
            fetched.problems.append("a file could not be fetched: \(problem)")
        } catch let problem as ModelProblem where isLast {
            fetched.problems.append("a scan was not read by a model: \(problem)")
            fetched.isToBeReadAgain = problem.isTransient
        }
    }
}
