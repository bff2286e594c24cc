internal import Engine
internal import Market
internal import Prelude
internal import Recruiting
internal import Storage

/// The pipeline that groups the desk's listings.
struct ClusterOps: Sendable {
    /// The pipeline's name.
    static let name = "vacancy_clusters"
    /// Where vacancies of the desk come from, as the artifact has it.
    static let origin = "desk"

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// Groups the listings, names the groups and keeps them.
    var pipeline: Pipeline {
        Pipeline(
            Self.name,
            summary: "Group the jobs of the market by what they ask for, and name the groups."
        ) { pipeline in
            _ = pipeline.start(group)
        }
    }

    private var group: Op<NoValue, JSONValue> {
        let surroundings = surroundings
        return Op("group_vacancies", pool: surroundings.reading, limit: .seconds(1800)) {
            _, context in
            let (sources, former) = try await context.database.reading { connection in
                (
                    try VacancyReading.listings(
                        includesClosed: context.parameters["closed"]?.bool ?? false, on: connection),
                    try ClusterBuilding.current(on: connection)
                )
            }
            guard !sources.isEmpty else {
                return .stop(
                    because: "there are no listings to group; collect some: muster collect --once")
            }
            let built = try await ClusterBuilding(
                surroundings.knowledge(), model: surroundings.models(context.database).reading,
                today: surroundings.today()
            ).build(
                sources, from: Self.origin, count: context.parameters["clusters"]?.int,
                after: former, now: context.now(), ids: surroundings.ids())
            if let problem = built.degraded {
                context.report.warn("the groups are named by the rules alone: \(problem)")
            }
            let who = context.requestedBy
            return .done { commit in
                var ledger = Ledger(
                    on: commit.connection, who: who, now: commit.now, ids: commit.ids)
                try ClusterBuilding.keep(
                    built.artifact, as: "build", ledger: &ledger, on: commit.connection)
                commit.ids = ledger.ids
                return [
                    "clusters": JSONValue(built.artifact.clusters.count),
                    "degraded": JSONValue(built.degraded),
                ]
            }
        }
    }
}
