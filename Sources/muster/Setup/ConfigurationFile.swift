import Configuration
import Glibc

/// The configuration file as setting names and values.
enum ConfigurationFile {
    /// Reads the file that a setting names; a standard file that is not there says nothing.
    ///
    /// - Throws: `Failure` naming file, line and what was expected.
    static func read(_ setting: Setting) throws -> [String: String] {
        if setting.source == .standard, access(setting.value, F_OK) != 0 { return [:] }
        let bytes = try DataFolder.read(setting.value)
        let document: YAMLNode
        do throws(YAMLFault) { document = try YAML.read(bytes) } catch {
            throw refused(setting.value, error.line, error.reason)
        }
        if document.isNull { return [:] }
        guard let members = document.members else {
            throw refused(setting.value, document.line, "expected settings, found \(document.kind)")
        }
        var values: [String: String] = [:]
        try take(members, below: "", of: setting.value, into: &values)
        return values
    }

    /// Takes settings over; those of a group are named with the group's name and a dot before them.
    private static func take(
        _ members: [YAMLMember], below group: String, of path: String,
        into values: inout [String: String]
    ) throws {
        for member in members {
            let key = group + member.key
            if let own = member.value.members,
                Settings.fileKeys.contains(where: { $0.hasPrefix(key + ".") })
            {
                try take(own, below: key + ".", of: path, into: &values)
                continue
            }
            guard Settings.fileKeys.contains(key) else {
                throw refused(
                    path, member.line,
                    "there is no setting \(key); known are \(Settings.fileKeys.joined(separator: ", "))"
                )
            }
            if let words = member.value.elements, Settings.listKeys.contains(key) {
                values[key] = try line(of: words, key, of: path)
                continue
            }
            guard let value = member.value.bool.map({ $0 ? "yes" : "no" }) ?? member.value.string
            else {
                throw refused(
                    path, member.line, "\(key): expected a text, found \(member.value.kind)")
            }
            values[key] = value
        }
    }

    /// The words of a list as the line that says the same, each in quotes.
    private static func line(
        of words: [YAMLNode], _ key: String, of path: String
    ) throws -> String {
        try words.map { word in
            guard let text = word.string else {
                throw refused(
                    path, word.line, "\(key): expected a list of texts, found \(word.kind) in it")
            }
            return "'" + text.replacing("'", with: #"'\''"#) + "'"
        }.joined(separator: " ")
    }

    private static func refused(_ path: String, _ line: Int, _ reason: String) -> Failure {
        Failure(.usage, "bad_configuration", "\(path):\(line): \(reason)")
    }
}
