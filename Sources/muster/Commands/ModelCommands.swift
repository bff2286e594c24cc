import LanguageModels
import Prelude
import Recruiting
import Storage
import Web
import Workflows

/// The commands about language models: who they are, what they may see, what they cost.
let modelCommands: [CommandSpec] = [
    CommandSpec(
        words: ["model", "check"],
        summary: "Ask each model that is set for a word, and say what it costs.", run: checkModels),
    CommandSpec(
        words: ["cost"],
        options: [
            .init(
                name: "by", value: "WHAT",
                summary: "operation (as usual), model, run, subject, month, day or call."),
            .init(name: "days", value: "N", summary: "Only the last N days."),
        ], summary: "Say what was spent on what.", run: showCosts),
    CommandSpec(
        words: ["desk", "privacy"], arguments: [.init(name: "open|home", isOptional: true)],
        summary: "Say or set whether anything of the desk may go to a model elsewhere.",
        run: setPrivacy),
]

/// What is known of a model that was asked.
private struct CheckedModel: Sendable {
    var use: String
    var name: String
    var found: String
    var isGood: Bool
    var price: Price?

    var json: JSONValue {
        [
            "use": .string(use), "model": .string(name), "ok": .bool(isGood),
            "found": .string(found),
            "price": price.map { ["input": .number($0.input), "output": .number($0.output)] }
                ?? .null,
        ]
    }

    var priceText: String {
        price.map { "$\(dollars($0.input)) / $\(dollars($0.output))" } ?? "not known"
    }
}

@Sendable private func checkModels(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    try session.wantNetwork()
    let models = try ModelWiring(session).models(try session.deskOrNew())
    let checked = try waiting { await check(models) }
    guard !checked.isEmpty else {
        return Answer(
            ["models": []],
            [
                "No model is set: texts are read by rules, vectors come from the table that ships.",
                "OPENROUTER_API_KEY, or model_url for a server of your own, sets one.",
            ])
    }
    let table = TextTable(
        columns: [
            .init(title: "Use"), .init(title: "Model", maximum: 60),
            .init(title: "A million tokens in / out"), .init(title: "Found", maximum: 200),
        ], rows: checked.map { [$0.use, $0.name, $0.priceText, $0.found] })
    return Answer(
        ["models": .array(checked.map(\.json))], table.lines,
        exit: checked.allSatisfy(\.isGood) ? .done : .failed)
}

private func check(_ models: DeskModels) async -> [CheckedModel] {
    var checked: [CheckedModel] = []
    if let model = models.reading {
        checked.append(
            await check(model, "reading") { () throws(ModelProblem) in
                let call = ChatCall(
                    model: model.id,
                    messages: [ChatCall.Message(.user, "Answer with the word yes.")],
                    maximumTokens: 16)
                let answer = try await model.answer(call, for: purpose)
                return answer.text.isEmpty ? "answered nothing" : "answers"
            })
    }
    if let model = models.embedding {
        checked.append(
            await check(model, "vectors") { () throws(ModelProblem) in
                let vectors = try await model.embed(["a test"], for: purpose)
                return "vectors of \(vectors.first?.count ?? 0) numbers"
            })
    }
    return checked
}

private let purpose = CallPurpose(
    operation: "model_check", promptVersion: "1.0.0", fields: ["a test sentence"])

private func check(
    _ model: LanguageModel, _ use: String, _ ask: () async throws(ModelProblem) -> String
) async -> CheckedModel {
    let price = await model.price().known
    do throws(ModelProblem) {
        return CheckedModel(
            use: use, name: model.name, found: try await ask(), isGood: true, price: price)
    } catch {
        return CheckedModel(
            use: use, name: model.name, found: "\(error)", isGood: false, price: price)
    }
}

@Sendable private func showCosts(_ invocation: Invocation) throws -> Answer {
    let word = invocation["by"] ?? "operation"
    let grouping = ModelCosts.Grouping(rawValue: word)
    guard grouping != nil || word == singleCalls else {
        let known = ModelCosts.Grouping.allCases.map(\.rawValue) + [singleCalls]
        throw Failure.usage(
            "--by: expected one of \(known.joined(separator: ", ")), found \(word)")
    }
    let days = try invocation["days"].map { text -> Int in
        guard let days = Int(text), (1...36_500).contains(days) else {
            throw Failure.usage("--days: expected a number of days, found \(text)")
        }
        return days
    }
    let since = days.map { Session.now().advanced(byDays: -$0) }
    guard let grouping else { return try showCalls(since: since, invocation) }
    let (found, names) = try invocation.session.desk().read { connection in
        let found = try ModelCosts.by(grouping, since: since, on: connection)
        let names =
            grouping == .subject
            ? try RecordNames.names(of: found.groups.map(\.key), on: connection) : [:]
        return (found, names)
    }
    let (costs, total) = (found.groups, found.total)
    let others = found.count - costs.count
    let json = JSONValue.object([
        JSONMember("by", .string(word)), JSONMember("total_usd", .number(total)),
        JSONMember("items", .array(costs.map(\.json))),
    ])
    guard !costs.isEmpty else { return Answer(json, ["No model has been asked"]) }
    let table = TextTable(
        columns: [
            .init(title: grouping.title, maximum: 60), .init(title: "Calls", isRight: true),
            .init(title: "Failed", isRight: true), .init(title: "Tokens in", isRight: true),
            .init(title: "Tokens out", isRight: true), .init(title: "Dollars", isRight: true),
            .init(title: ""),
        ], rows: costs.map { row(of: $0, names) })
    let left = others > 0 ? [" and \(others) more, which cost less"] : []
    return Answer(json, table.lines + left + ["", "Together $\(dollars(total))"])
}

extension ModelCosts.Grouping {
    /// The word over the column.
    fileprivate var title: String {
        switch self {
        case .operation: "Operation"
        case .model: "Model"
        case .run: "Run"
        case .subject: "Person or job"
        case .month: "Month"
        case .day: "Day"
        }
    }
}

private func row(of cost: ModelCosts, _ names: [String: String]) -> [String] {
    let name = names[cost.key] ?? (cost.key.isEmpty ? "–" : cost.key)
    let unknown =
        cost.unknown == 0
        ? ""
        : "and up to $\(dollars(cost.reserved)) for \(counted(cost.unknown, "call", "calls"))"
    return [
        name, "\(cost.calls)", "\(cost.failed)", "\(cost.inputTokens)", "\(cost.outputTokens)",
        dollars(cost.cost), unknown,
    ]
}

extension ModelCosts {
    fileprivate var json: JSONValue {
        [
            "key": .string(key), "calls": JSONValue(calls), "failed": JSONValue(failed),
            "input_tokens": JSONValue(inputTokens), "output_tokens": JSONValue(outputTokens),
            "cost_usd": .number(cost), "unknown": JSONValue(unknown),
            "reserved_usd": .number(reserved),
        ]
    }
}

@Sendable private func setPrivacy(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.session.desk()
    if let word = invocation.arguments.first {
        guard let privacy = DeskPrivacy(rawValue: word) else {
            throw Failure.usage("expected open or home, found \(word)")
        }
        try desk.write { try privacy.set(on: $0) }
    }
    let (privacy, kept) = try desk.read { connection in
        (
            try DeskPrivacy.current(on: connection),
            try connection.value(
                "SELECT count(*) FROM candidate WHERE is_kept_home = 1 AND is_listed = 1",
                as: Int.self) ?? 0
        )
    }
    let line =
        switch privacy {
        case .home: "Nothing of this desk goes to a model elsewhere."
        case .open:
            "What an operation needs may go to a model elsewhere, of everybody but "
                + "\(counted(kept, "person", "people")) kept home (candidate edit ID keep_home=yes)."
        }
    return Answer(["privacy": .string(privacy.rawValue), "kept_home": JSONValue(kept)], [line])
}
