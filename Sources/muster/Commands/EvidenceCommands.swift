import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The command that gives the files back that were attached to a person.
let evidenceCommands: [CommandSpec] = [
    CommandSpec(
        words: ["candidate", "evidence"],
        arguments: [.init(name: "ID"), .init(name: "FILE_ID", isOptional: true)],
        options: [outputOption],
        summary: "List the files attached as evidence; with --output, write one of them.",
        run: giveEvidence)
]

@Sendable private func giveEvidence(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let file = invocation.arguments.dropFirst().first
    let path = invocation["output"]
    guard (file == nil) == (path == nil), path?.isEmpty != true else {
        throw Failure.usage(
            "FILE_ID and --output FILE go together, and only one of them was found",
            hint: invocation.command.usage)
    }
    let attachments = try invocation.session.desk().read { connection in
        try Attachment.all(of: try PersonLookup.current(id, on: connection), on: connection)
    }
    guard let file, let path else {
        return Answer(
            ["attachments": .array(attachments.map(\.json))],
            attachments.isEmpty ? ["No file is attached"] : attachments.map(\.line))
    }
    guard let attachment = attachments.first(where: { $0.id.text == file }) else {
        throw Failure(
            .missing, "missing", "the person has no file \(file)",
            hint: "The same command without FILE_ID lists the files")
    }
    try UserFile.write(attachment.bytes.array, to: path)
    return Answer(attachment.json, ["Written to \(path)"])
}

extension Attachment {
    /// What is known of the file beside its content.
    var json: JSONValue {
        [
            "id": .string(id.text), "name": .string(name), "sha256": .string(sha256),
            "size": JSONValue(bytes.array.count), "who": .string(who),
            "at": .string(at.description),
        ]
    }

    fileprivate var line: String {
        "\(at.day)  \(who)  \(name) (\(counted(bytes.array.count, "byte", "bytes")))  \(id.text)"
    }
}
