package import Prelude
package import Storage

/// Where in which document a value was read.
package struct Evidence: Sendable, Hashable {
    /// The document's id.
    package var document: String
    /// The stretch of the document's text.
    package var span: TextSpan

    /// Evidence from its document and stretch.
    package init(document: String, span: TextSpan) {
        self.document = document
        self.span = span
    }

    init?(_ document: String?, _ start: Int?, _ end: Int?) {
        guard let document, let start, let end else { return nil }
        self.init(document: document, span: TextSpan(start, end))
    }
}

/// A value that a reader proposes for a field.
package struct ProposedValue: Sendable, Hashable {
    /// The value; never null, since what is missing is not proposed.
    package var value: JSONValue
    /// How sure the reader is, 0–1.
    package var confidence: Double
    /// Where the value stands in the document, or nil when it was derived.
    package var span: TextSpan?
    /// Who read it, where that is somebody else than read the rest of the document.
    package var source: String?

    /// A proposal from its parts.
    package init(
        _ value: JSONValue, confidence: Double, span: TextSpan? = nil, source: String? = nil
    ) {
        self.value = value
        self.confidence = confidence
        self.span = span
        self.source = source
    }
}

/// A field's value with where it came from.
package struct FieldState: Record, Hashable {
    /// The candidate or job it belongs to.
    package var owner: String
    /// The field's name.
    package var field: String
    /// The value; null when unknown.
    package var value: JSONValue
    /// `rules`, `model:<id>`, `human:<who>` or `airtable`.
    package var source: String
    /// 0–1, or nil for what a person wrote.
    package var confidence: Double?
    /// The document the value was read in.
    package var document: String?
    /// The first byte of the evidence.
    package var start: Int?
    /// The byte after the evidence.
    package var end: Int?
    /// Whether a person decided it, so that no reading may change it.
    package var isLocked: Bool
    /// What a later reading says instead, kept beside a locked value.
    package var proposed: JSONValue?
    /// Who proposes it.
    package var proposedSource: String?
    /// Counts up with every change.
    package var version: Int
    /// When it changed.
    package var updatedAt: Timestamp

    /// The evidence, when there is one.
    package var evidence: Evidence? { Evidence(document, start, end) }

    /// The most that a model's word is trusted which its text does not show.
    package static let unprovedConfidence = 0.3

    /// Whether a model said it and the text does not show it.
    package var isUnproved: Bool {
        source.hasPrefix("model:") && evidence == nil
            && (confidence ?? 1) <= Self.unprovedConfidence
    }

    /// The candidates' fields; a job's have the same columns in `job_field`.
    package static let table = columns(of: "candidate_field")

    static func columns(of name: String) -> Table<FieldState> {
        Table(
            name, FieldState.init, Column("owner_id", \.owner), Column("field", \.field),
            Column("value", \.value), Column("source", \.source),
            Column("confidence", \.confidence), Column("document_id", \.document),
            Column("span_start", \.start), Column("span_end", \.end),
            Column("is_locked", \.isLocked), Column("proposed", \.proposed),
            Column("proposed_source", \.proposedSource), Column("version", \.version),
            Column("updated_at", \.updatedAt))
    }
}

extension FieldState {
    /// What a reading does to a field: the rule that nothing a person wrote is ever overwritten.
    ///
    /// A missing field takes the proposal; a locked one keeps its value and remembers a differing
    /// proposal beside it; any other takes the new reading. A reading without a value clears what
    /// an earlier reading had found only when it supersedes that reading (`clears`), as a new
    /// version of the same file does.
    package static func merged(
        _ current: FieldState?, with proposal: ProposedValue?, owner: String, field: String,
        source: String, document: String?, clears: Bool, now: Timestamp
    ) -> FieldState? {
        let source = proposal?.source ?? source
        guard var state = current else {
            guard let proposal else { return nil }
            return FieldState(
                owner: owner, field: field, value: proposal.value, source: source,
                confidence: proposal.confidence, document: proposal.span == nil ? nil : document,
                start: proposal.span?.start, end: proposal.span?.end, isLocked: false,
                proposed: nil, proposedSource: nil, version: 1, updatedAt: now)
        }
        // A reading that says nothing takes nothing back, unless it stands in another's place.
        guard proposal != nil || clears else { return state }
        if state.isLocked {
            let differs = proposal != nil && proposal?.value != state.value
            state.proposed = differs ? proposal?.value : nil
            state.proposedSource = differs ? source : nil
        } else {
            (state.proposed, state.proposedSource) = (nil, nil)
            state.value = proposal?.value ?? .null
            state.source = source
            state.confidence = proposal?.confidence
            state.document = proposal?.span == nil ? nil : document
            state.start = proposal?.span?.start
            state.end = proposal?.span?.end
        }
        guard state != current else { return state }
        state.version += 1
        state.updatedAt = now
        return state
    }
}
