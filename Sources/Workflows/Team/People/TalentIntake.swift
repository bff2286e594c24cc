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
        /// Whether a scan was passed over that can be read another time.
        var isToBeReadAgain = false
    }

    /// The row with its files; nil when it is gone.
    ///
    /// - Parameter owner: Whom the row is about; nil while nobody knows.
    /// - Throws: `AirtableProblem`, `DocumentError` when not even the cells can be read,
    ///   `ScanProblem.postponed` while a scan is being read elsewhere.
    func fetch(_ id: String, of owner: String?) async throws -> Fetched? {
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
        let attached = text.attachments(record)
        var person = owner
        if person == nil, !attached.isEmpty, files.readsScans, let row = cells.first {
            person = try await files.person(in: row)
        }
        for (column, file) in attached.prefix(Self.maximumFiles) {
            try await add(file, column, of: id, columns, person, to: &fetched)
        }
        if attached.count > Self.maximumFiles {
            fetched.problems.append(
                "only the first \(Self.maximumFiles) of \(attached.count) files were read")
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
        guard let fetched = try await fetch(id, of: known?.owner) else {
            return .stop(because: TalentPartition.gone)
        }
        for problem in fetched.problems { context.report.warn(problem) }
        return .done { commit in
            var row =
                try TeamRow.of(id, in: TeamTables.talent, on: commit.connection)
                ?? TeamRow(
                    table: TeamTables.talent, record: id, ownerKind: "candidate",
                    updatedAt: commit.now)
            guard !row.isErased else {
                // Nobody is to find what a model has just read of somebody who is gone.
                for scan in fetched.documents where scan.warnings.contains(.readByModel) {
                    try ExtractionRows(commit.connection, owner: "", now: commit.now)
                        .forgetScan(scan.sha256)
                }
                return []
            }
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
        _ columns: AirtableMapping, _ person: String?, to fetched: inout Fetched
    ) async throws {
        do {
            let bytes = try await base.client.download(
                file, in: columns.table.id, record: record, field: column)
            let path = Self.path(record) + "/" + file.id
            let documents = try await files.documents(
                bytes, path: path, name: file.filename, person: person)
            for var document in documents.prefix(1) {
                document.path = path
                document.declaredSubject = .candidate
                fetched.documents.append(document)
            }
        } catch let error as DocumentError {
            fetched.problems.append("a file could not be read: \(error.code.rawValue)")
        } catch let problem as AirtableProblem where !problem.isTransient {
            fetched.problems.append("a file could not be fetched: \(problem)")
        } catch ScanProblem.unread(let error) {
            fetched.problems.append("a file could not be read: \(error.code.rawValue)")
            fetched.isToBeReadAgain = true
        } catch let problem as ModelProblem where problem != .cancelled {
            fetched.problems.append("a scan was not read by a model: \(problem)")
            fetched.isToBeReadAgain = true
        }
    }
}
