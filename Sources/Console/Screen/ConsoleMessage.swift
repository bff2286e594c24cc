internal import Engine
internal import Prelude
internal import Recruiting
internal import Terminal
internal import Workflows

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
        case timeline(String, Timeline)
        case gaps(GapReport, ID<Candidate>, ID<Job>)
        case chat(ChatServices.Page?)
        case chatText(String)
        case chatFailed(Complaint)
        case board(Board, number: Int)
        case bags([BagList.Line], total: Int, of: String)
        case bag(BagList.Page, lexicon: [String])
        case bagGone
        case bagPlan(BagChange, Result<BagPlan, Complaint>)
        case questions([QuestionView], total: Int)
        case questionCount(Int)
        case comparison(Comparison?, opens: Bool)
        case savedQueries([SavedQuery])
        case activePeople(Int, of: ID<Job>, status: String)
        case rescored(Result<Int, Complaint>)
        case changed
        case looked(EngineState, revision: String)
        case cooled
        case rested
        case runs([RunsScreen.Line], total: Int, of: RunsScreen.View, words: String)
        case run(RunDetail, now: Timestamp)
        case ticks([Tick], of: String)
        case market([MarketRow], total: Int, of: MarketView, words: String)
        case marketDetail([MarketLine], of: String, in: MarketView)
        case marketLines(String, [MarketLine])
        case variantThemes(ID<Candidate>, name: String, [MarketTheme])
        case taken(String)
        case engineDone(Result<String, Complaint>)
        case written(String)
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
