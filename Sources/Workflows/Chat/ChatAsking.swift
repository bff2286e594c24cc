internal import Conversation
internal import Language
internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// The nodes that may ask.
extension ChatGraph {
    /// What stands for none of the options.
    static let somethingElse = "Something else…"
    /// What stands for going on without an answer.
    static let noneOfThem = "None of them"
    /// How many answers are offered.
    private static let maximumOptions = 6

    func ensurePerson(
        _ state: ChatState, _ given: Given?
    ) async throws -> Transition<Node, ChatState> {
        try await ensure(
            state, given, key: "people", \.person, "Which person is it about?",
            suggestions: { try Self.likelyPeople($0, $1) },
            find: { try NamedRecords(in: $0, on: $1).person() }
        ) { state in
            switch state.intent {
            case .jobs: .gatherPreferences
            default: .ensureJob
            }
        }
    }

    func ensureJob(
        _ state: ChatState, _ given: Given?
    ) async throws -> Transition<Node, ChatState> {
        try await ensure(
            state, given, key: "jobs", \.job, "Which job is it about?",
            suggestions: { try Self.likelyJobs($0, $1) },
            find: { try NamedRecords(in: $0, on: $1).job() }
        ) { state in
            switch state.intent {
            case .candidates, .learning: .gatherPreferences
            default: .confirmSkills
            }
        }
    }

    /// Goes on when a record is known, else asks which one is meant. An answer that names none asks again
    /// with what it may mean; a question that nobody answered ends the turn.
    private func ensure(
        _ state: ChatState, _ given: Given?, key: String,
        _ record: WritableKeyPath<ChatState, ChatState.Named?>, _ question: String,
        suggestions: @escaping @Sendable (ChatState, any Connection) throws -> [ChatState.Named],
        find: @escaping @Sendable (String, any Connection) throws -> [ChatState.Named],
        then next: (ChatState) -> Node
    ) async throws -> Transition<Node, ChatState> {
        var state = state
        var options = Self.records(state.settled[key])
        switch given {
        case .answered(let answer)?:
            let chosen = options.filter { Self.title(of: $0, among: options) == answer }
            if chosen.count == 1 {
                state[keyPath: record] = chosen[0]
            } else {
                let found = try await database.reading { try find(answer, $0) }
                if found.count == 1 { state[keyPath: record] = found[0] }
                if found.count > 1 { options = found }
            }
        case .lost?:
            return .ends(ChatReplies.unanswered(question), state)
        case nil: break
        }
        if state[keyPath: record] != nil {
            state.settled[key] = nil
            return .goes(to: next(state), state)
        }
        if options.isEmpty {
            let known = state
            options = try await database.reading { try suggestions(known, $0) }
        }
        state.settled[key] = JSONValue.array(options.map(\.document)).text()
        return .asks(
            Ask(
                question,
                options: options.map { Self.title(of: $0, among: options) }
                    + [Self.somethingElse], takesText: true, topic: ["node": .string(key)]), state)
    }

    /// A record's name, with its id where another has the same.
    private static func title(
        of named: ChatState.Named, among all: [ChatState.Named]
    ) -> String {
        all.count(where: { $0.name == named.name }) > 1 ? "\(named.name) (\(named.id))" : named.name
    }

    /// The people whom recruiters dealt with last, those matched to the job first.
    private static func likelyPeople(
        _ state: ChatState, _ connection: any Connection
    ) throws -> [ChatState.Named] {
        if let job = state.job {
            let lines = try MatchStore.lines(of: ID(job.id), on: connection)
            let listed = lines.filter { !$0.isErased }.prefix(maximumOptions)
            if !listed.isEmpty {
                return listed.map { ChatState.Named($0.match.candidate.text, $0.name) }
            }
        }
        return try connection.fetch(
            Candidate.self,
            "WHERE is_listed = 1 ORDER BY updated_at DESC, seq DESC LIMIT \(maximumOptions)"
        ).map { ChatState.Named($0.id.text, $0.name) }
    }

    /// The jobs that a person is matched to, else those that recruiters dealt with last.
    private static func likelyJobs(
        _ state: ChatState, _ connection: any Connection
    ) throws -> [ChatState.Named] {
        if let person = state.person {
            let lines = try MatchStore.lines(ofCandidate: ID(person.id), on: connection)
            if !lines.isEmpty {
                return lines.prefix(maximumOptions).map {
                    ChatState.Named($0.match.job.text, $0.jobTitle)
                }
            }
        }
        return try connection.fetch(
            Job.self,
            """
            WHERE NOT status IN (\(list: StandingFields.archived.map(\.sqlValue)))
            ORDER BY updated_at DESC, seq DESC LIMIT \(maximumOptions)
            """
        ).map { ChatState.Named($0.id.text, $0.title) }
    }

    // MARK: Skills

    /// Asks about each name of a wanted skill that may be several things of the taxonomy; what is answered
    /// holds for this turn, and nothing is asked twice.
    func confirmSkills(
        _ state: ChatState, _ given: Given?
    ) async throws -> Transition<Node, ChatState> {
        var state = state
        guard let job = state.job else { return .goes(to: .ensureJob, state) }
        let doubts = try await doubts(of: job.id)
        let open = doubts.first { state.settled["skill:" + $0.surface] == nil }
        if let asked = open, let given {
            switch given {
            case .answered(let answer):
                state.settled["skill:" + asked.surface] = answer
            case .lost:
                state.settled["skill:" + asked.surface] = ""
                state.assumptions.append("Nobody said what '\(asked.surface)' is")
            }
            return .goes(to: .confirmSkills, state)
        }
        guard let open else { return .goes(to: .runCareerEngine, state) }
        let options = open.options.prefix(3).map { "Yes, \($0)" }
        return .asks(
            Ask(
                "When the post says '\(open.surface)', does it mean \(open.options[0])?",
                options: options + ["No", Self.somethingElse], takesText: true,
                topic: open.canonicals.isEmpty
                    ? ["skill": .string(open.surface)]
                    : [
                        "skill": .string(open.surface), "name": .string(open.name),
                        "canonicals": JSONValue(open.canonicals),
                    ]), state)
    }

    /// A name of a wanted skill that is not sure, with what it may be.
    private struct Doubt: Sendable {
        var surface: String
        var options: [String]
        /// The desk's name of it.
        var name: String
        /// The options as the lexicon names them; empty where it does not know them all.
        var canonicals: [String]
    }

    private func doubts(of job: String) async throws -> [Doubt] {
        let knowledge = try surroundings.knowledge()
        let configuration = configuration
        return try await database.reading { connection in
            guard let dossier = try JobDossier(ID(job), on: connection) else { return [] }
            let taxonomy = try Taxonomy(of: knowledge, on: connection)
            let mapping = GapMapping(taxonomy, configuration, for: dossier)
            return dossier.skills.compactMap { skill, bag in
                let mapped = mapping.map(bag, surface: skill.surface, sentence: nil, .job)
                guard !mapped.options.isEmpty else { return nil }
                let known = mapped.options.compactMap { knowledge.rules.canonical($0) }
                return Doubt(
                    surface: skill.surface, options: mapped.options, name: bag.name,
                    canonicals: known.count == mapped.options.count ? known : [])
            }
        }
    }

    // MARK: Preferences

    /// Asks where work is to be, or how much learning may take and for what, unless it is known surely
    /// enough.
    func gather(
        _ state: ChatState, _ given: Given?
    ) async throws -> Transition<Node, ChatState> {
        switch state.intent {
        case .learning: try gatherLearning(state, given)
        case .candidates: try await gatherPlaceOfPeople(state, given)
        default: try await gatherPlace(state, given)
        }
    }

    private static let whereIsIt = Ask(
        "Where is the work to be?", options: ["Anywhere", "Remote"], takesText: true,
        topic: ["preference": "place"])
    private static let nobodySaidWhere = "Nobody said where the work is to be"

    /// Where the work is that people are wanted for: the job says so, or this conversation did.
    private func gatherPlaceOfPeople(
        _ state: ChatState, _ given: Given?
    ) async throws -> Transition<Node, ChatState> {
        var state = state
        guard let job = state.job else { return .goes(to: .ensureJob, state) }
        let places = try surroundings.knowledge().gazetteer
        func place(in text: String) -> String? {
            var said = ChatPreferences()
            said.take(text, places: places)
            return said.place
        }
        switch given {
        case .answered(let answer)?:
            state.preferences.places[job.id] = place(in: answer) ?? answer
            return .goes(to: .searchCandidates, state)
        case .lost?:
            state.assumptions.append(Self.nobodySaidWhere)
            return .goes(to: .searchCandidates, state)
        case nil: break
        }
        if let said = place(in: state.message) { state.preferences.places[job.id] = said }
        let known = try await database.reading {
            try $0.first(Job.self, "WHERE id = \(job.id)")?.place
        }
        let isSaid = known != nil || state.preferences.places[job.id] != nil
        let isSure = surroundings.asking.ranking.verdict(isSaid ? 1 : Self.unsaid) == .decide
        return isSure ? .goes(to: .searchCandidates, state) : .asks(Self.whereIsIt, state)
    }

    private func gatherPlace(
        _ state: ChatState, _ given: Given?
    ) async throws -> Transition<Node, ChatState> {
        var state = state
        switch given {
        case .answered(let answer)?:
            state.preferences.take(answer, places: try surroundings.knowledge().gazetteer)
            if state.preferences.place == nil { state.preferences.place = answer }
            return .goes(to: .searchJobs, state)
        case .lost?:
            state.assumptions.append(Self.nobodySaidWhere)
            return .goes(to: .searchJobs, state)
        case nil: break
        }
        let sureness = try await place(&state)
        guard surroundings.asking.ranking.verdict(sureness) != .decide else {
            return .goes(to: .searchJobs, state)
        }
        return .asks(Self.whereIsIt, state)
    }

    /// How sure it is what nobody said.
    private static let unsaid = 0.4

    private func gatherLearning(
        _ state: ChatState, _ given: Given?
    ) throws -> Transition<Node, ChatState> {
        var state = state
        let knowledge = try surroundings.knowledge()
        if let goal = goal(in: state.message, about: state, knowledge) {
            state.preferences.goal = goal
        }
        let isAboutGoal = state.settled["limits"] != nil
        switch given {
        case .answered(let answer)? where isAboutGoal:
            state.preferences.goal = goal(in: answer, about: state, knowledge) ?? .everything
        case .answered(let answer)?:
            state.preferences.take(answer, places: knowledge.gazetteer)
            state.preferences.hasLimits = true
        case .lost? where isAboutGoal:
            state.settled["goal"] = ""
            state.assumptions.append("Nobody said what is to be learnt for")
        case .lost?:
            state.settled["limits"] = ""
            state.assumptions.append("Nobody said what learning may take")
        case nil: break
        }
        func isKnown(_ isSaid: Bool, _ topic: String) -> Bool {
            state.settled[topic] == ""
                || surroundings.asking.learning.verdict(isSaid ? 1 : Self.unsaid) == .decide
        }
        guard isKnown(state.preferences.hasLimits, "limits") else {
            return .asks(
                Ask(
                    "How much time and money may it take?",
                    options: ["No limit", "Up to 40 hours", "Only what is free"], takesText: true,
                    topic: ["preference": "learning"]), state)
        }
        state.settled["limits"] = state.settled["limits"] ?? "known"
        guard isKnown(state.preferences.goal != nil, "goal") else {
            return .asks(
                Ask(
                    "What is it to be learnt for?",
                    options: ["Everything that is missing", "Only what the job insists on"],
                    takesText: true, topic: ["preference": "goal"]), state)
        }
        return .goes(to: .runCareerEngine, state)
    }

    /// The goal that a text names. Skills in the names of the job and the person are none: who learns for a
    /// Rust job does not say that it is Rust that is to be learnt.
    private func goal(
        in text: String, about state: ChatState, _ knowledge: Knowledge
    ) -> LearningGoal? {
        func skills(_ text: String) -> [String] {
            knowledge.finder.mentions(in: SourceText(text)).compactMap { mention in
                mention.skill.flatMap { knowledge.lexicon[$0]?.name }
            }
        }
        let names = Set([state.job?.name, state.person?.name].compactMap(\.self).flatMap(skills))
        var seen = names
        return LearningGoal(text, naming: skills(text).filter { seen.insert($0).inserted })
    }

    /// How sure it is where the work is to be: somebody said so, the person's record says where they live, or
    /// nobody knows.
    private func place(_ state: inout ChatState) async throws -> Double {
        if state.preferences.place != nil { return 1 }
        guard let person = state.person else { return 0 }
        let city = try await database.reading {
            try $0.first(Candidate.self, "WHERE id = \(person.id)")?.city
        }
        guard let city else { return 0.4 }
        state.preferences.place = city
        state.assumptions.append(
            "Took \(city), where the person lives, for where the work is to be")
        return 0.8
    }
}
