internal import Connectors
internal import Documents
internal import Engine
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// Brings a job's row onto the desk: what recruiters typed, and the post that it links to.
struct JobRowIntake {
    private let base: TeamBase
    private let posts: LinkedPosts?
    private let reader: DocumentReader
    private let files: FileReading

    init(_ base: TeamBase, posts: LinkedPosts?, reader: DocumentReader, files: FileReading) {
        self.base = base
        self.posts = posts
        self.reader = reader
        self.files = files
    }

    /// How many companies of one position are asked for their names.
    private static let maximumCompanies = 3
    /// The columns in which the description may stand.
    private static let descriptions = ["Job Description Text"]

    /// What follows for the run of a row.
    func outcome(of id: String, _ context: OpContext) async throws -> Engine.Outcome<[String]> {
        let known = try await context.database.reading { try JobPartition.row(id, on: $0) }
        guard let row = try await JobRow.find(id, known: known, base) else {
            return .stop(because: "the row is gone from Airtable")
        }
        let text = TeamText(
            row.columns, inputs: row.inputs, names: try await names(of: row.companies))
        let own = Self.descriptions.compactMap { text.text($0, of: row.record) }.joined(
            separator: "\n")
        var more: [(key: String, text: String)] = []
        var reason: String?
        if own.count < LinkedPosts.leastCharacters,
            let (column, file) = text.attachments(row.record).first
        {
            (more, reason) = try await attached(file, column, row)
        } else if own.count < LinkedPosts.leastCharacters, let link = row.link(text) {
            do throws(LinkedPosts.Problem) {
                guard let posts else {
                    throw .init(description: "links are not followed", isTransient: false)
                }
                let post = try await posts.post(link, reader: reader)
                more.append((Self.descriptions[0], post.text))
                for note in post.notes { context.report.warn("left out of the post: \(note)") }
            } catch {
                if error.isTransient, context.attempt < RetryPolicy.standard.attempts {
                    throw Failure(error.description)
                }
                reason = "the post behind the link was not read: \(error.description)"
            }
        }
        let hasText = own.count >= LinkedPosts.leastCharacters || !more.isEmpty
        if !hasText, let shared = try await companyJob(row, context) {
            return try await adopted(shared, by: row, context)
        }
        guard hasText else {
            let why = reason ?? "the row has no description of the job"
            await TeamResult.tell("Not matched: \(why).", row, base)
            return .stop(because: why)
        }
        return try await kept(row, text, more, known, context)
    }

    /// The post in a file that is attached where the link to it may stand (facts §2.3).
    ///
    /// - Throws: `AirtableProblem` when the file cannot be had just now, `ScanProblem.postponed` while it is
    ///   being read elsewhere.
    private func attached(
        _ file: AirtableAttachment, _ column: String, _ row: JobRow
    ) async throws -> (more: [(key: String, text: String)], reason: String?) {
        do {
            let bytes = try await base.client.download(
                file, in: row.columns.table.id, record: row.record.id, field: column)
            let read = try await files.documents(
                bytes, path: "airtable:\(row.table)/\(row.record.id)/\(file.id)",
                name: file.filename, person: nil)
            let text = read.map(\.text).joined(separator: "\n\n")
            guard text.count >= LinkedPosts.leastCharacters else {
                return ([], "the attached post holds no description")
            }
            return ([(Self.descriptions[0], text)], nil)
        } catch let error as DocumentError {
            return ([], "the attached post could not be read: \(error.code.rawValue)")
        } catch ScanProblem.unread(let error) {
            return ([], "the attached post could not be read: \(error.code.rawValue)")
        } catch let problem as ModelProblem where problem != .cancelled {
            return ([], "the attached post was not read by a model: \(problem)")
        } catch let problem as AirtableProblem where !problem.isTransient {
            return ([], "the attached post could not be fetched: \(problem)")
        }
    }

    private func kept(
        _ row: JobRow, _ text: TeamText, _ more: [(key: String, text: String)],
        _ known: TeamRow?, _ context: OpContext
    ) async throws -> Engine.Outcome<[String]> {
        let read = try await blocking { [reader] _ in
            try reader.read(text.table(row.record, adding: more), path: "job.csv")
        }
        guard var document = read.first else { return .stop(because: "the row is empty") }
        document.path = "airtable:\(row.table)/\(row.record.id)"
        document.part = nil
        document.declaredSubject = .job
        let (kept, hash) = (document, text.hash(row.record))
        return .done { commit in
            var team =
                known
                ?? TeamRow(
                    table: row.table, record: row.record.id, ownerKind: "job",
                    updatedAt: commit.now)
            let id = try RowDocuments.keep(kept, about: .job, of: team.owner, &commit)
            team.inputHash = hash
            try team.save(on: commit.connection)
            return [id]
        }
    }

    /// The names of linked companies, by the ids of their rows: an id is nobody's name (facts, lesson L9).
    private func names(of companies: [String]) async throws -> [String: String] {
        guard !companies.isEmpty else { return [:] }
        let columns = try await base.mapping(TeamTables.customers)
        guard let column = columns["Company"] else { return [:] }
        var names: [String: String] = [:]
        for id in companies.prefix(Self.maximumCompanies) {
            let record = try await base.client.record(id, of: columns.table.id)
            names[id] = AirtableCells.name(record?[column.id]).value
        }
        return names
    }

    /// The job of the company's post that a position without a description of its own is about.
    private func companyJob(_ row: JobRow, _ context: OpContext) async throws -> String? {
        let companies = row.companies
        return try await context.database.reading { connection in
            for id in companies {
                let owner = try TeamRow.of(id, in: TeamTables.customers, on: connection)?.owner
                if let owner { return owner }
            }
            return nil
        }
    }

    /// A position that is about a job which is there.
    private func adopted(
        _ job: String, by row: JobRow, _ context: OpContext
    ) async throws -> Engine.Outcome<[String]> {
        let documents = try await context.database.reading { connection in
            try connection.fetch(
                SourceDocument.self, "WHERE job_id = \(job) AND is_current = 1 ORDER BY id")
        }
        return .done { commit in
            var team =
                try TeamRow.of(row.record.id, in: row.table, on: commit.connection)
                ?? TeamRow(
                    table: row.table, record: row.record.id, ownerKind: "job",
                    updatedAt: commit.now)
            team.owner = job
            try team.save(on: commit.connection)
            return documents.map(\.id.text)
        }
    }
}
