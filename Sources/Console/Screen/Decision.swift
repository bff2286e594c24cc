internal import Prelude
internal import Recruiting

/// Something a person decided that changes the desk; ids are those of the moment the key was
/// pressed.
enum Decision: Hashable, Sendable {
    case set(String, to: String, of: RecordSubject)
    case approve(ID<Match>)
    case reject(ID<Match>, reason: String)
    case move(ID<Match>, to: Stage, reason: String?, anyway: Bool)
    case jobStatus(ID<Job>, String, parks: Bool)
    case verify(ID<Candidate>, String, notes: String?)
    case exclude(ID<Candidate>, reason: String?)
    case fraud(ID<Candidate>, evidence: String?)
    case note(String, about: ID<Candidate>, match: ID<Match>?)
    case skills(String, of: ID<Candidate>)
    case merge(ID<Candidate>, into: ID<Candidate>)
    case answer(ID<Question>, Answer)
    case snooze(ID<Question>)
    case bags(BagChange)
    case save(String, as: String)
    case erase(ID<Candidate>, named: String)
    case undo
    case redo

    /// Days for which a question is put off by a key.
    static let snoozeDays = 7

    /// The match that is decided, nil for anything else.
    var match: ID<Match>? {
        switch self {
        case .approve(let id), .reject(let id, _), .move(let id, _, _, _): id
        default: nil
        }
    }

    /// The question that is answered or put off, nil for anything else.
    var question: ID<Question>? {
        switch self {
        case .answer(let id, _), .snooze(let id): id
        default: nil
        }
    }
}

extension ConsoleServices {
    /// Makes a decision.
    func perform(_ decision: Decision) async throws -> DecisionOutcome {
        switch decision {
        case .set(let field, let input, let subject):
            try await desk.set(field, to: input, of: subject.text, kind: subject.owner)
        case .approve(let id): try await desk.approve(id)
        case .reject(let id, let reason): try await desk.reject(id, reason: reason)
        case .move(let id, let stage, let reason, let anyway):
            try await desk.move(id, to: stage, reason: reason, anyway: anyway)
        case .jobStatus(let job, let status, let parks):
            try await desk.setStatus(ofJob: job, to: status, parks: parks)
        case .verify(let id, let status, let notes): try await desk.verify(id, status, notes: notes)
        case .exclude(let id, let reason): try await desk.setExclusion(of: id, reason: reason)
        case .fraud(let id, let path):
            // The file is read before anything is decided: one that cannot be read decides nothing.
            try await desk.markFraud(id, evidence: try await attachment(at: path, about: id))
        case .note(let text, let id, let match): try await desk.note(text, about: id, match: match)
        case .skills(let lines, let id): try await desk.correctSkills(of: id, lines)
        case .merge(let loser, let winner): try await desk.merge(loser, into: winner)
        case .answer(let id, let answer): try await desk.answer(id, answer)
        case .snooze(let id): try await desk.snooze(id, days: Decision.snoozeDays)
        case .bags(let change): try await desk.apply(change)
        case .save(let query, let name): try await desk.save(query, as: name)
        case .erase(let id, let name): try await desk.erase(id, named: name)
        case .undo: try await desk.undo()
        case .redo: try await desk.redo()
        }
    }

    private func attachment(
        at path: String?, about person: ID<Candidate>
    ) async throws -> Attachment? {
        guard let path else { return nil }
        return try await evidence(path, person)
    }
}

/// Decisions in the order they were made, one of which may be on its way.
struct DecisionQueue: Sendable {
    /// Decisions that may wait; a person who is faster than the disk by so many is not a person.
    static let limit = 200

    private var waiting: [Decision] = []
    private(set) var isBusy = false

    /// Adds a decision; false when too many wait.
    mutating func add(_ decision: Decision) -> Bool {
        guard waiting.count < Self.limit else { return false }
        waiting.append(decision)
        return true
    }

    /// The decision to make now, nil when one is on its way or none waits.
    mutating func start() -> Decision? {
        guard !isBusy, !waiting.isEmpty else { return nil }
        isBusy = true
        return waiting.removeFirst()
    }

    /// Whether every decision that was made has arrived.
    var isIdle: Bool { !isBusy && waiting.isEmpty }

    /// Notes that the one on its way has arrived.
    mutating func finish() { isBusy = false }
}

extension DecisionOutcome {
    /// What happened and how to take it back.
    var sentence: String {
        let name = field.isEmpty ? subject : "\(fieldTitle) of \(subject)"
        if !isChanged {
            return action == "answer" ? "That is the answer already" : "\(name) was so already"
        }
        switch action {
        case "edit": return "\(name) is set; u takes it back"
        case "approve": return "Approved \(name); u takes it back"
        case "reject": return "Rejected \(name); u takes it back"
        case "move": return "Moved \(name) to \(detail ?? ""); u takes it back"
        case "exclude": return "\(name) is left out of matching; u takes it back"
        case "include": return "\(name) is in matching again; u takes it back"
        case "skills": return "Skills of \(name): \(detail ?? "changed"); u takes it back"
        case "note": return "Noted about \(name); u takes it back"
        case "merge" where detail == nil: return "Merged into \(name); u takes it back"
        case "merge", "file", "split", "confirm":
            return "\(Self.bagWords[action] ?? action) \(name): \(detail ?? ""); u takes it back"
        case "answer": return "Answered: \(detail ?? ""); u takes it back"
        case "reply": return "Answered; @ shows how the conversation goes on"
        case "snooze": return "Put off for \(detail ?? ""); u takes it back"
        case "save": return "Saved the search \(name); O opens it"
        case "erase": return detail ?? "Erased for good; nothing of the person is left on the desk"
        case "undo": return "Took back: \(original) \(name); U brings it back"
        case "redo": return "Brought back: \(original) \(name); u takes it back again"
        default: return "\(action) \(name)"
        }
    }

    private static let bagWords = [
        "merge": "Merged into", "file": "Filed in", "split": "Split off", "confirm": "Confirmed",
    ]

    private var fieldTitle: String {
        (CandidateFields.named(field) ?? JobFields.named(field)
            ?? StandingFields.named(field, of: .candidate))?.title ?? field
    }
}
