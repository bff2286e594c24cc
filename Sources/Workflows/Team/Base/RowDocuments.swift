internal import Documents
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// Keeps what stands in a row, or in a file of it, as a document of the desk.
enum RowDocuments {
    /// The document's id: of the one that is kept already, when it says the same.
    ///
    /// - Parameters:
    ///   - subject: Whether it is about a person or a job.
    ///   - owner: The person or job of the row, as far as it is known.
    static func keep(
        _ document: Document, about subject: Subject, of owner: String?,
        _ commit: inout StepCommit
    ) throws -> String {
        let column: SQL = subject == .job ? "job_id" : "candidate_id"
        let known: String? = try commit.connection.value(
            """
            SELECT id FROM document WHERE path = \(document.path) AND sha256 = \(document.sha256)
            AND is_current = 1 AND \(column) IS NOT NULL
            """)
        if let known { return known }
        var intake = Intake(
            on: commit.connection, source: RulesReading.source, now: commit.now, ids: commit.ids)
        let marks = document.marks
        let id = try intake.keep(
            document.incoming, subject: subject.rawValue, facts: marks.facts, links: marks.links)
        if document.warnings.contains(.readByModel) {
            try ExtractionRows(commit.connection, owner: "", now: commit.now)
                .useScan(document.sha256, by: id.text)
        }
        if let owner {
            if subject == .job {
                try intake.own(id, job: owner)
            } else {
                try intake.own(id, candidate: owner)
            }
        }
        commit.ids = intake.ids
        return id.text
    }
}
