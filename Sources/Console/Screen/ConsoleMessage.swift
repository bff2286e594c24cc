internal import Prelude
internal import Recruiting
internal import Terminal

/// What the console's work in the background reports back.
package struct ConsoleMessage: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }

    /// The reports.
    enum Content: Sendable {
        case people(ListPage<Candidate>, ListRequest, RecordList<Candidate>.Arrival)
        case peopleCount(Int, of: String)
        case jobs(ListPage<Job>, ListRequest, RecordList<Job>.Arrival)
        case jobCount(Int, of: String)
        case badSearch(String, of: String)
        case record(RecordPage?, RecordSubject)
        case review(JobReview?, ID<Job>)
        case decided(Decision, Result<DecisionOutcome, Complaint>)
        case history(String, [History.Item])
        case progress(WorkProgress)
        case imported(Result<ImportOutcome, Complaint>)
        case matched(ID<Job>, title: String, Result<MatchOutcome, Complaint>)
        case themes([Theme])
        case edited(FieldEdit, Result<String?, Complaint>)
        case dismiss(Toast.ID)
        case forgetInterrupt
        case stopped
        case failed(Complaint)
    }
}

/// What went wrong, as a sentence for a person.
struct Complaint: Error, Hashable, Sendable {
    var text: String
}

/// Something a person decided that changes the desk; ids are those of the moment the key was
/// pressed.
enum Decision: Hashable, Sendable {
    case set(String, to: String, of: RecordSubject)
    case approve(ID<Match>)
    case reject(ID<Match>, reason: String)
    case undo
    case redo

    /// The match that is decided, nil for anything else.
    var match: ID<Match>? {
        switch self {
        case .approve(let id), .reject(let id, _): id
        case .set, .undo, .redo: nil
        }
    }
}
