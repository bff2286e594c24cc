import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The command that gives a person everything that is held about them.
let exportCommands: [CommandSpec] = [
    CommandSpec(
        words: ["candidate", "export"], arguments: [.init(name: "ID")],
        options: [
            .init(name: "format", value: "json|html", summary: "What to print (json)."),
            outputOption,
        ], summary: "Print everything that is held about a person.", run: exportPerson)
]

/// Where a text is written instead of standard output.
let outputOption = CommandSpec.Option(
    name: "output", value: "FILE", summary: "Write it to a new file that only you can read.")

@Sendable private func exportPerson(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let format = invocation["format"] ?? "json"
    guard ["json", "html"].contains(format) else {
        throw Failure.usage("--format takes json or html, found \(format)")
    }
    let now = Session.now()
    let export = try invocation.session.desk().read { connection in
        let person = try PersonLookup.current(id, on: connection)
        return try ExportShape(of: person, at: now, on: connection)
    }
    let name = export.json["candidate"]?["name"]?.string ?? id
    let text =
        format == "html"
        ? ReadablePage(title: "Everything held about \(name)", value: export.json).html
        : export.json.text(pretty: true) + "\n"
    return try written(text, as: export.json, invocation)
}

/// Answers with a rendered text: into the file of `--output`, or on standard output.
func written(_ text: String, as json: JSONValue, _ invocation: Invocation) throws -> Answer {
    guard let path = invocation["output"] else {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return Answer(json, lines)
    }
    guard !path.isEmpty else { throw Failure.usage("--output takes the path of a new file") }
    try UserFile.write(text, to: path)
    return Answer(json, ["Written to \(path)"])
}
