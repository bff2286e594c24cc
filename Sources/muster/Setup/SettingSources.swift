/// Where settings come from, the stronger before the weaker: options, environment, `.env`,
/// configuration file.
struct SettingSources: Sendable {
    /// The options of the command line.
    var options: [String: [String]]
    /// The variables of the environment.
    var environment: [String: String]
    /// The variables of the file `.env`.
    var dotenv: [String: String]
    /// The settings of the configuration file.
    var file: [String: String]

    /// A setting by the names it has in each; the standard value where nothing names it.
    func pick(
        _ option: String?, _ variables: [String], _ key: String?, _ standard: String
    ) -> Setting {
        if let option, let value = options[option]?.last {
            return Setting(value: value.isEmpty ? "yes" : value, source: .option(option))
        }
        for variable in variables {
            if let value = environment[variable], !value.isEmpty {
                return Setting(value: value, source: .environment(variable))
            }
        }
        for variable in variables {
            if let value = dotenv[variable], !value.isEmpty {
                return Setting(value: value, source: .dotenv(variable))
            }
        }
        if let key, let value = file[key] { return Setting(value: value, source: .file) }
        return Setting(value: standard, source: .standard)
    }
}

/// The file `.env`: a line `NAME=value` for each variable, `#` before comments, quotes around values
/// that want them, `export` before names where a shell reads it too.
enum DotEnv {
    /// The variables of a file's text. Lines of another form are passed over, as shells' tools do.
    static func variables(_ text: String) -> [String: String] {
        var variables: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            var line = trimmed(line)
            if line.hasPrefix("export ") { line = trimmed(line.dropFirst(7)) }
            guard !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else { continue }
            let name = trimmed(line[..<equals])
            guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
                continue
            }
            variables[String(name)] = value(trimmed(line[line.index(after: equals)...]))
        }
        return variables
    }

    private static func value(_ text: Substring) -> String {
        for quote in ["\"", "'"] where text.hasPrefix(quote) {
            let inner = text.dropFirst()
            return inner.firstIndex(of: Character(quote)).map { String(inner[..<$0]) }
                ?? String(inner)
        }
        return text.firstRange(of: " #").map { String(trimmed(text[..<$0.lowerBound])) }
            ?? String(text)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...end]
    }
}
