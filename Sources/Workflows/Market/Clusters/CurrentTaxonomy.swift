package import Market
internal import Recruiting
package import Storage
internal import Synchronization

/// The taxonomy that holds on a desk: of its newest groups, else the lexicon's. It is made once for each
/// content of the groups and of the lexicon, and again as soon as either is another.
package final class CurrentTaxonomy: Sendable {
    private let knowledge: Knowledge
    private let made = Mutex<(key: String, taxonomy: MarketTaxonomy)?>(nil)

    /// The taxonomies of desks, with what the machine knows.
    package init(_ knowledge: Knowledge) {
        self.knowledge = knowledge
    }

    /// The taxonomy of a desk. Groups that cannot be read count as none.
    package func taxonomy(on connection: any Connection) throws -> MarketTaxonomy {
        let kept = try KeptClusters.current(on: connection)
        let key = "\(kept?.digest ?? "") \(knowledge.version)"
        return made.withLock { made in
            if let made, made.key == key { return made.taxonomy }
            let artifact = kept.flatMap { try? ClusterArtifact($0.artifact, now: $0.createdAt) }
            let taxonomy = MarketTaxonomy(
                artifact, defaults: VacancyReading(knowledge).defaultCategories)
            made = (key, taxonomy)
            return taxonomy
        }
    }
}
