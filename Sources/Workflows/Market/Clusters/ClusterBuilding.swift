internal import Engine
internal import Hashing
package import LanguageModels
package import Market
package import Prelude
package import Recruiting
package import Storage

/// Groups the vacancies of a market and keeps the groups on the desk.
package struct ClusterBuilding: Sendable {
    /// How many titles, and keywords of a kind, a model is shown of a group (facts E.3).
    private static let (titles, keywords) = (5, 8)
    /// How many digits of a digest a signature holds: 64 bits, of one folder or desk.
    private static let digestLength = 16

    private let knowledge: Knowledge
    private let model: LanguageModel?
    private let today: Day

    /// A building with what the machine knows.
    ///
    /// - Parameter model: Improves what groups are called; nil: the rules name them.
    package init(_ knowledge: Knowledge, model: LanguageModel?, today: Day) {
        self.knowledge = knowledge
        self.model = model
        self.today = today
    }

    /// What was built, and what there is to know about it.
    package struct Built: Sendable {
        /// The artifact.
        package var artifact: ClusterArtifact
        /// Why the rules named the groups alone although there is a model; nil where they did not.
        package var degraded: String?
    }

    /// Groups vacancies.
    ///
    /// - Parameters:
    ///   - origin: Where they came from, as the artifact has it.
    ///   - count: How many groups; nil: what the silhouette says.
    ///   - former: The artifact before, whose names are carried over.
    /// - Throws: `CancellationError`.
    package func build(
        _ sources: [VacancyReading.Source], from origin: String, count: Int?,
        after former: ClusterArtifact?, now: Timestamp, ids: IDSource
    ) async throws -> Built {
        let (knowledge, former, taxonomy) = (
            knowledge, former,
            MarketTaxonomy(former, defaults: VacancyReading(knowledge).defaultCategories)
        )
        let found = try await blocking { _ in
            // What says nearly the same counts once.
            let originals = NearDuplicates.originals(sources.map(\.text))
            let own = sources.enumerated().filter { originals[$0.offset] == nil }.map(\.element)
            let vacancies = VacancyReading(knowledge).vacancies(own)
            return (
                VacancyClusters(
                    vacancies, count: count, taxonomy: taxonomy.keywords, parallelism: .processors),
                vacancies.reduce(0) { $0 + $1.skills.count }, vacancies.count
            )
        }
        let (clusters, skillCount, counted) = found
        let rules = clusters.clusters.enumerated().map { ClusterLabel($1, number: $0 + 1) }
        let (labels, problem) = try await labels(of: clusters, instead: rules)
        let isByModel = labels != rules
        let stats: [JSONMember] = [
            JSONMember("tfidf_keywords", JSONValue(clusters.termCount)),
            JSONMember("skills_named", JSONValue(skillCount)),
            JSONMember("gpt_used", .bool(isByModel)), JSONMember("vacancy_vector_source", "tfidf"),
            JSONMember("vacancies", JSONValue(counted)),
            JSONMember("near_duplicates", JSONValue(sources.count - counted)),
            JSONMember("cluster_count", JSONValue(clusters.clusters.count)),
            JSONMember("cluster_selection", .string(clusters.selection.rawValue)),
            JSONMember(
                "silhouette_score",
                clusters.silhouette.map { .number(($0 * 10_000).rounded() / 10_000) } ?? .null),
            JSONMember("label_source", isByModel ? "llm" : "fallback"),
        ]
        var ids = ids
        let artifact = ClusterArtifact(
            clusters, labels: labels, after: former, origin: origin,
            signature: .array(
                sources.map { [.string($0.name), .string(Self.digest($0.text))] }),
            requested: count, stats: stats, now: now
        ) { (ids.next(at: now) as ID<ClusterArtifact>).text }
        return Built(artifact: artifact, degraded: problem)
    }

    /// What tells a text from its former self, in a signature that holds one for each vacancy.
    private static func digest(_ text: String) -> String {
        String(SHA256.hex(Array(text.utf8)).prefix(digestLength))
    }

    /// What groups are called: by the model where it answers, by the rules where it does not.
    private func labels(
        of found: VacancyClusters, instead rules: [ClusterLabel]
    ) async throws -> ([ClusterLabel], String?) {
        guard let model, !found.clusters.isEmpty else { return (rules, nil) }
        let asked = found.clusters.prefix(LabelClusters.maximumClusters).map { cluster in
            LabelClusters.Cluster(
                titles: Array(cluster.titles.prefix(Self.titles)),
                keywords: Array(cluster.topKeywords.prefix(Self.keywords))
                    + cluster.technologies.prefix(Self.keywords)
                    + cluster.skills.prefix(Self.keywords))
        }
        let filled = LabelClusters.prompt.filled(
            today: today, material: [LabelClusters.material(Array(asked))])
        let purpose = CallPurpose(
            operation: LabelClusters.prompt.name, promptVersion: LabelClusters.prompt.version,
            run: nil, subject: nil, fields: LeavingFields.clusters)
        do throws(ModelProblem) {
            let answer = try await model.ask(filled, for: LabelClusters.shape, purpose: purpose)
            var labels = rules
            for label in answer.value where labels.indices.contains(label.index) {
                let name = label.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                guard name.contains(where: \.isLetter) else { continue }
                labels[label.index] = ClusterLabel(name: name, summary: label.summary)
            }
            return (labels, nil)
        } catch {
            if error == .cancelled { throw CancellationError() }
            return (rules, "\(error)")
        }
    }

    /// Keeps an artifact as the one that holds; undo lets the former one hold again.
    ///
    /// - Parameter action: What the ledger calls it.
    package static func keep(
        _ artifact: ClusterArtifact, as action: String, ledger: inout Ledger,
        on connection: any Connection
    ) throws {
        try KeptClusters(
            id: ID(ledger.newID()),
            digest: SHA256.hex(Array(artifact.document.text().utf8)), artifact: artifact.document,
            isCurrent: true, madeBy: ledger.who, createdAt: ledger.now
        ).hold(action, ledger: &ledger, on: connection)
    }

    /// The artifact that holds; nil where none was made.
    ///
    /// - Throws: `ClusterArtifactError` for one that an older program kept otherwise.
    package static func current(on connection: any Connection) throws -> ClusterArtifact? {
        guard let kept = try KeptClusters.current(on: connection) else { return nil }
        return try ClusterArtifact(kept.artifact, now: kept.createdAt)
    }
}
