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
        func settings(_ file: [String: String]) -> Settings {
            Settings(
                options: options, environment: environment, file: file, loginName: login,
                dataFolder: dataFolder)
        }
        let first = settings([:])
        let file = try ConfigurationFile.read(first.config)
        self.init(
            settings: settings(file), isJSON: options["json"] != nil, environment: environment)
    }
}
