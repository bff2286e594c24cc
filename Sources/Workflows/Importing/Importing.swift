package import Documents
package import Prelude
internal import Recruiting
package import Storage

/// Imports files and folders: each file is read, normalized by rules and taken into the desk in one
/// transaction, so that one bad file never stops the rest and nothing is half imported.
package struct Importing: Sendable {
    /// What goes on, for a bar or a line a step.
    package struct Progress: Sendable, Hashable {
        /// How many files are done.
        package var done: Int
        /// How many files there are.
        package var total: Int
        /// The file that was handled last.
        package var path: String
        /// What became of it: a name, or the code of what was wrong.
        package var outcome: String
    }

    /// Who reads, as provenance names it.
    package static let source = "rules"

    private let database: any Database
    private let reader: DocumentReader
    private let normalizing: Normalizing
    private let vectorizing: Vectorizing
    private let rules: SkillRules
    private let clock: @Sendable () -> Timestamp

    /// An import into a desk; `today` is what "present" means in a CV.
    package init(
        into database: any Database, knowledge: Knowledge,
        reader: DocumentReader = DocumentReader(),
        today: Day, clock: @escaping @Sendable () -> Timestamp
    ) {
        self.database = database
        self.reader = reader
        normalizing = Normalizing(knowledge: knowledge, today: today)
        vectorizing = Vectorizing(knowledge.embeddings)
        rules = knowledge.rules
        self.clock = clock
    }

    /// Imports everything below some paths; `subject` says what the files are when the recruiter
    /// knows, otherwise the content decides.
    ///
    /// - Throws: what the desk throws; a file that cannot be read is part of the report instead.
    package func run(
        _ paths: [String], subject: Subject?, ids: IDSource,
        progress: (Progress) -> Void = { _ in }
    ) throws -> ImportReport {
        var report = ImportReport()
        var ids = ids
        let files = ImportWalk.files(paths)
        for (index, file) in files.enumerated() {
            let outcome = try handle(file, subject, &ids, &report)
            progress(
                Progress(
                    done: index + 1, total: files.count, path: file.path, outcome: outcome))
        }
        _ = try vectorizing.run(on: database)
        return report
    }

    private func handle(
        _ file: ImportWalk.Found, _ subject: Subject?, _ ids: inout IDSource,
        _ report: inout ImportReport
    ) throws -> String {
        switch file {
        case .refused(let path, let error): return refuse(path, error, &report)
        case .file(let path):
            let documents: [Document]
            do throws(DocumentError) { documents = try reader.read(path: path) } catch {
                return refuse(path, error, &report)
            }
            return try take(documents, subject, &ids, &report)
        }
    }

    private static let nobody = DocumentError(
        .unsupported, "The text is neither a CV nor a job post",
        hint: "Say what it is with --kind candidate or --kind job")

    private func refuse(
        _ path: String, _ error: DocumentError, _ report: inout ImportReport
    ) -> String {
        report.failed.append(
            .init(path: path, reason: error.description, code: error.code.rawValue))
        return error.code.rawValue
    }

    private func take(
        _ documents: [Document], _ subject: Subject?, _ ids: inout IDSource,
        _ report: inout ImportReport
    ) throws -> String {
        // Reading is done before the transaction opens, so that it holds the writer only briefly.
        let drafts = documents.map { document in
            (document, normalizing.draft(document, subject: subject))
        }.filter { document, draft in
            // A recruiter who says what a file is knows better.
            let isSomething = subject != nil || document.declaredSubject != nil || !draft.isNobody
            if !isSomething { _ = refuse(document.path, Self.nobody, &report) }
            return isSomething
        }
        let now = clock()
        let start = ids
        let result = try database.write { connection in
            var intake = Intake(
                on: connection, source: Self.source, rules: rules, now: now, ids: start)
            let outcomes = try drafts.map { document, draft in
                switch draft {
                case .candidate(let draft):
                    (document, "candidate", try intake.take(draft, from: document.incoming))
                case .job(let draft):
                    (document, "job", try intake.take(draft, from: document.incoming))
                }
            }
            return (outcomes, intake.ids)
        }
        ids = result.1
        for (document, kind, outcome) in result.0 { report.add(document, kind, outcome) }
        return result.0.last.map { $0.2.name } ?? ""
    }
}

extension ImportReport {
    fileprivate mutating func add(
        _ document: Document, _ kind: String, _ outcome: Intake.Outcome
    ) {
        func item(_ id: String, _ name: String) -> Item {
            Item(path: document.path, part: document.part, kind: kind, id: id, name: name)
        }
        switch outcome {
        case .imported(let id, let name): imported.append(item(id, name))
        case .updated(let id, let name): updated.append(item(id, name))
        case .unchanged(let id, let name): unchanged.append(item(id, name))
        }
    }
}

extension Document {
    /// The document as the desk takes it in.
    var incoming: Intake.Incoming {
        Intake.Incoming(
            path: path, part: part, sha256: sha256, kind: kind.rawValue, text: text,
            warnings: warnings.map(\.sentence))
    }
}
