internal import Connectors
internal import Documents
internal import Engine
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// The ops that bring texts onto the desk: from files, and from the files of people and jobs again.
struct Ingesting: Sendable {
    /// The pipeline that a file starts.
    static let importName = "import"

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// Reads a file and asks for a run of each record in it.
    var importPipeline: Pipeline {
        Pipeline(
            Self.importName,
            summary: "Read a file, and ask for a run of each person and job in it.",
            partition: Partitioning(noun: "a file", count: { _ in 0 }, page: { _, _, _ in [] })
        ) { _ = $0.start(read) }
    }

    private var read: Op<NoValue, ReadFile> {
        let (surroundings, portion) = (surroundings, surroundings.portion)
        return Op("read", pool: surroundings.files, limit: FileReading.limit) { _, context in
            let told = context.parameters["kind"]?.string.flatMap(Subject.init(rawValue:))
            let path = context.partition
            let found: [Document]
            do {
                let reading = FileReading(surroundings, context)
                found = try await reading.documents(path: path)
            } catch ScanProblem.postponed(let wait) {
                return .again(after: wait, because: ScanProblem.resting)
            } catch ScanProblem.unread(let error) {
                return .stop(because: "\(error.code.rawValue): \(error)")
            } catch let error as DocumentError {
                return .stop(because: "\(error.code.rawValue): \(error)")
            }
            let from = context.parameters["from"]?.int
            let count = context.parameters["count"]?.int ?? portion
            let documents = found.dropFirst(from ?? 0).prefix(count)
            let others = from == nil ? Array(stride(from: count, to: found.count, by: count)) : []
            let subjects = documents.map { told ?? SubjectGuess($0).subject }
            return .done { commit in
                for start in others {
                    commit.request(Self.portion(from: start, count, context))
                }
                let items = try zip(documents, subjects).map { document, subject in
                    try Self.keep(document, subject, isTold: told != nil, context, &commit)
                }
                return ReadFile(items: items, others: others.count)
            }
        }
    }

    /// The request for some records of a file from one on.
    private static func portion(
        from start: Int, _ count: Int, _ context: OpContext
    ) -> RunRequest {
        RunRequest(
            importName, partition: context.partition,
            parameters: [
                "kind": context.parameters["kind"] ?? .null,
                "host": context.parameters["host"] ?? .null, "from": JSONValue(start),
                "count": JSONValue(count),
            ], lane: context.lane, by: context.requestedBy)
    }

    private static func keep(
        _ document: Document, _ subject: Subject, isTold: Bool, _ context: OpContext,
        _ commit: inout StepCommit
    ) throws -> ReadItem {
        var intake = Intake(
            on: commit.connection, source: RulesReading.source, now: commit.now, ids: commit.ids)
        if let known = try intake.known(document.incoming) {
            return ReadItem(
                part: document.part, kind: subject.rawValue, document: nil, known: known.id)
        }
        let marks = document.marks
        let declared = isTold ? subject : document.declaredSubject
        let id = try intake.keep(
            document.incoming, subject: declared?.rawValue, facts: marks.facts, links: marks.links)
        commit.ids = intake.ids
        if document.warnings.contains(.readByModel) {
            try ExtractionRows(commit.connection, owner: "", now: commit.now)
                .useScan(document.sha256, by: id.text)
        }
        commit.request(
            RunRequest(
                subject == .candidate ? "candidate_pipeline" : "job_pipeline", partition: id.text,
                parameters: [
                    "path": .string(document.path), "part": JSONValue(document.part),
                    "host": context.parameters["host"] ?? .null,
                    // Whom a scan was about, and so who has cost what, is known only there.
                    "scanned_by": document.warnings.contains(.readByModel)
                        ? .string(context.run.text) : .null,
                ], lane: context.lane, by: context.requestedBy))
        return ReadItem(
            part: document.part, kind: subject.rawValue, document: id.text, known: nil)
    }

    /// The documents of a person, read anew from their files where those have changed.
    var candidate: Op<NoValue, [String]> {
        op("ingest_candidate", owner: "candidate_id", is: "candidate")
    }

    /// The documents of a job, read anew from their files where those have changed.
    var job: Op<NoValue, [String]> { op("ingest_job", owner: "job_id", is: "job") }

    /// Takes a document that nobody owns yet as it is.
    private func op(_ name: String, owner: String, is noun: String) -> Op<NoValue, [String]> {
        let surroundings = surroundings
        let reader = surroundings.reader
        return Op(
            name, pool: surroundings.hasTeam ? surroundings.airtable : surroundings.cpu,
            limit: FileReading.limit
        ) { _, context in
            let record = context.partition
            if let team = surroundings.team(context.database), AirtableRecord.isID(record) {
                do {
                    return owner == "candidate_id"
                        ? try await person(record, team, context)
                        : try await post(record, team, context)
                } catch ScanProblem.postponed(let wait) {
                    return .again(after: wait, because: ScanProblem.resting)
                }
            }
            let stored = try await context.database.reading { connection in
                try connection.fetch(
                    SourceDocument.self,
                    """
                    WHERE id = \(record) OR \(.raw(owner)) = \(record) AND is_current = 1 ORDER BY id
                    """)
            }
            guard let first = stored.first else {
                return .stop(because: "there is no \(noun) \(record) with a document")
            }
            if first.id.text == record { return .done([record]) }
            let fresh = await Self.changed(stored, reader, context.report)
            return .done { commit in
                var intake = Intake(
                    on: commit.connection, source: RulesReading.source, now: commit.now,
                    ids: commit.ids)
                var ids = stored.map(\.id.text)
                for document in fresh {
                    let marks = document.marks
                    let id = try intake.keep(
                        document.incoming, subject: noun, facts: marks.facts, links: marks.links)
                    ids.append(id.text)
                }
                commit.ids = intake.ids
                return ids
            }
        }
    }

    /// The documents of a person's row in Airtable.
    private func person(
        _ record: String, _ team: TeamBase, _ context: OpContext
    ) async throws -> Engine.Outcome<[String]> {
        try await TalentIntake(
            team, reader: surroundings.reader, files: FileReading(surroundings, context)
        ).outcome(of: record, context)
    }

    /// The documents of a job's row in Airtable.
    private func post(
        _ record: String, _ team: TeamBase, _ context: OpContext
    ) async throws -> Engine.Outcome<[String]> {
        try await JobRowIntake(
            team, posts: surroundings.posts(context.database), reader: surroundings.reader,
            files: FileReading(surroundings, context)
        ).outcome(of: record, context)
    }

    /// The documents whose files, where this machine has them, hold something else now.
    private static func changed(
        _ stored: [SourceDocument], _ reader: DocumentReader, _ report: StepReport
    ) async -> [Document] {
        var changed: [Document] = []
        for known in stored where known.path.hasPrefix("/") {
            let found = try? await blocking { interruption in
                try reader.read(path: known.path) { interruption.onInterruption($0) }
            }
            let same = found?.first { $0.part == known.part }
            if let same, same.sha256 != known.sha256 {
                report.log("document \(known.id) has changed in its file")
                changed.append(same)
            }
        }
        return changed
    }
}

extension Document {
    /// What the format told beside the words, as the desk keeps it.
    var marks: (facts: JSONValue, links: JSONValue) {
        (
            .array(
                facts.map {
                    [.string($0.path), JSONValue($0.span.start), JSONValue($0.span.end)]
                }),
            .array(
                links.map {
                    [.string($0.target), JSONValue($0.span.start), JSONValue($0.span.end)]
                })
        )
    }
}
