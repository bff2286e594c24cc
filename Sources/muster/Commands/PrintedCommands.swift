import Console
import Prelude

/// The commands that print what follows from the list of commands.
let printedCommands: [CommandSpec] = [
    CommandSpec(words: ["manual"], summary: "Print the manual.") { _ in
        Answer(["manual": .string(Manual.lines.joined(separator: "\n"))], Manual.lines)
    },
    CommandSpec(
        words: ["completion"], arguments: [.init(name: "bash|zsh|fish")],
        summary: "Print the completions for a shell."
    ) { invocation in
        guard let lines = Completion.lines(for: invocation.arguments[0]) else {
            throw Failure.usage("completion takes bash, zsh or fish")
        }
        return Answer(["completion": .string(lines.joined(separator: "\n"))], lines)
    },
]

/// The manual, printed from the commands.
enum Manual {
    /// The manual's lines, in Markdown.
    static var lines: [String] {
        [
            "# muster", "",
            "The terminal console from which a recruiter runs the desk.", "",
            "    muster [noun] [verb] [arguments] [--options]", "",
            "Data goes to standard output, narration to standard error. With `--json` exactly one",
            "JSON document is printed. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no such thing,",
            "4 refused with the reason, 5 waiting for an answer.", "",
            "## Options of every command", "",
        ] + options(globalOptions) + ["", "## Commands", ""] + allCommands.flatMap(entry)
            + search
            + ConsoleKeys.manual.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    private static let search = [
        "## Searching", "",
        "`candidate list --query` and the console's `/` read the same words:", "",
        "- `kotlin` and `\"machine learning\"` stand anywhere in fields, skills or documents.",
        "- `city:berlin`, `role:engineer`, `name:ada`, `text:kafka` ask one place; the name of any",
        "  (N) field works.",
        "- `years:>=5`, `compensation_min:<70000` compare numbers; `years:5+` is at least five.",
        "- `skill:rust`, `skill:rust>=7` ask for a skill under any of its names, with a least rating.",
        "- `city:berlin|hamburg` takes either; `-status:hired` or `!kotlin` leaves out.",
        "- `status:\"In interview process\"`, `ranking:<=2`, `rating:>=8`, `is:highlighted`,",
        "  `is:excluded`, `is:verified` ask what recruiters said of people.",
        "- `untouched:>=12` asks for people about whom nothing was read or decided for 12 months.",
        "  `--save NAME` keeps a search, `--saved NAME` runs it again.", "",
        "Evidence counts UTF-8 bytes of the document's text, from `start` up to, not including, `end`.",
        "",
    ]

    private static func entry(_ command: CommandSpec) -> [String] {
        ["### `\(command.usage)`", "", command.summary, ""]
            + (command.options.isEmpty ? [] : options(command.options) + [""])
    }

    private static func options(_ options: [CommandSpec.Option]) -> [String] {
        options.map { "- `\($0.usage)`: \($0.summary)" }
    }
}

/// Shell completions, printed from the commands.
enum Completion {
    /// The lines for a shell, or nil for one that is not known.
    static func lines(for shell: String) -> [String]? {
        switch shell {
        case "bash": bash
        case "zsh": ["autoload -U +X bashcompinit && bashcompinit"] + bash
        case "fish": fish
        default: nil
        }
    }

    private static var nouns: [String] {
        Set(allCommands.compactMap(\.words.first)).sorted()
    }

    private static func verbs(of noun: String) -> [String] {
        allCommands.filter { $0.words.first == noun && $0.words.count > 1 }.map { $0.words[1] }
    }

    private static var bash: [String] {
        let cases = nouns.filter { !verbs(of: $0).isEmpty }.map {
            "        \($0)) words=\"\(verbs(of: $0).joined(separator: " "))\" ;;"
        }
        let options = globalOptions.map { "--\($0.name)" }.joined(separator: " ")
        return [
            "_muster() {", "    local current=${COMP_WORDS[COMP_CWORD]} words=''",
            "    case $COMP_CWORD:${COMP_WORDS[1]} in",
            "        1:*) words=\"\(nouns.joined(separator: " "))\" ;;", "    esac",
            "    [[ $COMP_CWORD -eq 2 ]] && case ${COMP_WORDS[1]} in",
        ] + cases + [
            "    esac", "    [[ $current == -* ]] && words=\"\(options)\"",
            "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))",
            "    [[ ${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- \"$current\"))", "}",
            "complete -F _muster muster",
        ]
    }

    private static var fish: [String] {
        let commands = allCommands.compactMap { command -> String? in
            guard let noun = command.words.first else { return nil }
            let summary = command.summary.replacing("'", with: "\\'")
            guard command.words.count > 1 else {
                return "complete -c muster -n __fish_use_subcommand -a \(noun) -d '\(summary)'"
            }
            return "complete -c muster -n '__fish_seen_subcommand_from \(noun)'"
                + " -a \(command.words[1]) -d '\(summary)'"
        }
        let first = nouns.filter { !verbs(of: $0).isEmpty }.map {
            "complete -c muster -n __fish_use_subcommand -a \($0)"
        }
        return first + commands
            + globalOptions.map { "complete -c muster -l \($0.name) -d '\($0.summary)'" }
    }
}
