internal import Connectors
internal import Engine
internal import Hashing
internal import Prelude
internal import Recruiting
internal import Storage

/// What was taken over of a row's `(F) Skill Feedback`, for the step that says so in the row.
struct TakenFeedback: StepValue, Hashable {
    /// A digest of the text; nil when the recruiter has not said that it is ready.
    var digest: String?
    /// What came of it, for the recruiter: counts and the numbers of lines, no word of the text.
    var result: String

    /// Nothing was said.
    static let nothing = TakenFeedback(digest: nil, result: "")

    var stepValue: JSONValue { ["digest": JSONValue(digest), "result": .string(result)] }

    init(digest: String?, result: String) {
        self.digest = digest
        self.result = result
    }

    init(stepValue: JSONValue) throws(StepValueError) {
        digest = stepValue["digest"]?.string
        result = stepValue["result"]?.string ?? ""
    }
}

/// Reads what recruiters correct in people's skills in `(F) Skill Feedback`, once they have ticked that
/// it is ready, and makes it the desk's. The box is unticked by the step that follows, when this is
/// kept: whatever ends the program between them, no feedback is lost.
struct SkillFeedbackOp: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// For one person's row.
    var op: Op<NoValue, TakenFeedback> {
        Op("airtable_skill_feedback", pool: surroundings.airtable, limit: .seconds(600)) {
            _, context in
            guard let base = surroundings.team(context.database) else { return .done(.nothing) }
            let found = try await context.database.reading {
                try TalentPartition(context.partition, on: $0)
            }
            guard let row = found.row, let person = found.person, !row.isErased else {
                return .done(.nothing)
            }
            let columns = try await base.mapping(TeamTables.talent)
            guard let record = try await base.client.record(row.record, of: columns.table.id) else {
                return .stop(because: TalentPartition.gone)
            }
            return try outcome(Cells(record, columns), of: person)
        }
    }

    private func outcome(_ cells: Cells, of person: String) throws -> Engine.Outcome<TakenFeedback>
    {
        guard cells.isReady else { return .done(.nothing) }
        let feedback = SkillFeedback(cells.text)
        let knowledge = try surroundings.knowledge()
        return .done { commit in
            var ledger = Ledger(
                on: commit.connection, who: TeamEdits.who, now: commit.now, ids: commit.ids)
            var skills = SkillEditing(
                on: commit.connection, rules: knowledge.rules, now: commit.now)
            let counts = try skills.take(
                feedback.changes, of: person, ledger: &ledger
            ).counts
            commit.ids = ledger.ids
            let mistakes = feedback.mistakes.map { "\($0)." }
            return TakenFeedback(
                digest: cells.digest,
                result: (["\(counts.sentence)."] + mistakes).joined(separator: " "))
        }
    }

    /// The cells of a row by which skills are corrected.
    struct Cells {
        private let record: AirtableRecord
        private let columns: AirtableMapping

        init(_ record: AirtableRecord, _ columns: AirtableMapping) {
            self.record = record
            self.columns = columns
        }

        private func cell(_ key: String) -> JSONValue? { columns[key].flatMap { record[$0.id] } }

        /// Whether the recruiter has ticked that the feedback is ready.
        var isReady: Bool { AirtableCells.checked(cell("feedback_ready")).value == true }

        /// What was written.
        var text: String { AirtableCells.text(cell("feedback")).value ?? "" }

        /// What tells this feedback from every other, the same text said again included.
        var digest: String {
            SHA256.hex(text + "\u{1F}" + (cell("feedback_processed")?.text() ?? ""))
        }

        /// What is written once it was taken over: the box is unticked, the moment is stamped, and the
        /// result stands below what the recruiter noted. Nothing when it was written anew meanwhile.
        func answer(_ taken: TakenFeedback, now: Timestamp) -> [String: JSONValue] {
            guard let digest = taken.digest, isReady, digest == self.digest else { return [:] }
            var own = (AirtableCells.text(cell("feedback_notes")).value ?? "")
                .split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.hasPrefix(Self.mark) }
            while own.last?.allSatisfy(\.isWhitespace) == true { own.removeLast() }
            let notes = own + ["\(Self.mark)\(taken.result)"]
            return [
                "feedback_ready": false, "feedback_processed": AirtableValues.moment(now),
                "feedback_notes": .string(notes.joined(separator: "\n")),
            ].filter { columns[$0.key] != nil }
        }

        /// What the line begins with that is the desk's among the recruiter's notes.
        private static let mark = "Muster: "
    }
}
