import Documents
import Engine
import Glibc
import Prelude
import Storage
import Workflows

/// The command that reads files into the desk.
let importCommands: [CommandSpec] = [
    CommandSpec(
        words: ["import"], arguments: [.init(name: "PATH", isRepeated: true)],
        options: [
            .init(
                name: "kind", value: "candidate|job",
                summary: "What the files are; told from their content when not given.")
        ], summary: "Read files and folders of CVs and job posts into the desk.", run: importFiles)
]

@Sendable private func importFiles(_ invocation: Invocation) throws -> Answer {
    let subject = try invocation["kind"].map { word in
        guard let subject = Subject(rawValue: word) else {
            throw Failure.usage("--kind takes candidate or job")
        }
        return subject
    }
    let session = invocation.session
    let following = try EngineWiring(session).following(on: try session.deskOrNew())
    let report = try importFiles(
        invocation.arguments, subject: subject, following, session, progress: showProgress)
    return Answer(report.json, summary(report), exit: exitCode(report))
}

/// Imports files through the engine and waits; an interrupt cancels what has not been read yet.
func importFiles(
    _ paths: [String], subject: Subject?, _ following: Following, _ session: Session,
    progress: @escaping @Sendable (ImportRequest.Progress) -> Void
) throws -> ImportReport {
    let request = try ImportRequest(
        paths, from: currentFolder(), subject: subject, by: session.who, through: following)
    return try waiting(onInterrupt: {
        Output.narrate("Cancelling; what has been read stays")
        if let origin = request.origin {
            try? await following.cancel(origin, by: session.who)
        }
    }) {
        try await request.report(progress: progress)
    }
}

/// The folder that paths begin at which begin at no root.
func currentFolder() -> String {
    var folder = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard getcwd(&folder, folder.count) != nil else { return "/" }
    return String(decoding: folder.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// Shows how far an import is: a bar on a terminal, a line a file otherwise.
@Sendable func showProgress(_ progress: ImportRequest.Progress) {
    let isLast = progress.done == progress.total
    guard isatty(STDERR_FILENO) == 1 else {
        Output.narrate("\(progress.done)/\(progress.total) \(progress.path): \(progress.outcome)")
        return
    }
    let filled = progress.total == 0 ? 0 : progress.done * 24 / progress.total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    let name = progress.path.split(separator: "/").last.map(String.init) ?? progress.path
    Output.progress(
        "\(bar) \(progress.done)/\(progress.total) \(name)", isLast: isLast)
}

private func exitCode(_ report: ImportReport) -> ExitCode {
    report.hasRead || report.failed.isEmpty ? .done : .failed
}

private func summary(_ report: ImportReport) -> [String] {
    var lines = [
        "\(report.imported.count) new, \(report.updated.count) updated,"
            + " \(report.unchanged.count) unchanged, \(report.failed.count) failed"
    ]
    for item in report.imported { lines.append("  new \(item.kind): \(item.name)  \(item.id)") }
    for item in report.updated { lines.append("  updated \(item.kind): \(item.name)  \(item.id)") }
    for failure in report.failed {
        lines.append("  failed: \(failure.path): \(failure.reason) (\(failure.code))")
    }
    return lines
}
