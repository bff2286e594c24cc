internal import Conversation
internal import Matching
internal import Prelude
internal import Recruiting

/// Puts what a turn came to into words, and the same for programs: each statement about a person or a job
/// names the record, and what may be done next is proposed as a command with its effect.
enum ChatReplies {
    private static func reply(
        _ kind: String, _ lines: [String], _ state: ChatState, _ members: [JSONMember] = [],
        actions: [ChatAction] = []
    ) -> Reply {
        let assumed = state.assumptions.map { "Assumed: \($0)." }
        let next = actions.map { "Next: \($0.shownCommand) – \($0.effect)" }
        let document: JSONValue = .object(
            [
                JSONMember("kind", .string(kind)),
                JSONMember("candidate", state.person?.document ?? .null),
                JSONMember("job", state.job?.document ?? .null),
            ] + members + [
                JSONMember("assumptions", JSONValue(state.assumptions)),
                JSONMember("actions", .array(actions.map(\.document))),
            ])
        return Reply((lines + assumed + next).joined(separator: "\n"), content: document)
    }

    // MARK: Gaps

    static func gap(_ state: ChatState) -> Reply {
        let document = state.found
        func names(_ list: String, _ status: String) -> [String] {
            (document[list]?.elements ?? []).filter { $0["status"]?.string == status }
                .compactMap { $0["name"]?.string }
        }
        let (person, job) = (state.person?.name ?? "", state.job?.name ?? "")
        let metrics = document["metrics"]
        let head =
            metrics?["overall_score"]?.double.map { score in
                "\(person) has \(GapText.score(score)) of 10 for \(job) (plain coverage"
                    + " \(GapText.score(metrics?["coverage_score"]?.double ?? 0)))."
            } ?? "\(job) asks for no skill, so that nothing can be said about \(person)."
        let parts = [
            ("Missing", names("missing_skills", "missing")),
            ("Below the level", names("matched_skills", "underqualified")),
            ("Met", names("matched_skills", "meets_or_exceeds")),
        ].filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
        return reply(
            "gap", [head] + parts, state, [JSONMember("analysis", document)],
            actions: [.report(ID(state.person?.id ?? ""), ID(state.job?.id ?? ""))])
    }

    // MARK: Jobs

    /// A job as a reply tells it.
    static func shape(_ job: Job, _ rank: JobRank, _ report: GapReport) -> JSONValue {
        [
            "id": .string(job.id.text), "title": .string(job.title),
            "company": JSONValue(job.company), "place": JSONValue(job.place),
            "score": .number(rank.score), "overlap": .number(rank.overlap),
            "cosine": .number(rank.cosine), "level_fit": JSONValue(rank.levelFit),
            "recency": .number(rank.recency), "location": JSONValue(rank.location),
            "gap_score": JSONValue(report.analysis.score),
            "missing": JSONValue(
                report.analysis.terms.filter { $0.status == .missing }.map(\.demand.skill.name)),
        ]
    }

    static func jobs(_ state: ChatState) -> Reply {
        let hits = state.found["hits"]?.elements ?? []
        let person = state.person?.name ?? ""
        guard !hits.isEmpty else {
            return reply("jobs", ["No open job of the desk has anything of \(person)."], state)
        }
        let lines = hits.enumerated().map { number, hit -> String in
            let missing = (hit["missing"]?.elements ?? []).compactMap(\.string)
            let at = [hit["company"]?.string, hit["place"]?.string].compactMap(\.self)
            return
                "\(number + 1). \(hit["title"]?.string ?? "")"
                + (at.isEmpty ? "" : " (\(at.joined(separator: ", ")))")
                + ", \(hit["gap_score"]?.double.map { GapText.score($0) + " of 10" } ?? "no skills asked for")"
                + (missing.isEmpty ? "" : ", lacks \(missing.prefix(3).joined(separator: ", "))")
                + "  [\(hit["id"]?.string ?? "")]"
        }
        let first = hits[0]
        return reply(
            "jobs", ["Jobs for \(person):"] + lines, state, [JSONMember("jobs", .array(hits))],
            actions: [
                .match(ID(first["id"]?.string ?? ""), title: first["title"]?.string ?? "")
            ])
    }

    // MARK: People

    /// A person as a reply tells them.
    ///
    /// - Parameters:
    ///   - location: 1 for who lives where the work is, 0 for others; nil where it was not asked for.
    ///   - proposed: The match of the person that waits for a decision; nil where none does.
    static func shape(
        _ match: ScoredMatch, _ name: String, location: Double?, proposed: ID<Match>?
    ) -> JSONValue {
        [
            "id": .string(match.candidate), "match": JSONValue(proposed?.text),
            "name": .string(name), "rank": JSONValue(match.rank),
            "score": .number(match.total), "location": JSONValue(location),
            "matched": JSONValue(match.matchedSkills.map(\.name)),
            "missing": JSONValue(match.missingSkills.map(\.name)),
        ]
    }

    static func candidates(_ state: ChatState) -> Reply {
        let hits = state.found["hits"]?.elements ?? []
        let job = state.job?.name ?? ""
        guard !hits.isEmpty else {
            return reply("candidates", ["Nobody on the desk can be proposed for \(job)."], state)
        }
        let lines = hits.map { hit -> String in
            let (has, lacks) = (
                (hit["matched"]?.elements ?? []).compactMap(\.string),
                (hit["missing"]?.elements ?? []).compactMap(\.string)
            )
            let score = GapText.fixed((hit["score"]?.double ?? 0) * 100, 1)
            return
                "\(hit["rank"]?.int ?? 0). \(hit["name"]?.string ?? ""), \(score) %"
                + (has.isEmpty ? "" : ", has \(has.prefix(4).joined(separator: ", "))")
                + (lacks.isEmpty ? "" : ", lacks \(lacks.prefix(3).joined(separator: ", "))")
                + "  [\(hit["id"]?.string ?? "")]"
        }
        // Of those who are proposed already the best may go on.
        let proposed = hits.first { $0["match"]?.string != nil }
        let shortlisting: [ChatAction] =
            proposed.map {
                [.approve(ID($0["match"]?.string ?? ""), name: $0["name"]?.string ?? "")]
            } ?? []
        return reply(
            "candidates",
            [
                "Of \(state.found["scored"]?.int ?? 0) people the best for \(job)"
                    + (state.found["place"]?.string.map { ", those in \($0) first" } ?? "") + ":"
            ] + lines, state,
            [JSONMember("candidates", .array(hits))],
            actions: [.match(ID(state.job?.id ?? ""), title: job)] + shortlisting)
    }

    // MARK: Learning

    /// A plan as a reply tells it.
    static func shape(_ plan: LearningPlan, _ analysis: GapAnalysis) -> JSONValue {
        [
            "score": JSONValue(analysis.score), "gain": .number(plan.gain),
            "hours": .number(plan.hours), "cost": .number(plan.cost),
            "unmet": JSONValue(plan.unmet),
            "items": .array(
                plan.steps.map { step in
                    [
                        "skill": .string(step.wanted), "title": .string(step.item.title),
                        "kind": .string(step.item.kind.rawValue), "from": .number(step.item.from),
                        "to": .number(step.item.to), "hours": .number(step.item.hours),
                        "cost": .number(step.item.cost), "gain": .number(step.gain),
                        "needs_first": JSONValue(step.needs),
                    ]
                }),
        ]
    }

    static func learning(_ state: ChatState) -> Reply {
        let plan = state.found
        let items = plan["items"]?.elements ?? []
        let person = state.person?.name ?? ""
        let job = (state.job?.name ?? "") + (state.preferences.goal?.limits ?? "")
        let unmet = (plan["unmet"]?.elements ?? []).compactMap(\.string)
        let rest =
            unmet.isEmpty ? [] : ["Nothing in the catalogue for: \(unmet.joined(separator: ", "))"]
        guard !items.isEmpty else {
            if case .skills(let names)? = state.preferences.goal, unmet.isEmpty {
                let named = names.joined(separator: ", ")
                return reply(
                    "learning",
                    ["Of \(named) \(person) lacks nothing that \(state.job?.name ?? "") asks for."],
                    state, [JSONMember("plan", plan)])
            }
            return reply(
                "learning",
                ["Nothing in the catalogue brings \(person) closer to \(job) within these limits."]
                    + rest, state, [JSONMember("plan", plan)])
        }
        let lines = items.enumerated().map { number, item -> String in
            let needs = (item["needs_first"]?.elements ?? []).compactMap(\.string)
            return
                "\(number + 1). \(item["skill"]?.string ?? ""): \(item["title"]?.string ?? "")"
                + " (\(item["kind"]?.string ?? ""), \(GapText.plain(item["hours"]?.double ?? 0)) h,"
                + " \(GapText.plain(item["cost"]?.double ?? 0)) €),"
                + " +\(GapText.score(item["gain"]?.double ?? 0))"
                + (needs.isEmpty ? "" : ", first \(needs.joined(separator: ", "))")
        }
        let sum =
            "Together \(GapText.plain(plan["hours"]?.double ?? 0)) hours and"
            + " \(GapText.plain(plan["cost"]?.double ?? 0)) €: from"
            + " \(GapText.score(plan["score"]?.double ?? 0)) to"
            + " \(GapText.score((plan["score"]?.double ?? 0) + (plan["gain"]?.double ?? 0))) of 10."
        return reply(
            "learning", ["What brings \(person) closer to \(job):"] + lines + [sum] + rest, state,
            [JSONMember("plan", plan)],
            actions: [
                .note(
                    (["Learning for \(job)."] + lines + [sum]).joined(separator: "\n"),
                    about: ID(state.person?.id ?? ""), name: person)
            ])
    }

    // MARK: The rest

    static func talk(_ said: String, _ state: ChatState) -> Reply {
        reply("chitchat", [said], state)
    }

    static func help(_ state: ChatState) -> Reply {
        reply(
            "chitchat",
            [
                "I can tell what somebody lacks for a job, which jobs fit somebody, who could do a job,"
                    + " and how gaps can be closed. For example:",
                "  What is Ada missing for the backend job?",
                "  Which jobs fit Ada?", "  Who could do the backend job?",
                "  What could Ada learn for it in 40 hours?",
            ], state)
    }

    static func cannot(_ reason: String, _ state: ChatState) -> Reply {
        reply("refused", ["That cannot be told: \(reason)."], state)
    }

    static func unanswered(_ question: String) -> Reply {
        Reply(
            "Nobody answered \"\(question)\", so that nothing can be told. Ask again.",
            content: ["kind": "unanswered", "question": .string(question)])
    }
}
