import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Workflows

/// The files that the console writes, in the format of their ending.
struct ConsoleFiles {
    private let session: Session

    /// The files of a session.
    init(_ session: Session) {
        self.session = session
    }

    /// Writes everything held about a person, as a page for `.html` and as JSON otherwise.
    ///
    /// - Throws: `Failure` for a file that is there or cannot be written, or a person who is not.
    func export(_ person: ID<Candidate>, to path: String) throws {
        let export = try session.desk().read { connection in
            try ExportShape(of: person, at: Session.now(), on: connection)
        }
        let name = export.json["candidate"]?["name"]?.string ?? person.text
        let text =
            path.hasSuffix(".html")
            ? ReadablePage(title: "Everything held about \(name)", value: export.json).html
            : export.json.text(pretty: true) + "\n"
        try UserFile.write(text, to: path)
    }

    /// Writes a gap report, as JSON for `.json` and as Markdown otherwise.
    ///
    /// - Throws: `Failure` for a file that is there or cannot be written.
    func write(_ report: GapGraph.Outcome, to path: String) throws {
        try UserFile.write(
            path.hasSuffix(".json") ? report.document.text(pretty: true) + "\n" : report.markdown,
            to: path)
    }

    /// Writes the hand-over of a job without contacts.
    ///
    /// - Throws: `Failure` for an ending that names no format, and as `export`.
    func writeShortlist(of job: ID<Job>, to path: String) throws {
        let formats: [String: Handover.Format] = ["md": .markdown, "csv": .csv, "html": .html]
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard let format = formats[ending] else {
            throw Failure.usage("expected a file that ends in .md, .csv or .html")
        }
        let handover = try session.desk().read { connection in
            try Handover(
                of: job, stages: Handover.standardStages, isMasked: true, on: connection)
        }
        guard let handover else { throw Failure.noSuch("job", job.text) }
        guard !handover.people.isEmpty else {
            throw Failure(
                .refused, "empty", "nobody is on the shortlist of this job yet",
                hint: "Approve a match first")
        }
        try UserFile.write(handover.text(as: format), to: path)
    }
}
