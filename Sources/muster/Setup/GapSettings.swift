import Prelude
import Workflows

/// What gap reports are reckoned with, under the names of the requirement documents.
struct GapSettings: Sendable {
    /// The settings in the order in which `where` prints them.
    let all: [(name: String, setting: Setting)]

    /// The names that a configuration file may use; it nests them.
    static var keys: [String] { GapConfiguration.keys }

    init(_ sources: SettingSources) {
        all = (GapConfiguration().document.members ?? []).map { usual in
            let variable = "MUSTER_" + usual.key.uppercased().replacing(".", with: "_")
            return (usual.key, sources.pick(nil, [variable], usual.key, usual.value.text()))
        }
    }

    /// What they come to, with some of them set otherwise for once.
    ///
    /// - Throws: `Failure` for a key that is none, or a value that cannot be.
    func configuration(
        with overrides: [(key: String, value: String)] = []
    ) throws -> GapConfiguration {
        do throws(GapConfiguration.Problem) {
            return try GapConfiguration().with(
                all.map { (key: $0.name, value: $0.setting.value) } + overrides)
        } catch { throw Failure.usage(error.description) }
    }
}
