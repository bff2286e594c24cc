package import Conversation
internal import Language
internal import LanguageModels
internal import Matching
package import Prelude
internal import Recruiting
package import Storage

/// The conversation with Muster: what a person lacks, which jobs fit, who could do a job, and how gaps can be
/// closed (seed: career engine §7; facts, career engine A.1 and C).
///
/// Rules tell what is wanted. Only here is anybody asked; the gap report itself is reckoned by `GapGraph`,
/// which asks nobody, so that its figures are the same everywhere.
package struct ChatGraph: ConversationGraph {
    /// The nodes.
    package enum Node: String, Sendable, CaseIterable {
        /// Tells what is wanted, and about whom.
        case parseAndRoute = "parse_and_route"
        /// Makes sure that it is known about whom.
        case ensureResume = "ensure_resume"
        /// Makes sure that it is known which job.
        case ensureJob = "ensure_job"
        /// Asks which skills are meant by names that may be several.
        case confirmSkills = "confirm_skills"
        /// Makes the gap report.
        case runCareerEngine = "run_career_engine"
        /// Tells the gap report.
        case respondGapReport = "respond_gap_report"
        /// Asks what is wanted of jobs or of learning, where nobody said.
        case gatherPreferences = "gather_preferences"
        /// Finds jobs.
        case searchJobs = "search_jobs"
        /// Ranks what was found.
        case rankJobs = "rank_jobs"
        /// Tells the jobs.
        case respondJobMatches = "respond_job_matches"
        /// Finds people for a job, and ranks them.
        case searchCandidates = "search_candidates"
        /// Tells the people.
        case respondCandidates = "respond_candidates"
        /// Finds what can be learnt against the gaps, and ranks it.
        case searchLearning = "search_learning"
        /// Tells what can be learnt.
        case respondLearning = "respond_learning"
        /// Answers anything else.
        case chitchat
    }

    /// `chat`.
    package let name = "chat"
    /// The version of nodes and state.
    package let version = 1
    /// `parse_and_route`.
    package let entry = Node.parseAndRoute

    let database: any Database
    let surroundings: DeskSurroundings
    let configuration: GapConfiguration
    let catalogue: @Sendable () throws -> LearningCatalogue
    let now: @Sendable () -> Timestamp
    /// What a new thread is about, as what is selected on a screen.
    let selection: ChatState
    /// Gets the words of a model's talk as they come. After a death they come once more.
    let onText: (@Sendable (String) async -> Void)?

    /// The conversation on a desk.
    package init(
        on database: any Database, _ surroundings: DeskSurroundings,
        _ configuration: GapConfiguration,
        catalogue: @escaping @Sendable () throws -> LearningCatalogue,
        now: @escaping @Sendable () -> Timestamp, about selection: ChatState = ChatState(),
        onText: (@Sendable (String) async -> Void)? = nil
    ) {
        self.onText = onText
        self.database = database
        self.surroundings = surroundings
        self.configuration = configuration
        self.catalogue = catalogue
        self.now = now
        self.selection = selection
    }

    /// A turn begins with whom and what the thread, or else the screen, is about.
    package func beginning(_ state: ChatState, message: String) -> ChatState {
        var fresh = ChatState()
        fresh.message = message
        fresh.person = selection.person ?? state.person
        fresh.job = selection.job ?? state.job
        fresh.preferences = state.preferences
        fresh.intent = state.intent
        return fresh
    }

    /// Runs a node.
    package func run(
        _ node: Node, _ state: ChatState, given: Given?
    ) async throws -> Transition<Node, ChatState> {
        switch node {
        case .parseAndRoute: try await parse(state)
        case .ensureResume: try await ensurePerson(state, given)
        case .ensureJob: try await ensureJob(state, given)
        case .confirmSkills: try await confirmSkills(state, given)
        case .runCareerEngine: try await compare(state)
        case .respondGapReport: .ends(ChatReplies.gap(state), state)
        case .gatherPreferences: try await gather(state, given)
        case .searchJobs: try await searchJobs(state)
        case .rankJobs: try await rankJobs(state)
        case .respondJobMatches: .ends(ChatReplies.jobs(state), state)
        case .searchCandidates: try await searchCandidates(state)
        case .respondCandidates: .ends(ChatReplies.candidates(state), state)
        case .searchLearning: try await searchLearning(state)
        case .respondLearning: .ends(ChatReplies.learning(state), state)
        case .chitchat: try await talk(state)
        }
    }

    /// What to do first for an intent.
    private static func first(of intent: ChatIntent) -> Node {
        switch intent {
        case .gap, .jobs, .learning: .ensureResume
        case .candidates: .ensureJob
        case .chitchat: .chitchat
        }
    }

    private func parse(_ state: ChatState) async throws -> Transition<Node, ChatState> {
        var state = state
        let gazetteer = try surroundings.knowledge().gazetteer
        state.preferences.take(state.message, places: gazetteer)
        let message = state.message
        let (people, jobs) = try await database.reading { connection in
            let named = NamedRecords(in: message, on: connection)
            return (try named.people(), try named.jobs())
        }
        let former = state.intent
        state.intent = ChatIntent(message)
        // "And Ada?" goes on with what was wanted before.
        if state.intent == .chitchat, !(people.isEmpty && jobs.isEmpty) { state.intent = former }
        if state.intent == .chitchat { try await ask(&state, naming: people.map(\.name)) }
        state.settled["named"] = people.isEmpty ? nil : Self.list(people)
        // Whom a message names is meant, whatever is on the screen; of several one is asked.
        if people.count == 1 { state.person = people[0] }
        if jobs.count == 1 { state.job = jobs[0] }
        if people.count > 1 { (state.person, state.settled["people"]) = (nil, Self.list(people)) }
        if jobs.count > 1 { (state.job, state.settled["jobs"]) = (nil, Self.list(jobs)) }
        return .goes(to: Self.first(of: state.intent), state)
    }

    /// Has a model tell what rules cannot; without one, or when it does not answer, it is talk.
    private func ask(_ state: inout ChatState, naming people: [String]) async throws {
        guard let routing else { return }
        do throws(ModelProblem) {
            state.intent = try await routing.route(state.message, naming: people)
        } catch {
            state.settled["silent"] = ""
            state.assumptions.append("The model did not tell what is meant")
        }
    }

    private var routing: ModelRouting? {
        surroundings.models(database).reading.map {
            ModelRouting(model: $0, today: surroundings.today())
        }
    }

    /// Has a model talk, where one is set and answers; else it is told what can be asked.
    private func talk(_ state: ChatState) async throws -> Transition<Node, ChatState> {
        var state = state
        let people = Self.records(state.settled["named"]).map(\.name)
        if let routing, state.settled["silent"] == nil {
            do throws(ModelProblem) {
                let said = try await routing.talk(state.message, naming: people, onText: onText)
                if !said.isEmpty { return .ends(ChatReplies.talk(said, state), state) }
            } catch { state.assumptions.append("The model did not answer") }
        }
        return .ends(ChatReplies.help(state), state)
    }

    /// Records as a text that `records` reads.
    private static func list(_ named: [ChatState.Named]) -> String {
        JSONValue.array(named.map(\.document)).text()
    }

    /// The records of a text that `list` wrote.
    static func records(_ text: String?) -> [ChatState.Named] {
        let document = text.flatMap { try? JSONParser.parse($0) }
        return (document?.elements ?? []).compactMap { ChatState.Named($0) }
    }
}
