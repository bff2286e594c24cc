import Engine
import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Workflows

/// The commands of the inbox: what waits for an answer.
let questionCommands: [CommandSpec] = [
    CommandSpec(
        words: ["question", "list"],
        options: [
            .init(name: "all", value: nil, summary: "All questions, whatever became of them."),
            .init(name: "answered", value: nil, summary: "Those with an answer."),
            .init(name: "snoozed", value: nil, summary: "Those that are put off."),
        ] + listOptions, summary: "List the questions that wait for an answer, the oldest first.",
        run: listQuestions),
    CommandSpec(
        words: ["question", "show"], arguments: [.init(name: "ID")],
        summary: "Show a question, its answers to choose from and what they affect.",
        run: showQuestion),
    CommandSpec(
        words: ["question", "answer"],
        arguments: [.init(name: "ID"), .init(name: "OPTION", isOptional: true)],
        options: [.init(name: "text", value: "TEXT", summary: "An answer in your own words.")],
        summary: "Answer a question by an option's number or words, or by --text.",
        run: answerQuestion),
    CommandSpec(
        words: ["question", "snooze"], arguments: [.init(name: "ID")],
        options: [.init(name: "days", value: "N", summary: "For how many days, 1 to 365 (7).")],
        summary: "Put a question off.", run: snoozeQuestion),
]

private func filter(_ invocation: Invocation) throws -> QuestionStore.Filter {
    let filters: [(String, QuestionStore.Filter)] = [
        ("all", .all), ("answered", .answered), ("snoozed", .snoozed),
    ]
    let asked = filters.filter { invocation.has($0.0) }
    guard asked.count <= 1 else {
        throw Failure.usage("expected one of --all, --answered and --snoozed, found several")
    }
    return asked.first?.1 ?? .waiting
}

@Sendable private func listQuestions(_ invocation: Invocation) throws -> Answer {
    let page = try Page(invocation)
    let filter = try filter(invocation)
    let now = Session.now()
    let (views, total) = try invocation.session.desk().read { connection in
        let words = QuestionViews(on: connection)
        let questions = try QuestionStore.list(
            filter, limit: page.limit, offset: page.offset, now: now, on: connection)
        return (
            try questions.map { try words.view($0) },
            try QuestionStore.count(filter, now: now, on: connection)
        )
    }
    let lines = views.flatMap { $0.lines + [""] }.dropLast()
    return Answer(
        page.shape(views.map(\.json), total: total),
        (views.isEmpty ? ["No questions wait"] : Array(lines))
            + page.footer(shown: views.count, total: total))
}

@Sendable private func showQuestion(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let view = try invocation.session.desk().read { connection in
        try QuestionViews(on: connection).view(try question(id, on: connection))
    }
    return Answer(view.json, view.lines)
}

private func question(_ id: String, on connection: any Connection) throws -> Question {
    guard let question = try QuestionStore.find(id, on: connection) else {
        throw Failure(
            .missing, "missing", "there is no question \(id)",
            hint: "`muster question list` shows the ids")
    }
    return question
}

@Sendable private func answerQuestion(_ invocation: Invocation) throws -> Answer {
    let given = try GivenAnswer(invocation)
    let id = invocation.arguments[0]
    let desk = try invocation.session.desk()
    let answering = QuestionAnswering(invocation.session, on: desk)
    let answered = try answering.answer(id) { try given.answer(to: $0) }
    let (result, group, changes) = (
        answered.result, answered.result.group, answered.result.changes
    )
    let asked = answered.question
    // What waits for the answer goes on at once.
    let runs = try answering.proceed(answered.runs)
    let turn = try ChatWiring(invocation.session).proceed(after: asked.id.text, on: desk)
    let rescored =
        result.movesNames
        ? try rescoreStaleJobs(on: desk, invocation.session) : []
    return Answer(
        [
            "id": .string(asked.id.text), "answer": JSONValue(asked.answer),
            "changed": .bool(group != nil || !changes.isEmpty), "changes": JSONValue(changes),
            "group": JSONValue(group), "status": .string(asked.status.rawValue),
            "rescored": JSONValue(rescored.map(\.job.id.text)),
            "runs": .array(
                runs.map { ["id": .string($0.id.text), "status": .string($0.status.rawValue)] }),
            "chat": turn.map { ChatShape($0.thread, $0.turn).json } ?? .null,
        ],
        [
            group == nil && changes.isEmpty
                ? "It has this answer already" : "Answered: \(asked.answer ?? "")"
        ] + changes.map { "  \($0)" } + runs.map(\.goingOn) + rescored.map(\.line)
            + (turn.map { [""] + ChatShape($0.thread, $0.turn).lines } ?? []))
}

@Sendable private func snoozeQuestion(_ invocation: Invocation) throws -> Answer {
    let days = try invocation.integer("days", in: 1...365, default: 7)
    let id = invocation.arguments[0]
    let until = Session.now().advanced(byDays: days)
    let (group, asked) = try invocation.session.decide { ledger, connection in
        let asked = try question(id, on: connection)
        let group = try Answering.snooze(asked, until: until, ledger: &ledger)
        return (group, try question(id, on: connection))
    }
    return Answer(
        [
            "id": .string(asked.id.text), "snoozed_until": .string(until.description),
            "changed": .bool(group != nil), "group": JSONValue(group),
            "status": .string(asked.status.rawValue),
        ], ["Put off until \(until.day)"])
}

extension Run {
    /// How a run stands that waited for an answer.
    fileprivate var goingOn: String {
        "\(pipeline) goes on: \(status.rawValue)" + (reason.map { ", \($0)" } ?? "")
            + " (run \(id))"
    }
}
