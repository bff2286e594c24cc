import Copying
import Prelude
import Recruiting
import Storage

/// The command that takes a desk from one database to another.
let copyCommands: [CommandSpec] = [
    CommandSpec(
        words: ["desk", "copy"], arguments: [.init(name: "FROM"), .init(name: "TO")],
        summary: "Copy a whole desk into an empty one: files, or databases on a server.",
        run: copyDesk)
]

@Sendable private func copyDesk(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let places = invocation.arguments.map { DeskPlace($0) }
    let source = try session.prepared(try places[0].open())
    let target = try session.prepared(
        try places[1].holdsDesk() ? places[1].open() : places[1].create())
    // Between databases of one kind nothing has another form.
    let copy =
        source.dialect == target.dialect ? DeskCopy() : DeskCopy(adjust: DeskSchema.adjusted)
    let tables = try copy.run(from: source, to: target) { table in
        Output.narrate("\(table.name): \(counted(table.digest.count, "row", "rows"))")
    }
    let rows = tables.reduce(0) { $0 + $1.digest.count }
    return Answer(
        [
            "from": .string(source.location), "to": .string(target.location),
            "rows": JSONValue(rows),
            "tables": .array(
                tables.map {
                    [
                        "table": .string($0.name), "rows": JSONValue($0.digest.count),
                        "digest": .string($0.digest.description),
                    ]
                }),
        ],
        [
            "Copied \(counted(rows, "row", "rows")) from \(source.location) to \(target.location)",
            "Both were read and hold the same",
        ])
}
