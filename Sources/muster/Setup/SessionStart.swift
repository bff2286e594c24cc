import Glibc
import Prelude

extension Session {
    /// The session of a command line: reads the environment and the configuration file.
    ///
    /// - Throws: `Failure` for a configuration file that is named but cannot be read.
    init(options: [String: [String]]) throws {
        let environment = environmentVariables()
        let dataFolder = DataFolder.standard()
        let login = loginName(environment)
        let dotenv = DotEnv.variables(dotEnvFile())
        func settings(_ file: [String: String]) -> Settings {
            Settings(
                options: options, environment: environment, dotenv: dotenv, file: file,
                loginName: login, dataFolder: dataFolder)
        }
        let first = settings([:])
        let file = try ConfigurationFile.read(first.config)
        self.init(
            settings: settings(file), isJSON: options["json"] != nil, environment: environment)
    }
}

/// The text of `.env` in the folder where the program was started; empty when there is none that can
/// be read. A large file is something else under that name.
private func dotEnvFile() -> String {
    let longest = 1 << 16
    let file = open(".env", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: longest + 1)
    let count = read(file, &bytes, bytes.count)
    guard (1...longest).contains(count) else { return "" }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
}
