import Prelude
import Workflows

/// The commands that make a desk and say where everything is.
let setupCommands: [CommandSpec] = [
    CommandSpec(words: ["init"], summary: "Make an empty desk.", run: makeDesk),
    CommandSpec(
        words: ["where"], summary: "Print every path, and where each setting came from.",
        run: printPlaces),
    CommandSpec(
        words: ["doctor"], summary: "Check desk, data, tools and terminal, and say what to do.",
        run: checkUp),
]

@Sendable private func makeDesk(_ invocation: Invocation) throws -> Answer {
    let place = invocation.session.deskPlace
    let existed = try place.holdsDesk()
    _ = try invocation.session.prepared(existed ? place.open() : place.create())
    return Answer(
        ["desk": .string(place.shown), "created": .bool(!existed)],
        ["The \(existed ? "" : "new ")desk at \(place.shown) is ready"])
}

@Sendable private func printPlaces(_ invocation: Invocation) throws -> Answer {
    let settings = invocation.session.settings.all
    let leaves = LeavingFields.all
    let json = JSONValue.object(
        settings.map {
            JSONMember(
                $0.name,
                [
                    "value": .string($0.setting.value),
                    "source": .string($0.setting.source.description),
                ])
        } + [
            JSONMember(
                "leaves",
                .object(leaves.map { JSONMember($0.operation, JSONValue($0.fields)) }))
        ])
    let table = TextTable(
        columns: [
            .init(title: "Setting"), .init(title: "Value", maximum: 200),
            .init(title: "From", maximum: 200),
        ],
        rows: settings.map { [$0.name, $0.setting.value, $0.setting.source.description] })
    let sent = TextTable(
        columns: [
            .init(title: "What a model elsewhere gets"), .init(title: "Fields", maximum: 200),
        ], rows: leaves.map { [$0.operation, $0.fields.joined(separator: "; ")] })
    return Answer(json, table.lines + [""] + sent.lines)
}
