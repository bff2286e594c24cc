import Connectors
import Prelude
import Storage
import Web
import Workflows

/// Gives whoever collects jobs the way to sources that the settings name.
struct CollectorWiring: Sendable {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    /// Checks the settings without asking anybody.
    ///
    /// - Throws: `Failure` that names the setting and what it wants.
    func rules() throws -> CollectorRules { try session.settings.collector.rules() }

    /// The way to sources on the web, in pace with the desk's other programs; nil where the network is
    /// switched off or cannot be used.
    func sources(for desk: any Database) -> SourceConnections? {
        let settings = session.settings
        guard !settings.isOffline.isYes, let transport = try? settings.web.transport(),
            let rule = try? settings.web.addressRule()
        else { return nil }
        return SourceConnections(
            client: SourceClient(
                version: musterVersion, rule: rule, transport: transport,
                paces: StoredPaces(on: desk), surroundings: ModelWiring.surroundings),
            credentials: settings.collector.credentials)
    }
}
