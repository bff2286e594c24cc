import Prelude

/// A command as it was called.
struct Invocation: Sendable {
    /// The command.
    var command: CommandSpec
    /// What stood after its words.
    var arguments: [String]
    /// The options, each with its values in order; a switch has one empty value.
    var options: [String: [String]]
    /// The program around it.
    var session: Session

    /// The first value of an option, or nil.
    subscript(option: String) -> String? { options[option]?.first }

    /// Whether a switch was given.
    func has(_ option: String) -> Bool { options[option] != nil }

    /// The value of an option that is a whole number.
    ///
    /// - Throws: `Failure` when it is none or outside the range.
    func integer(_ option: String, in range: ClosedRange<Int>, default standard: Int) throws -> Int
    {
        guard let text = self[option] else { return standard }
        guard let value = Int(text), range.contains(value) else {
            throw Failure.usage(
                "--\(option) takes a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}

/// Reads what the shell passed.
struct ArgumentParser {
    let commands: [CommandSpec]

    /// What a command line means.
    enum Meaning: Sendable {
        /// Run a command.
        case run(CommandSpec, arguments: [String], options: [String: [String]])
        /// Show the help of a command, or of the commands that start with some words.
        case help([String])
        /// Print the version.
        case version
    }

    /// Reads a command line without the program's name.
    ///
    /// - Throws: `Failure` with what was expected.
    func parse(_ line: [String]) throws(Failure) -> Meaning {
        var words: [String] = []
        var options: [String: [String]] = [:]
        let known = globalOptions + commands.flatMap(\.options)
        var index = 0
        var onlyWords = false
        while index < line.count {
            let word = line[index]
            index += 1
            if onlyWords || !word.hasPrefix("--") || word == "-" {
                words.append(word)
                continue
            }
            if word == "--" {
                onlyWords = true
                continue
            }
            let parts = word.dropFirst(2).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let option = known.first(where: { $0.name == name }) else {
                throw Failure.usage("there is no option --\(name)")
            }
            if option.value == nil {
                guard parts.count == 1 else { throw Failure.usage("--\(name) takes no value") }
                options[name, default: []].append("")
            } else if parts.count == 2 {
                options[name, default: []].append(String(parts[1]))
                try checkValue(of: option, options[name]?.last)
            } else {
                guard index < line.count else {
                    throw Failure.usage("--\(name) takes a value: \(option.usage)")
                }
                options[name, default: []].append(line[index])
                try checkValue(of: option, line[index])
                index += 1
            }
        }
        return try meaning(words, options)
    }

    /// A setting without a value, as a script with an unset variable passes it, is no setting.
    private func checkValue(
        of option: CommandSpec.Option, _ value: String?
    ) throws(Failure) {
        let isGlobal = globalOptions.contains { $0.name == option.name }
        guard isGlobal, value?.isEmpty ?? true else { return }
        throw Failure.usage("--\(option.name) takes a value, found nothing: \(option.usage)")
    }

    private func meaning(
        _ words: [String], _ options: [String: [String]]
    ) throws(Failure) -> Meaning {
        if options["version"] != nil { return .version }
        if options["help"] != nil { return .help(words) }
        guard let command = command(for: words) else {
            if let noun = words.first, commands.contains(where: { $0.words.first == noun }) {
                let verbs = commands.filter { $0.words.first == noun }.compactMap(\.words.last)
                throw Failure.usage(
                    "muster \(noun) takes one of \(verbs.joined(separator: ", "))")
            }
            throw Failure.usage("there is no command \(words.first ?? "")")
        }
        let arguments = Array(words.dropFirst(command.words.count))
        try check(arguments, of: command)
        for name in options.keys.sorted() where !globalOptions.contains(where: { $0.name == name })
        {
            guard command.options.contains(where: { $0.name == name }) else {
                throw Failure.usage(
                    "muster \(command.title) has no option --\(name)", hint: command.usage)
            }
        }
        return .run(command, arguments: arguments, options: options)
    }

    /// The command with the most words that the line starts with.
    private func command(for words: [String]) -> CommandSpec? {
        commands.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
            .flatMap { $0.words.isEmpty && !words.isEmpty ? nil : $0 }
    }

    private func check(_ arguments: [String], of command: CommandSpec) throws(Failure) {
        let least = command.arguments.count { !$0.isOptional }
        let most =
            command.arguments.contains(where: \.isRepeated) ? Int.max : command.arguments.count
        guard arguments.count >= least, arguments.count <= most else {
            throw Failure.usage(
                arguments.count < least
                    ? "muster \(command.title) needs \(command.arguments.map(\.usage).joined(separator: " "))"
                    : "muster \(command.title) does not take \(arguments[command.arguments.count])",
                hint: command.usage)
        }
    }
}
