package import Prelude
package import Processes
package import Recruiting
package import Terminal
package import Workflows

/// What the console cannot know by itself, given to it by whoever starts it. Every call runs in the
/// background and may take its time; none is made from the main loop.
package struct ConsoleServices: Sendable {
    /// Tells how far some work has come.
    package typealias Report = @Sendable (WorkProgress) -> Void

    /// The desk.
    package var desk: Desk
    /// What stands in the upper right corner: the desk's name.
    package var deskName: String
    /// The people at some positions of the list; the desk itself unless a test says otherwise.
    package var people: @Sendable (ListRequest) async throws -> ListPage<Candidate>
    /// How many people a search finds.
    package var peopleCount: @Sendable (String) async throws -> Int
    /// Everything about a person, nil when there is no such person.
    package var person: @Sendable (ID<Candidate>) async throws -> CandidateDossier?
    /// Imports files and folders.
    package var importPaths: @Sendable ([String], @escaping Report) async throws -> ImportOutcome
    /// Matches a job against everybody and stores the matches.
    package var match: @Sendable (ID<Job>, @escaping Report) async throws -> MatchOutcome
    /// Scores anew every job whose open matches were scored from what has changed since; returns
    /// how many there were.
    package var rescore: @Sendable (@escaping Report) async throws -> Int
    /// Writes everything held about a person to a file, as JSON or as a page by the file's ending.
    package var exportPerson: @Sendable (ID<Candidate>, String) async throws -> Void
    /// Writes the hand-over of a job to a file, without contacts, in the format of its ending.
    package var writeShortlist: @Sendable (ID<Job>, String) async throws -> Void
    /// What a person lacks for a job.
    package var gaps: @Sendable (ID<Candidate>, ID<Job>) async throws -> GapReport
    /// Writes a gap report to a file, in the format of its ending.
    package var writeGaps: @Sendable (ID<Candidate>, ID<Job>, String) async throws -> Void
    /// Reads a file that shows something about a person.
    package var evidence: @Sendable (String, ID<Candidate>) async throws -> Attachment
    /// Loads the themes to choose from, beside the terminal's own colours.
    package var themes: @Sendable () async -> [Theme]
    /// What an error means, in one sentence for a person.
    package var describe: @Sendable (any Error) -> String
    /// The person's editor; nil when there is none.
    package var editor: EditorSettings?
    /// The engine.
    package var engine = EngineServices()
    /// The chat.
    package var chat = ChatServices()
    /// The market.
    package var market = MarketServices()

    /// Services around a desk, with none of the rest.
    package init(desk: Desk, deskName: String) {
        self.desk = desk
        self.deskName = deskName
        people = { try await desk.people($0) }
        peopleCount = { try await desk.peopleCount($0) }
        person = { try await desk.person($0) }
        importPaths = { _, _ in throw MissingService(name: "import") }
        match = { _, _ in throw MissingService(name: "matching") }
        rescore = { _ in 0 }
        exportPerson = { _, _ in throw MissingService(name: "export") }
        writeShortlist = { _, _ in throw MissingService(name: "hand-over") }
        gaps = { _, _ in throw MissingService(name: "gap report") }
        writeGaps = { _, _, _ in throw MissingService(name: "gap report") }
        evidence = { _, _ in throw MissingService(name: "evidence") }
        themes = { [] }
        describe = { "\($0)" }
    }
}

/// A service that whoever started the console did not give.
package struct MissingService: Error, CustomStringConvertible {
    /// What is missing.
    package var name: String
    /// The fact as a sentence.
    package var description: String { "this muster has no \(name) yet" }
}

/// How far some work has come.
package struct WorkProgress: Sendable, Hashable {
    /// What is being worked on, such as the name of a file.
    package var title: String
    /// Parts done.
    package var done: Int
    /// Parts in all; nil while that is unknown.
    package var total: Int?

    /// Progress from its parts.
    package init(_ title: String, done: Int, total: Int?) {
        self.title = title
        self.done = done
        self.total = total
    }
}

/// What an import came to.
package struct ImportOutcome: Sendable, Hashable {
    /// Documents that brought somebody or something new.
    package var imported: Int
    /// Documents that changed what was there.
    package var updated: Int
    /// Documents that were there already.
    package var unchanged: Int
    /// Files that could not be read: where, and why.
    package var failed: [String]

    /// An outcome from its counts.
    package init(imported: Int, updated: Int, unchanged: Int, failed: [String]) {
        self.imported = imported
        self.updated = updated
        self.unchanged = unchanged
        self.failed = failed
    }
}

/// What a matching came to.
package enum MatchOutcome: Sendable, Hashable {
    /// People were scored, and the matches are stored.
    case scored(summary: String)
    /// The job cannot be matched, and why.
    case refused(reasons: [String])
    /// Somebody is to answer first, and why; then it goes on by itself.
    case waits(reason: String)
}

/// How long texts are edited outside the console.
package struct EditorSettings: Sendable {
    /// The editor that the person chose.
    package var editor: Editor
    /// The environment it runs in, as `NAME=value`.
    package var environment: [String]
    /// The folder in which a folder for the text is made.
    package var temporaryFolder: String

    /// Settings from their parts.
    package init(editor: Editor, environment: [String], temporaryFolder: String) {
        self.editor = editor
        self.environment = environment
        self.temporaryFolder = temporaryFolder
    }
}
