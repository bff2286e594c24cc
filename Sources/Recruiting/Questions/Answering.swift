package import Prelude
package import Storage

/// Why a question is not answered.
package enum AnswerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such question.
    case missing(String)
    /// The answer is none of those offered; the offered ones follow.
    case noSuchOption(offered: [String])
    /// Somebody has answered otherwise before.
    case answered(String)
    /// What was asked about has changed, so that there is nothing to answer.
    case withdrawn
    /// Nobody answered in time.
    case expired(Timestamp)

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .missing(let id): "there is no question \(id)"
        case .noSuchOption(let offered):
            offered.isEmpty
                ? "this question offers no answers; answer with --text"
                : "expected one of: \(offered.joined(separator: " | "))"
        case .answered(let answer):
            "the question was answered before: \(answer); undo that answer first"
        case .expired(let moment):
            "nobody answered until \(moment.day), so that whoever asked has gone on without"
        case .withdrawn: "the desk has changed since, so that there is nothing left to answer"
        }
    }
}

/// Answers questions: what an answer changes and the answer itself are one step of undo.
package struct Answering {
    private let connection: any Connection
    private let rules: SkillRules
    private let ids: IDSource

    /// An answering inside the caller's transaction.
    package init(on connection: any Connection, rules: SkillRules, ids: IDSource) {
        self.connection = connection
        self.rules = rules
        self.ids = ids
    }

    /// What an answer came to.
    package struct Result: Sendable, Hashable {
        /// The question's id.
        package var question: ID<Question>
        /// The answer as it is recorded.
        package var answer: String
        /// The group to undo; nil when the question had this answer already.
        package var group: String?
        /// What it changed, as phrases.
        package var changes: [String]
        /// Whether a name of a skill changed its bag, so that matches may have to be scored anew.
        package var movesNames = false
    }

    /// The answer that a person means by an option: its number from 1, its words, or the beginning
    /// of one option's words.
    ///
    /// - Throws: `AnswerError.noSuchOption`.
    package static func option(
        _ text: String, of view: QuestionView
    ) throws(AnswerError) -> Answer {
        if let number = Int(text), view.options.indices.contains(number - 1) {
            return view.options[number - 1].answer
        }
        let asked = text.lowercased()
        if let given = repeated(asked, in: view) { return given }
        let titles = view.options.map { $0.title.lowercased() }
        if let exact = titles.firstIndex(of: asked) { return view.options[exact].answer }
        let begun = titles.indices.filter { !asked.isEmpty && titles[$0].hasPrefix(asked) }
        guard begun.count == 1 else {
            throw .noSuchOption(offered: view.options.map(\.title))
        }
        return view.options[begun[0]].answer
    }

    /// The option that an answered question was answered with, when these are its recorded words or
    /// the beginning of its words today.
    private static func repeated(_ asked: String, in view: QuestionView) -> Answer? {
        guard let given = view.options.first(where: { $0.answer.code == view.question.code }),
            !asked.isEmpty
        else { return nil }
        let isRecorded = view.question.answer?.lowercased() == asked
        return isRecorded || given.title.lowercased().hasPrefix(asked) ? given.answer : nil
    }

    /// Answers a question. The same answer a second time changes nothing.
    ///
    /// - Throws: `AnswerError`, `FieldError`, `BagError`, `MergeError`.
    package func answer(
        _ question: Question, _ answer: Answer, ledger: inout Ledger
    ) throws -> Result {
        let view = try QuestionViews(on: connection).view(question)
        let words = words(answer, view)
        if question.status == .answered {
            let recorded = question.answer ?? ""
            guard question.code == answer.code else { throw AnswerError.answered(recorded) }
            return Result(question: question.id, answer: recorded, group: nil, changes: [])
        }
        if let end = question.expiresAt, question.status == .expired || end <= ledger.now {
            throw AnswerError.expired(end)
        }
        guard question.status == .open else { throw AnswerError.withdrawn }
        if question.kind == .chat {
            return try ChatQuestion.settle(question, answer, view, ledger, on: connection)
        }
        var decisions = try decisions(
            question, answer, &ledger, offered: view.options.map(\.title))
        let settled = QuestionStore.settled(
            question, answer: words, code: answer.code, by: ledger)
        decisions.removeAll { $0.address == settled.address }
        let group = try ledger.decide("answer", decisions + [settled])
        return Result(
            question: question.id, answer: words, group: group,
            changes: try group.map { try changes(in: $0, beside: question.id) } ?? [],
            movesNames: group != nil && decisions.contains { $0.address.kind == BagCell.name })
    }

    /// Puts a question off until a moment, or takes it up again.
    ///
    /// - Throws: `AnswerError.withdrawn`, `.answered` for a question that does not wait.
    @discardableResult
    package static func snooze(
        _ question: Question, until moment: Timestamp?, ledger: inout Ledger
    ) throws -> String? {
        guard question.status != .answered else {
            throw AnswerError.answered(question.answer ?? "")
        }
        guard question.status == .open else { throw AnswerError.withdrawn }
        var snoozed = question
        snoozed.snoozedUntil = moment
        return try ledger.decide(
            "snooze",
            [
                .init(
                    CellAddress(kind: QuestionCell.name, subject: question.id.text),
                    QuestionCell.state(snoozed))
            ])
    }

    private func words(_ answer: Answer, _ view: QuestionView) -> String {
        switch answer {
        case .text(let text): return text
        // Without a name, since the answer is kept when one of the two is erased.
        case .merge: return "the same person"
        default: break
        }
        return view.options.first { $0.answer == answer }?.title ?? "\(answer)"
    }

    private func decisions(
        _ question: Question, _ answer: Answer, _ ledger: inout Ledger, offered: [String]
    ) throws -> [Ledger.Decision] {
        switch (question.kind, answer) {
        case (.samePerson, .different), (.fieldConflict, .keep), (.demandsConflict, .keep),
            (.standingConflict, .keep), (.newCategory, .keep):
            return []
        case (.newCategory, .take):
            return try CategoryQuestion.decisions(question, on: connection)
        case (.demandsConflict, .take):
            guard let job = question.job else { return [] }
            try Editing.check(job.text, kind: .job, on: connection)
            var edits = JobSkillEdits(of: job, rules: rules, on: connection, now: ledger.now)
            let names = JobSkillNames(question.options)
            return try edits.decisions(
                musts: names.musts, wishes: names.wishes, ledger: &ledger)
        case (.standingConflict, .take): return try say(question, nil, ledger)
        case (.standingConflict, .text(let text)): return try say(question, text, ledger)
        case (.fieldConflict, .take): return try set(question, proposed(question), ledger)
        case (.fieldConflict, .text(let text)), (.lowConfidence, .text(let text)):
            return try set(question, parsed(text, question), ledger)
        case (.lowConfidence, .keep): return try set(question, value(question), ledger)
        case (.lowConfidence, .unknown): return try set(question, .null, ledger)
        case (.samePerson, .merge(let loser, let winner)):
            return try Merging(on: connection).decisions(
                merging: loser, into: winner, taking: [], ledger: ledger)
        case (.ambiguousSkill, .ownSkill):
            // As an alias of another skill it leaves that one first.
            let member = try member(question)
            let change: BagChange =
                member.isCanonical ? .confirm(name: member.name) : .split(names: [member.name])
            return try file(change, ledger)
        case (.ambiguousSkill, .skill(let target)):
            return try file(.file(name: member(question).name, into: target), ledger)
        case (.ambiguousSkill, .text(let target)):
            return try file(
                .file(name: member(question).name, into: target), ledger, mayFound: true)
        default: throw AnswerError.noSuchOption(offered: offered)
        }
    }

    private func set(
        _ question: Question, _ value: JSONValue, _ ledger: Ledger
    ) throws -> [Ledger.Decision] {
        guard let owner = question.owner, let field = question.field else { return [] }
        try Editing.check(owner.id, kind: owner.kind, on: connection)
        return try Editing.decisions(
            field, value, of: owner.id, kind: owner.kind, by: ledger, on: connection)
    }

    /// Sets what recruiters say themselves, to a text or to what was said elsewhere.
    private func say(
        _ question: Question, _ text: String?, _ ledger: Ledger
    ) throws -> [Ledger.Decision] {
        guard let owner = question.owner, let field = question.field,
            let definition = StandingFields.named(field, of: owner.kind)
        else { return [] }
        try Editing.check(owner.id, kind: owner.kind, on: connection)
        let proposed = StandingConflict.proposed(question)
        var decisions = try Editing.decisions(
            definition, text ?? definition.editable(proposed), of: owner.id, kind: owner.kind,
            reason: nil, by: ledger, on: connection)
        if text == nil, owner.kind == .job, proposed.string == StandingFields.onHold {
            // A row that is put on hold parks who is active there, also where nothing is asked.
            decisions += try MatchDecision.parking(
                of: owner.id, reason: nil, ledger: ledger, on: connection)
        }
        return decisions
    }

    private func state(_ question: Question) throws -> FieldState? {
        guard let owner = question.owner, let field = question.field else { return nil }
        return try FieldStore(owner: owner.kind).one(field, of: owner.id, on: connection)
    }

    private func proposed(_ question: Question) throws -> JSONValue {
        guard let proposed = try state(question)?.proposed else { throw AnswerError.withdrawn }
        return proposed
    }

    private func value(_ question: Question) throws -> JSONValue {
        try state(question)?.value ?? .null
    }

    private func parsed(_ text: String, _ question: Question) throws -> JSONValue {
        let field = question.field ?? ""
        let definition =
            question.job == nil ? CandidateFields.named(field) : JobFields.named(field)
        guard let definition else { throw EditError.unknownField(field) }
        return try definition.parse(text)
    }

    private func member(_ question: Question) throws -> BagMember {
        guard let skill = question.skill,
            let member = try connection.first(BagMember.self, "WHERE id = \(skill)")
        else { throw AnswerError.withdrawn }
        return member
    }

    private func file(
        _ change: BagChange, _ ledger: Ledger, mayFound: Bool = false
    ) throws -> [Ledger.Decision] {
        var planning = BagPlanning(on: connection, rules: rules, now: ledger.now, ids: ids)
        planning.mayFound = mayFound
        return try planning.plan(change).allDecisions(by: ledger, on: connection)
    }

    /// "Lean is filed as Lean Management".
    private func filing(_ item: History.Item) throws -> String {
        func name(_ id: String) throws -> String {
            try connection.value("SELECT name FROM skill WHERE id = \(id)") ?? "?"
        }
        return "\(try name(item.entry.subject)) is filed as \(try name(item.after.string ?? ""))"
    }

    private func changes(in group: String, beside question: ID<Question>) throws -> [String] {
        try History(on: connection).items(ofGroup: group)
            .filter { $0.entry.subject != question.text }
            .map { item in
                switch item.entry.kind {
                case MergeCell.name: "two people are one"
                case BagCell.name: try filing(item)
                case MatchCell.name: "a match moved"
                case NoteCell.name: "a note moved"
                case JobSkillsCell.name: "what the job asks for is set"
                case QuestionCell.name: "another question is settled"
                case CategoryCell.name: "what is looked for on the market is set"
                default: "\(item.entry.field) is set"
                }
            }
    }
}
