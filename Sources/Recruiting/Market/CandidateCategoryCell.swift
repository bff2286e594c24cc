package import Prelude
package import Storage

/// What kind of work people do as cells, by the person: null, or `{category, confidence, source, digest}`.
package struct CandidateCategoryCell: CellKind {
    /// `candidate_category`.
    package static let name = "candidate_category"
    /// `candidate_category`.
    package var name: String { Self.name }

    /// The cells of all people.
    package init() {}

    /// What the person does, or null when nobody has told yet.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        try connection.first(
            CandidateCategory.self, "WHERE candidate_id = \(address.subject)")?.state ?? .null
    }

    /// Keeps what the person does, or forgets it.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        guard let told = CandidateCategory(state, of: ID(address.subject), now: now) else {
            try connection.execute(
                "DELETE FROM candidate_category WHERE candidate_id = \(address.subject)")
            return
        }
        try connection.execute(told.upsert(onConflict: "candidate_id"))
    }

    /// The person's.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (address.subject, nil) }

    /// The kind of work.
    package func shown(_ state: JSONValue) -> JSONValue { state["category"] ?? .null }

    /// What a machine told is told anew; what a person said is changed by decisions alone.
    package func isHeld(_ state: JSONValue) -> Bool {
        state["source"]?.string?.hasPrefix(CandidateCategory.human) ?? false
    }
}

extension CandidateCategory {
    /// What stands before the name of a person who said what somebody does.
    static let human = "human:"

    /// The state of its cell.
    fileprivate var state: JSONValue {
        [
            "category": JSONValue(category?.text), "confidence": .number(confidence),
            "source": .string(source), "digest": .string(digest),
        ]
    }

    fileprivate init?(_ state: JSONValue, of candidate: ID<Candidate>, now: Timestamp) {
        guard let source = state["source"]?.string else { return nil }
        self.init(
            candidate: candidate, category: (state["category"]?.string).map { ID($0) },
            confidence: state["confidence"]?.double ?? 0, source: source,
            digest: state["digest"]?.string ?? "", updatedAt: now)
    }

    /// Decides what kind of work a person does, which no machine changes from then on.
    package static func say(
        _ category: ID<SearchCategory>, of candidate: ID<Candidate>, ledger: inout Ledger
    ) throws {
        let said = CandidateCategory(
            candidate: candidate, category: category, confidence: 1,
            source: human + ledger.who, digest: "", updatedAt: ledger.now)
        try ledger.decide(
            "assign category",
            [
                .init(
                    CellAddress(kind: CandidateCategoryCell.name, subject: candidate.text),
                    said.state)
            ])
    }
}
