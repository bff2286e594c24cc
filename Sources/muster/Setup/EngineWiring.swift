import Engine
import Glibc
import Prelude
import Processes
import Storage
import Web
import Workflows

/// Gives the engine what it may not know by itself: pipelines, clock, chance, and the machine.
struct EngineWiring: Sendable {
    private let session: Session
    private let knowledge: KnowledgeOnDemand
    /// Everything that runs on a desk.
    let catalog: Catalog
    /// What its pipelines and conversations know of the machine.
    let desk: DeskSurroundings

    /// The wiring of a session.
    ///
    /// - Throws: `Failure` for a setting of models that cannot be: work is not begun by the rules where
    ///   somebody meant a model.
    init(_ session: Session, knowledge: KnowledgeOnDemand? = nil) throws {
        let known = knowledge ?? KnowledgeOnDemand(session)
        self.session = session
        self.knowledge = known
        var desk = DeskSurroundings(
            knowledge: { try known.loaded() }, zones: systemTimeZones,
            today: { Session.now().day }, profile: session.settings.profile.value,
            processors: sysconf(Int32(_SC_NPROCESSORS_ONLN)),
            zone: localTimeZone(session.environment))
        desk.asking = try session.settings.asking.bands()
        desk.planner = try session.settings.planner.planner()
        let collector = CollectorWiring(session)
        desk.collector = try collector.rules()
        desk.fits = try session.settings.collector.fits()
        desk.sources = { collector.sources(for: $0) }
        let models = ModelWiring(session)
        try models.check()
        desk.modelCalls = models.concurrency
        desk.models = { models.models(for: $0) }
        let team = TeamWiring(session)
        desk.hasTeam = team.isSet
        // A setting that cannot be is told before any work begins.
        try team.check()
        desk.teamIntervals = try team.intervals()
        desk.team = { team.base(for: $0) }
        desk.posts = { team.posts(for: $0) }
        catalog = DeskCatalog.catalog(desk)
        self.desk = desk
    }

    /// The machine and the moment.
    func surroundings(trouble: @escaping @Sendable (String) -> Void) -> EngineSurroundings {
        let session = session
        return EngineSurroundings(
            now: Session.now, sleep: { try await Task.sleep(for: $0) },
            ids: { session.ids() }, draw: { Double.random(in: 0...1) },
            host: ProcessIdentity.host, process: ProcessIdentity.current,
            runs: ProcessIdentity.isRunning, trouble: trouble)
    }

    /// A command's way to ask for runs on a desk and wait for them: it says why nothing goes on.
    func following(on desk: any Database) -> Following {
        Following(
            catalog: catalog, database: desk, settings: EngineSettings(),
            surroundings: surroundings { Output.narrate($0) },
            delayed: { delays in
                let now = Session.now()
                for delay in delays { Output.narrate(delay.text(now: now)) }
                Output.narrate("Waiting; Ctrl-C cancels what has not been done yet")
            })
    }

    /// The console's way: its screen belongs to it, and its own line tells what goes on.
    func quietFollowing(on desk: any Database) -> Following {
        Following(
            catalog: catalog, database: desk, settings: EngineSettings(),
            surroundings: surroundings { _ in })
    }

    /// An engine on a desk.
    func engine(
        _ kind: EngineProcess.Kind, on desk: any Database,
        settings: EngineSettings = EngineSettings(),
        trouble: @escaping @Sendable (String) -> Void = { Output.narrate($0) }
    ) -> Worker {
        Worker(
            catalog: catalog, database: desk, kind: kind, settings: settings,
            surroundings: surroundings(trouble: trouble))
    }
}
