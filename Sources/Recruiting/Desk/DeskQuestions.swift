package import Prelude
internal import Storage

/// The inbox and the bags, as screens ask for them.
extension Desk {
    /// The questions at some positions of a list, in words, and how many there are.
    package func questions(
        _ filter: QuestionStore.Filter = .waiting, limit: Int = QuestionStore.maximumWindow
    ) async throws -> (views: [QuestionView], total: Int) {
        let now = clock()
        return try await database.reading { connection in
            let words = QuestionViews(on: connection)
            let questions = try QuestionStore.list(
                filter, limit: limit, offset: 0, now: now, on: connection)
            return (
                try questions.map { try words.view($0) },
                try QuestionStore.count(filter, now: now, on: connection)
            )
        }
    }

    /// How many questions wait.
    package func questionCount() async throws -> Int {
        let now = clock()
        return try await database.reading {
            try QuestionStore.count(.waiting, now: now, on: $0)
        }
    }

    /// Answers a question.
    ///
    /// - Throws: `AnswerError`, `FieldError`, `BagError`, `MergeError`, `DatabaseError`.
    package func answer(
        _ id: ID<Question>, _ answer: Answer
    ) async throws -> DecisionOutcome {
        let (rules, ids) = (rules, ids())
        return try await deciding { desk in
            guard let question = try QuestionStore.find(id.text, on: desk.connection) else {
                throw AnswerError.missing(id.text)
            }
            let result = try Answering(on: desk.connection, rules: rules, ids: ids).answer(
                question, answer, ledger: &desk.ledger)
            // What a conversation is told decides nothing that could be taken back.
            let isChat = result.group == nil && !result.changes.isEmpty
            return DecisionOutcome(
                action: isChat ? "reply" : "answer", original: "answer", subject: result.answer,
                field: "", records: [id.text], isChanged: result.group != nil || isChat,
                detail: result.changes.isEmpty
                    ? "nothing else changed" : result.changes.joined(separator: ", "),
                movesNames: result.movesNames)
        }
    }

    /// Puts a question off for some days.
    ///
    /// - Throws: `AnswerError`, `DatabaseError`.
    package func snooze(_ id: ID<Question>, days: Int) async throws -> DecisionOutcome {
        let until = clock().advanced(byDays: days)
        return try await deciding { desk in
            guard let question = try QuestionStore.find(id.text, on: desk.connection) else {
                throw AnswerError.missing(id.text)
            }
            let group = try Answering.snooze(question, until: until, ledger: &desk.ledger)
            return DecisionOutcome(
                action: "snooze", original: "snooze", subject: "", field: "", records: [id.text],
                isChanged: group != nil, detail: "\(days) days")
        }
    }

    /// The bags at some positions of a list, those that most people claim first, with the total.
    package func bags(
        matching words: String, limit: Int = BagList.maximumWindow
    ) async throws -> (lines: [BagList.Line], total: Int) {
        try await database.reading { connection in
            (
                try BagList.lines(limit: limit, offset: 0, matching: words, on: connection),
                try BagList.count(matching: words, on: connection)
            )
        }
    }

    /// One bag with its names, and the lexicon's other aliases of it; nil when there is none.
    package func bag(_ id: ID<Bag>) async throws -> (page: BagList.Page, lexicon: [String])? {
        let rules = rules
        return try await database.reading { connection in
            guard let page = try BagList.page(of: id, on: connection) else { return nil }
            let own = Set(page.members.map(\.member.folded))
            let others = try rules.aliases(page.line.canonical.name).filter { alias in
                guard !own.contains(SkillFolding.fold(alias)) else { return false }
                // An alias that somebody filed elsewhere is not in this bag, whatever the lexicon says.
                return try BagList.member(named: alias, on: connection) == nil
            }
            return (page, others)
        }
    }

    /// What a change of bags would come to, counted; nothing is changed.
    ///
    /// - Throws: `BagError`, `DatabaseError`.
    package func preview(_ change: BagChange) async throws -> BagPlan {
        let (rules, now, ids) = (rules, clock(), ids())
        return try await database.reading { connection in
            var planning = BagPlanning(on: connection, rules: rules, now: now, ids: ids)
            return try planning.plan(change)
        }
    }

    /// Makes a change of bags.
    ///
    /// - Throws: `BagError`, `DatabaseError`.
    package func apply(_ change: BagChange) async throws -> DecisionOutcome {
        let (rules, now, ids) = (rules, clock(), ids())
        return try await deciding { desk in
            var planning = BagPlanning(on: desk.connection, rules: rules, now: now, ids: ids)
            let plan = try planning.plan(change)
            let group = try plan.apply(ledger: &desk.ledger, on: desk.connection)
            return DecisionOutcome(
                action: plan.action, original: plan.action, subject: plan.result, field: "",
                records: plan.steps.map(\.member.id.text), isChanged: group != nil,
                detail: plan.impact.sentence, movesNames: plan.movesNames)
        }
    }

    /// The jobs with open matches that were scored from what has changed since.
    package func staleJobs() async throws -> [Job] {
        try await database.reading { try MatchStore.staleJobs(on: $0) }
    }

    /// The funnel of a job, or of all jobs that are worked on.
    package func board(_ job: ID<Job>?) async throws -> Board {
        let now = clock()
        return try await database.reading { try Board(of: job, now: now, on: $0) }
    }
}

extension BagImpact {
    /// "50,000 people, 12 jobs, 240 open matches".
    package var sentence: String {
        func count(_ number: Int, _ one: String, _ many: String) -> String {
            "\(number) \(number == 1 ? one : many)"
        }
        return count(candidates, "person", "people") + ", " + count(jobs, "job", "jobs") + ", "
            + count(matches, "open match", "open matches")
    }
}
