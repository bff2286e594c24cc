internal import Engine
package import Market
internal import Prelude
package import Storage

/// Says which group a posting belongs to, by words and by meanings.
package struct ClusterMatching: Sendable {
    private let surroundings: DeskSurroundings

    /// A matching with what the machine knows.
    package init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// The groups of a posting. Where no vector can be made the words say it alone.
    ///
    /// - Throws: what the desk's data throws.
    package func match(
        _ text: String, in artifact: ClusterArtifact, on desk: any Database
    ) async throws -> ClusterMatcher.Matched {
        let embedding = try surroundings.embedding(on: desk)
        let profiles = artifact.clusters.map(\.profileText)
        let vectors = try? await embedding.vectors(of: profiles + [text])
        let matcher = ClusterMatcher(artifact, vectors: vectors.map { Array($0.dropLast()) } ?? [])
        return matcher.match(text, vector: vectors?.last ?? nil)
    }
}
