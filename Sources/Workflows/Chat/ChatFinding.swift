internal import Conversation
internal import Engine
internal import Language
internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// The nodes that find and reckon.
extension ChatGraph {
    /// How many jobs, people and items are told.
    private static let maximumTold = 5
    /// Among how many people those are looked for who live where the work is.
    private static let lookedThrough = 50

    /// What names are put to, as the desk has it now.
    private func graph() async throws -> GapGraph {
        let knowledge = try surroundings.knowledge()
        let taxonomy = try await database.reading { try Taxonomy(of: knowledge, on: $0) }
        return GapGraph(taxonomy, configuration, planner: surroundings.planner)
    }

    /// The gap report of the person and the job.
    func compare(_ state: ChatState) async throws -> Transition<Node, ChatState> {
        var state = state
        guard let person = state.person else { return .goes(to: .ensureResume, state) }
        guard let job = state.job else { return .goes(to: .ensureJob, state) }
        let graph = try await graph()
        do {
            let outcome = try await blocking { [database, surroundings, now] _ in
                try graph.run(
                    ID(person.id), for: ID(job.id), on: database, now: now(),
                    ids: surroundings.ids())
            }
            state.found = outcome.document
            return .goes(
                to: state.intent == .learning ? .searchLearning : .respondGapReport, state)
        } catch let problem as GapGraph.Problem {
            return .ends(ChatReplies.cannot(problem.description, state), state)
        }
    }

    /// Jobs that may fit the person.
    func searchJobs(_ state: ChatState) async throws -> Transition<Node, ChatState> {
        var state = state
        guard let person = state.person else { return .goes(to: .ensureResume, state) }
        let embeddings = try surroundings.knowledge().embeddings
        let hits = try await database.reading { connection -> [JobSearch.Hit]? in
            guard let dossier = try CandidateDossier(ID(person.id), on: connection) else {
                return nil
            }
            return try JobSearch(embeddings, on: connection).nearest(to: dossier)
        }
        guard let hits else {
            return .ends(ChatReplies.cannot("there is no person \(person.id)", state), state)
        }
        state.found = [
            "hits": .array(
                hits.map {
                    [
                        "id": .string($0.job.id.text), "cosine": .number($0.cosine),
                        "fused": .number($0.fused),
                    ]
                })
        ]
        return .goes(to: .rankJobs, state)
    }

    /// The jobs that were found in the order of what speaks for each.
    func rankJobs(_ state: ChatState) async throws -> Transition<Node, ChatState> {
        var state = state
        guard let person = state.person else { return .goes(to: .ensureResume, state) }
        let graph = try await graph()
        let (hits, place, moment) = (
            state.found["hits"]?.elements ?? [], state.preferences.place, now()
        )
        let ranked = try await database.reading { connection in
            try hits.compactMap { hit -> (JobRank, JSONValue)? in
                guard let id = hit["id"]?.string,
                    let job = try connection.first(Job.self, "WHERE id = \(id)")
                else { return nil }
                let report = try graph.report(of: ID(person.id), for: job.id, on: connection)
                let age =
                    Double(moment.microseconds - job.createdAt.microseconds)
                    / Self.microsecondsOfDay
                let rank = JobRank(
                    report.analysis, cosine: hit["cosine"]?.double ?? 0, ageInDays: age,
                    place: place, of: job)
                return (rank, ChatReplies.shape(job, rank, report))
            }
        }.sorted { ($1.0.score) < ($0.0.score) }
        state.found = ["hits": .array(ranked.prefix(Self.maximumTold).map(\.1))]
        return .goes(to: .respondJobMatches, state)
    }

    private static let microsecondsOfDay = 86_400_000_000.0

    /// The people who fit the job best, by the scorer that every matching uses.
    func searchCandidates(_ state: ChatState) async throws -> Transition<Node, ChatState> {
        var state = state
        guard let job = state.job else { return .goes(to: .ensureJob, state) }
        let matchmaking = Matchmaking(
            on: database, knowledge: try surroundings.knowledge(), zones: surroundings.zones,
            model: try surroundings.embedding(on: database).model)
        let (profile, moment) = (surroundings.profile, now())
        let place = state.preferences.places[job.id].flatMap {
            [ChatPreferences.anywhere, ChatPreferences.remote].contains($0.lowercased()) ? nil : $0
        }
        let top = place == nil ? Self.maximumTold : Self.lookedThrough
        let scored: Matchmaking.Scored
        do {
            scored = try await blocking { _ in
                try matchmaking.score(
                    ID(job.id), profile: profile, top: top, now: moment)
            }
        } catch let problem as Matchmaking.Problem {
            return .ends(ChatReplies.cannot(problem.description, state), state)
        }
        switch scored {
        case .refused(let reasons):
            return .ends(ChatReplies.cannot(reasons.joined(separator: "; "), state), state)
        case .scored(let result):
            let shapes = try await database.reading { connection in
                let proposed = try MatchStore.lines(of: ID(job.id), on: connection).filter {
                    $0.match.stage == .proposed && $0.match.rank != nil
                }
                return try result.outcome.matches.map { match in
                    let person = try connection.first(
                        Candidate.self, "WHERE id = \(match.candidate)")
                    return ChatReplies.shape(
                        match, person?.name ?? "",
                        location: JobRank.location(place, person?.place),
                        proposed: proposed.first { $0.match.candidate.text == match.candidate }?
                            .match.id)
                }
            }
            // Who lives where the work is goes first; among themselves their scores decide.
            let there = shapes.filter { $0["location"]?.double == 1 }
            let others = shapes.filter { $0["location"]?.double != 1 }
            state.found = [
                "scored": JSONValue(result.outcome.scoredCount), "place": JSONValue(place),
                "hits": .array(Array((there + others).prefix(Self.maximumTold))),
            ]
            return .goes(to: .respondCandidates, state)
        }
    }

    /// What the person may learn against the gaps.
    func searchLearning(_ state: ChatState) async throws -> Transition<Node, ChatState> {
        var state = state
        guard let person = state.person else { return .goes(to: .ensureResume, state) }
        guard let job = state.job else { return .goes(to: .ensureJob, state) }
        let (graph, catalogue) = (try await graph(), try catalogue())
        let report = try await database.reading {
            try graph.report(of: ID(person.id), for: ID(job.id), on: $0)
        }
        let plan = LearningPlan(
            report.analysis, catalogue, for: state.preferences.goal ?? .everything,
            hours: state.preferences.hours, cost: state.preferences.cost)
        state.found = ChatReplies.shape(plan, report.analysis)
        return .goes(to: .respondLearning, state)
    }
}
