package import Engine
package import Prelude

/// What became of one record of a file that was read.
package struct ReadItem: StepValue, Hashable {
    /// The row inside a file of many records.
    package var part: Int?
    /// `candidate` or `job`.
    package var kind: String
    /// The document that a run of the record was asked for; nil when there was nothing to do.
    package var document: String?
    /// The person or job that this very content was read into before.
    package var known: String?

    /// As stored.
    package var stepValue: JSONValue {
        [
            "part": JSONValue(part), "kind": .string(kind), "document": JSONValue(document),
            "known": JSONValue(known),
        ]
    }

    init(part: Int?, kind: String, document: String?, known: String?) {
        self.part = part
        self.kind = kind
        self.document = document
        self.known = known
    }

    /// Reads what was stored.
    package init(stepValue: JSONValue) throws(StepValueError) {
        guard let kind = stepValue["kind"]?.string else {
            throw StepValueError(expected: "a record of a file", found: stepValue)
        }
        self.init(
            part: stepValue["part"]?.int, kind: kind, document: stepValue["document"]?.string,
            known: stepValue["known"]?.string)
    }
}

/// Whom a record turned out to be about.
package struct TakenRecord: StepValue, Hashable {
    /// The person's or the job's id.
    package var id: String
    /// `imported`, `updated` or `unchanged`.
    package var outcome: String
    /// Why the rules read it alone where a model should have; nil when all went as it should.
    package var degraded: String?

    /// As stored.
    package var stepValue: JSONValue {
        ["id": .string(id), "outcome": .string(outcome), "degraded": JSONValue(degraded)]
    }

    init(id: String, outcome: String, degraded: String? = nil) {
        self.id = id
        self.outcome = outcome
        self.degraded = degraded
    }

    /// Reads what was stored.
    package init(stepValue: JSONValue) throws(StepValueError) {
        guard let id = stepValue["id"]?.string, let outcome = stepValue["outcome"]?.string else {
            throw StepValueError(expected: "a record that was taken in", found: stepValue)
        }
        self.init(id: id, outcome: outcome, degraded: stepValue["degraded"]?.string)
    }
}
