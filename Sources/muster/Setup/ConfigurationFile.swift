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
        for member in members {
            guard Settings.fileKeys.contains(member.key) else {
                throw refused(
                    setting.value, member.line,
                    "there is no setting \(member.key); known are \(Settings.fileKeys.joined(separator: ", "))"
                )
            }
            guard let value = member.value.bool.map({ $0 ? "yes" : "no" }) ?? member.value.string
            else {
                throw refused(
                    setting.value, member.line,
                    "\(member.key): expected a text, found \(member.value.kind)")
            }
            values[member.key] = value
        }
        return values
    }

    private static func refused(_ path: String, _ line: Int, _ reason: String) -> Failure {
        Failure(.usage, "bad_configuration", "\(path):\(line): \(reason)")
    }
}
