import Glibc

/// The configuration file as setting names and values.
enum ConfigurationFile {
    /// Reads the file that a setting names; a standard file that is not there says nothing.
    ///
    /// - Throws: `Failure` when a named file cannot be read.
    static func read(_ setting: Setting) throws -> [String: String] {
        if setting.source == .standard, access(setting.value, F_OK) != 0 { return [:] }
        _ = try DataFolder.read(setting.value)
        return [:]
    }
}
