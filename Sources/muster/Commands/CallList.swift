import LanguageModels
import Prelude
import Recruiting
import Storage

/// The word after `--by` that lists single calls.
let singleCalls = "call"

/// The newest calls to models, each with what was sent, what it cost and how it ended.
func showCalls(since moment: Timestamp?, _ invocation: Invocation) throws -> Answer {
    let (found, names) = try invocation.session.desk().read { connection in
        let found = try ModelCall.newest(since: moment, on: connection)
        return (
            found, try RecordNames.names(of: found.calls.compactMap(\.subject), on: connection)
        )
    }
    let json = JSONValue.object([
        JSONMember("by", .string(singleCalls)), JSONMember("total", JSONValue(found.count)),
        JSONMember("items", .array(found.calls.map(\.json))),
    ])
    guard !found.calls.isEmpty else { return Answer(json, ["No model has been asked"]) }
    let table = TextTable(
        columns: [
            .init(title: "When"), .init(title: "What for", maximum: 24),
            .init(title: "Model", maximum: 36), .init(title: "About", maximum: 28),
            .init(title: "What was sent", maximum: 44), .init(title: "Tokens in", isRight: true),
            .init(title: "Tokens out", isRight: true), .init(title: "Dollars", isRight: true),
            .init(title: "How it ended", maximum: 60),
        ], rows: found.calls.map { row(of: $0, names) })
    let others = found.count - found.calls.count
    let left = others > 0 ? ["and \(others) earlier ones; --days limits the time"] : []
    return Answer(json, table.lines + left)
}

private func row(of call: ModelCall, _ names: [String: String]) -> [String] {
    let sent = (call.fields.elements ?? []).compactMap(\.string).joined(separator: "; ")
    return [
        String(call.at.description.prefix(19)).replacing("T", with: " "), call.operation,
        "\(call.provider):\(call.model)", call.subject.map { names[$0] ?? $0 } ?? "–",
        call.isRemote ? sent : "nothing left this machine",
        call.inputTokens.map { "\($0)" } ?? "–", call.outputTokens.map { "\($0)" } ?? "–",
        call.cost.map(dollars) ?? "up to \(dollars(call.reserved))",
        call.problem ?? call.status.rawValue,
    ]
}

extension ModelCall {
    fileprivate var json: JSONValue {
        [
            "id": .string(id.text), "at": .string(at.description), "run": JSONValue(run),
            "subject": JSONValue(subject), "operation": .string(operation),
            "model": .string("\(provider):\(model)"), "prompt_version": .string(promptVersion),
            "left_the_machine": .bool(isRemote), "fields": fields,
            "input_tokens": JSONValue(inputTokens), "output_tokens": JSONValue(outputTokens),
            "cost_usd": JSONValue(cost), "reserved_usd": .number(reserved),
            "status": .string(status.rawValue), "problem": JSONValue(problem),
        ]
    }
}
