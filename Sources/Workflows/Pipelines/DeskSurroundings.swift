internal import Connectors
package import Documents
internal import Engine
package import Prelude
package import Storage

/// What the desk's pipelines cannot know by themselves.
package struct DeskSurroundings: Sendable {
    /// What the machine knows, loaded when it is first asked for.
    package var knowledge: @Sendable () throws -> Knowledge
    /// Reads files.
    package var reader: DocumentReader
    /// The offsets of time zones.
    package var zones: TimeZones
    /// The day that "present" means in a CV.
    package var today: @Sendable () -> Day
    /// The score profile of a matching that names none.
    package var profile: String
    /// How many processors the machine has.
    package var processors: Int
    /// The time zone that schedules are read in.
    package var zone: String
    /// The language models that work for a desk.
    package var models: @Sendable (any Database) -> DeskModels = { _ in DeskModels() }
    /// How many calls to models are under way at once; nil where none is set.
    package var modelCalls: Int?
    /// The team's Airtable of a desk; nil where none is set.
    package var team: @Sendable (any Database) -> TeamBase? = { _ in nil }
    /// How often each part of it is looked at.
    package var teamIntervals = TeamIntervals()
    /// What fetches posts that rows only link to; nil where links are not followed.
    package var posts: @Sendable (any Database) -> LinkedPosts? = { _ in nil }
    /// How sure the machine must be to decide by itself, and to ask.
    package var asking = AskingBands()
    /// How jobs are collected from the market.
    package var collector = CollectorRules()
    /// When somebody fits a listing of the market.
    package var fits = FitRules()
    /// The way to sources on the web from a desk; nil where the network is switched off.
    package var sources: @Sendable (any Database) -> SourceConnections? = { _ in nil }
    /// What notes how things might have been decided otherwise.
    package var planner = Planner()
    /// Whether a team's Airtable is set.
    package var hasTeam = false
    /// Waits; throws when the task is cancelled.
    package var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    /// A source of ids that nobody shares.
    package var ids: @Sendable () -> IDSource = { IDSource(seed: UInt64.random(in: .min ... .max)) }
    /// How many records of a file one run takes; it asks for further runs that take the others.
    package var portion = 4000

    /// Surroundings from their parts.
    package init(
        knowledge: @escaping @Sendable () throws -> Knowledge,
        reader: DocumentReader = DocumentReader(), zones: TimeZones,
        today: @escaping @Sendable () -> Day, profile: String, processors: Int, zone: String
    ) {
        self.knowledge = knowledge
        self.reader = reader
        self.zones = zones
        self.today = today
        self.profile = profile
        self.processors = max(1, processors)
        self.zone = zone
    }

    /// Ops that keep a processor busy.
    var cpu: Pool { Pool("cpu", limit: processors, reach: .engine) }
    /// Ops that read with a model where there is one, and else keep a processor busy.
    var reading: Pool {
        modelCalls.map { Pool("model", limit: $0, reach: .desk) } ?? cpu
    }

    /// Ops that ask the team's Airtable, which keeps a pace of its own: as many at once as share one of its
    /// requests.
    var airtable: Pool {
        Pool("airtable", limit: AirtableLimits.recordsOfWrite, reach: .desk)
    }

    /// What turns texts into vectors on a desk.
    func embedding(on database: any Database) throws -> TextEmbedding {
        if let model = models(database).embedding { return TextEmbedding(model) }
        return TextEmbedding(try knowledge().embeddings)
    }

    /// Ops that read files of the machine on which they were named.
    var files: Pool { Pool("files", limit: processors, reach: .host) }
    /// Ops that hold a whole desk's people in memory.
    var matching: Pool { Pool("matching", limit: 1, reach: .engine) }
}

/// How often the parts of the team's Airtable are looked at (seeds: control flow).
package struct TeamIntervals: Sendable, Hashable {
    /// People who are new or changed.
    package var candidates: Duration = .seconds(900)
    /// Edited (N) fields of people.
    package var feedback: Duration = .seconds(600)
    /// People who were marked as fraud.
    package var fraud: Duration = .seconds(120)
    /// Jobs with the box ticked.
    package var jobs: Duration = .seconds(300)
    /// Open positions whose status asks for a matching.
    package var positions: Duration = .seconds(120)
    /// People who were moved through the funnel of a position.
    package var funnel: Duration = .seconds(300)

    /// The intervals of the requirement.
    package init() {}
}
