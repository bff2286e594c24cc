import Prelude

/// Help, printed from the commands.
enum Help {
    /// The help for some words: one command, the commands of a noun, or all.
    static func answer(for words: [String]) -> Answer {
        let chosen = allCommands.filter {
            $0.words.starts(with: words) || !$0.words.isEmpty && words.starts(with: $0.words)
        }
        let exact = words.isEmpty ? [] : allCommands.filter { $0.words == words }
        let commands = exact.isEmpty ? (chosen.isEmpty ? allCommands : chosen) : exact
        let lines = commands.count == 1 ? page(commands[0]) : overview(commands)
        return Answer(.array(commands.map(json)), lines)
    }

    private static func overview(_ commands: [CommandSpec]) -> [String] {
        let table = TextTable(
            columns: [.init(title: "Command"), .init(title: "What it does", maximum: 100)],
            rows: commands.map { command in
                [
                    ([command.title] + command.arguments.map(\.usage)).joined(separator: " "),
                    command.summary,
                ]
            })
        return ["muster [noun] [verb] [arguments] [--options]", ""] + table.lines
            + ["", "Options of every command:"] + options(globalOptions)
            + ["", "`muster NOUN VERB --help` says more."]
    }

    private static func page(_ command: CommandSpec) -> [String] {
        var lines = [command.usage, "", command.summary]
        if !command.options.isEmpty { lines += ["", "Options:"] + options(command.options) }
        return lines + ["", "Options of every command:"] + options(globalOptions)
    }

    private static func options(_ options: [CommandSpec.Option]) -> [String] {
        TextTable(
            columns: [.init(title: ""), .init(title: "", maximum: 100)],
            rows: options.map { ["  \($0.usage)", $0.summary] }
        ).lines.dropFirst().map(\.self)
    }

    private static func json(_ command: CommandSpec) -> JSONValue {
        [
            "command": .string(command.title), "summary": .string(command.summary),
            "arguments": JSONValue(command.arguments.map(\.usage)),
            "options": JSONValue(command.options.map(\.usage)),
        ]
    }
}
