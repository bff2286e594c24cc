import Documents
import Prelude
import Recruiting
import Storage
import Workflows

/// The command that tells what a person lacks for a job.
let gapCommands: [CommandSpec] = [
    CommandSpec(
        words: ["gap"],
        options: [
            .init(name: "candidate", value: "ID", summary: "The person on the desk."),
            .init(name: "job", value: "ID", summary: "The job on the desk."),
            .init(name: "resume", value: "FILE", summary: "A CV in a file instead."),
            .init(name: "job-file", value: "FILE", summary: "A post in a file instead."),
            .init(
                name: "set", value: "KEY=VALUE",
                summary: "Reckon with another value for once; may be given several times."),
            .init(name: "markdown", value: nil, summary: "Print the report as Markdown."),
        ],
        summary: "Tell what a person has of the skills that a job asks for, and what is missing.",
        run: gap)
]

/// The largest CV or post that is read from a file, as in an import.
private let maximumFileBytes = 64 << 20

@Sendable private func gap(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let overrides = try overrides(invocation)
    let outcome: GapGraph.Outcome
    switch (
        invocation["candidate"], invocation["job"], invocation["resume"], invocation["job-file"]
    ) {
    case (let person?, let job?, nil, nil):
        let current = try session.desk().read { try PersonLookup.current(person, on: $0) }
        outcome = try GapWiring(session: session, knowledge: session.knowledge).report(
            of: current, for: ID(job), with: overrides)
    case (nil, nil, let resume?, let post?):
        outcome = try ofFiles(
            resume, post, session.settings.gap.configuration(with: overrides), session)
    default:
        throw Failure.usage(
            "gap needs --candidate ID and --job ID, or --resume FILE and --job-file FILE",
            hint: "`muster candidate list` and `muster job list` show the ids")
    }
    if invocation.has("markdown") {
        return Answer(
            outcome.document,
            outcome.markdown.split(separator: "\n", omittingEmptySubsequences: false).map(
                String.init
            ).dropLast())
    }
    return Answer(outcome.document, GapLines(outcome.report).lines)
}

/// What is set for once.
private func overrides(_ invocation: Invocation) throws -> [(key: String, value: String)] {
    try (invocation.options["set"] ?? []).map { text in
        guard let equals = text.firstIndex(of: "=") else {
            throw Failure.usage("--set takes KEY=VALUE, found \(text)")
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
}

/// The report of two files, of which nothing is kept; names of skills are the desk's, where there is one.
private func ofFiles(
    _ resume: String, _ post: String, _ configuration: GapConfiguration, _ session: Session
) throws -> GapGraph.Outcome {
    let knowledge = try session.knowledge()
    let documents = try [resume, post].map { try document($0) }
    let scratch = try ScratchFolder(named: "gap")
    defer { scratch.remove() }
    let empty = try scratch.desk()
    let own = try session.deskPlace.holdsDesk() ? session.desk() : nil
    let (taxonomy, bags) = try (own ?? empty).read { connection in
        (
            try Taxonomy(of: knowledge, on: connection),
            try connection.fetch(BagMember.self, "ORDER BY id")
        )
    }
    let now = Session.now()
    let texts = try PairedTexts(
        post: documents[1], resumes: [(resume, documents[0])], on: empty,
        Normalizing(knowledge: knowledge, today: now.day), now: now, bags: bags)
    guard let person = texts.names.keys.first else {
        throw Failure(
            .failed, "unreadable", "\(resume) tells of nobody", hint: "Name a CV with --resume")
    }
    return try GapGraph(taxonomy, configuration).preview(
        ID(person), for: texts.job, on: texts.database, now: now)
}

private func document(_ path: String) throws -> Document {
    do {
        let read = try DocumentReader().read(
            try UserFile.read(path, atMost: maximumFileBytes), path: path)
        guard let first = read.first else {
            throw Failure(.failed, "empty", "\(path) holds nothing", hint: "Name another file")
        }
        return first
    } catch let error as DocumentError {
        throw Failure(.failed, error.code.rawValue, "\(path): \(error.reason)", hint: error.hint)
    }
}
