internal import Connectors
internal import Prelude
internal import Recruiting

/// A row of the Rejection Log: who was turned down where, and how it ended (facts §2.8).
struct RejectionEntry: Sendable, Hashable {
    /// The rows of people.
    var people: [String]
    /// The rows of open positions.
    var positions: [String]
    /// How far it had come, as the option says; nil when it was left open.
    var stage: String?
    /// How it ended, as the option says; nil when it was left open.
    var outcome: String?

    /// What is kept of a row while a person has no match for a position, and read back.
    var kept: JSONValue {
        [
            "people": JSONValue(people), "stage": JSONValue(stage), "outcome": JSONValue(outcome),
        ]
    }

    /// What was kept about a position.
    init(kept: JSONValue, position: String) {
        self.init(
            people: (kept["people"]?.elements ?? []).compactMap(\.string), positions: [position],
            stage: kept["stage"]?.string, outcome: kept["outcome"]?.string)
    }

    /// The most people and the most positions that one row tells of.
    static let maximumLinks = 20

    /// What a row says.
    init(_ record: AirtableRecord, _ columns: AirtableMapping) {
        func cell(_ key: String) -> JSONValue? { columns[key].flatMap { record[$0.id] } }
        func links(_ key: String) -> [String] {
            Array((AirtableCells.links(cell(key)).value ?? []).prefix(Self.maximumLinks))
        }
        people = links("talent")
        positions = links("job")
        stage = AirtableCells.option(cell("stage")).value
        outcome = AirtableCells.option(cell("outcome")).value
    }

    init(people: [String], positions: [String], stage: String?, outcome: String?) {
        self.people = people
        self.positions = positions
        self.stage = stage
        self.outcome = outcome
    }

    /// Whether it turns people down, rather than telling of a role that was closed or put on hold.
    var isRejection: Bool { outcome == nil || AirtableNames.isSame(outcome ?? "", "Rejected") }

    /// Where somebody goes who stands in a stage; nil when the row says nothing of them. A job that was
    /// closed or put on hold ends nobody's way for a reason of theirs.
    func target(from current: Stage) -> Stage? {
        guard isRejection else {
            return current.isRejection || current == .hired ? nil : .considered
        }
        let named: Stage? =
            switch stage?.lowercased() {
            case "introduction": .introductionRejected
            case "interview": .interviewRejected
            case "assignment": .assignmentRejected
            default: nil
            }
        return named ?? FunnelMoves.rejection(from: current)
    }

    /// Why, for the history.
    var reason: String {
        let parts = [stage, outcome].compactMap(\.self)
        return parts.isEmpty
            ? "in the Rejection Log" : "in the Rejection Log: " + parts.joined(separator: ", ")
    }
}
