import Prelude

/// One command of the command line. Help, manual and completions are printed from these values.
struct CommandSpec: Sendable {
    /// The words that call it: `candidate list`.
    var words: [String]
    /// What stands after the words.
    var arguments: [Argument] = []
    /// The options it understands beside the global ones.
    var options: [Option] = []
    /// What it does, in a sentence.
    var summary: String
    /// Runs it.
    var run: @Sendable (Invocation) throws -> Answer

    /// Something that stands after a command's words.
    struct Argument: Sendable {
        /// The name in help.
        var name: String
        /// Whether it may be left out.
        var isOptional = false
        /// Whether it may be given several times.
        var isRepeated = false

        /// How help writes it.
        var usage: String {
            let text = isRepeated ? name + "…" : name
            return isOptional ? "[\(text)]" : text
        }
    }

    /// Something that starts with two dashes.
    struct Option: Sendable {
        /// The name without dashes.
        var name: String
        /// What its value is called in help; nil for a switch.
        var value: String?
        /// What it does, in a sentence.
        var summary: String

        /// How help writes it.
        var usage: String { "--\(name)" + (value.map { " \($0)" } ?? "") }
    }

    /// The words as one text.
    var title: String { words.joined(separator: " ") }

    /// The command's usage on one line.
    var usage: String {
        (["muster", title] + arguments.map(\.usage)
            + (options.isEmpty ? [] : ["[options]"])).joined(separator: " ")
    }
}

/// The options that every command understands.
let globalOptions: [CommandSpec.Option] = [
    .init(
        name: "desk", value: "PATH|URL",
        summary: "The desk to work on: a file, or postgres://HOST/DATABASE (MUSTER_DESK)."),
    .init(name: "config", value: "FILE", summary: "The configuration file to read."),
    .init(name: "json", value: nil, summary: "Print one JSON document instead of text."),
    .init(name: "as", value: "NAME", summary: "Who decides (MUSTER_USER)."),
    .init(name: "offline", value: nil, summary: "Use no network, whatever is configured."),
    .init(name: "profile", value: "NAME", summary: "The score profile."),
    .init(name: "theme", value: "NAME", summary: "The console's theme (MUSTER_THEME)."),
    .init(name: "no-color", value: nil, summary: "Use no colours (NO_COLOR)."),
    .init(name: "plain", value: nil, summary: "Do not take over the screen."),
    .init(name: "help", value: nil, summary: "Say what a command does."),
    .init(name: "version", value: nil, summary: "Print the version."),
]

/// What a command answers: one value for `--json`, the same as lines for people.
struct Answer: Sendable {
    /// The value.
    var json: JSONValue
    /// The lines, without line breaks; they are sanitised when they are printed.
    var lines: [String]
    /// The exit code.
    var exit = ExitCode.done

    /// An answer from its value and its lines.
    init(_ json: JSONValue, _ lines: [String], exit: ExitCode = .done) {
        self.json = json
        self.lines = lines
        self.exit = exit
    }
}

/// The exit codes of CLI.md.
enum ExitCode: Int32, Sendable {
    case done = 0
    case failed = 1
    case usage = 2
    case missing = 3
    case refused = 4
    case waiting = 5
}

/// A command that could not do what it was asked, in the shape of CLI.md.
struct Failure: Error, Sendable, CustomStringConvertible {
    /// The exit code.
    var exit: ExitCode
    /// A stable word for programs.
    var code: String
    /// What was found.
    var message: String
    /// What to do; empty when there is nothing to add.
    var hint: String

    /// The message and the hint, as the engine keeps them of an op that failed.
    var description: String { hint.isEmpty ? message : "\(message); \(hint)" }

    /// A failure from its parts.
    init(_ exit: ExitCode, _ code: String, _ message: String, hint: String = "") {
        self.exit = exit
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The failure of a command that was called wrongly.
    static func usage(_ message: String, hint: String = "`muster --help` lists the commands")
        -> Failure
    {
        Failure(.usage, "usage", message, hint: hint)
    }

    /// The shape of CLI.md.
    var json: JSONValue {
        ["error": ["code": .string(code), "message": .string(message), "hint": .string(hint)]]
    }

    /// One sentence for people.
    var sentence: String {
        hint.isEmpty ? "muster: \(message)" : "muster: \(message). \(hint)"
    }
}
