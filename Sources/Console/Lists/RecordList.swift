internal import Recruiting
internal import Terminal

/// A list of records that is read by windows: what was asked for, what is at hand, where the reader
/// is in it.
struct RecordList<Row: Identifiable & Sendable>: Sendable where Row.ID: Sendable {
    /// How rows that arrive are taken over.
    enum Arrival: Hashable, Sendable {
        /// The list starts over, as after another search.
        case reset
        /// The reader stays where they are, as after a change.
        case refresh
        /// More of the same list.
        case window
    }

    /// Rows asked for before the size of the screen is known.
    static var firstWindow: Int { 60 }

    /// The rows.
    var view = ListView<Row>()
    /// The search that the rows are the answer to.
    private(set) var query = ""
    /// What is wrong with the search that is being typed; nil when nothing is.
    var problem: String?
    /// Whether the number of rows is known rather than only how many are at hand.
    private(set) var isCounted = false
    /// The rows that were asked for and have not arrived.
    private var asked: Range<Int>?
    /// Whether the first rows were asked for ahead of their time.
    var isAsked = false
    /// Whether the first rows have arrived.
    private(set) var isLoaded = false

    /// The request for another search, which replaces what is shown when its answer arrives.
    func request(for query: String, keeping seq: Int? = nil) -> ListRequest {
        ListRequest(
            query: query, rows: 0..<max(Self.firstWindow, view.height * 3), keeping: seq)
    }

    /// The request for the rows in view again, after something changed.
    func refreshing(keeping seq: Int?) -> ListRequest {
        ListRequest(query: query, rows: view.wanted(around: view.top), keeping: seq)
    }

    /// The request for rows that are in view, or will be a page further, and are neither at hand
    /// nor asked for; nil when there are none.
    mutating func requestMissing() -> ListRequest? {
        guard isLoaded, view.height > 0 else { return nil }
        let (visible, hand) = (view.visible, view.atHand)
        let end = hand.start + hand.rows.count
        let isNearEnd = end < view.count && visible.upperBound + view.height > end
        let isNearStart = hand.start > 0 && visible.lowerBound - view.height < hand.start
        guard view.missing != nil || isNearEnd || isNearStart else { return nil }
        if let asked, asked.lowerBound <= visible.lowerBound, visible.upperBound <= asked.upperBound
        {
            return nil
        }
        let rows = view.wanted(around: view.top)
        asked = rows
        return ListRequest(query: query, rows: rows)
    }

    /// Takes rows that arrived for a request.
    mutating func take(_ page: ListPage<Row>, for request: ListRequest, as arrival: Arrival) {
        problem = nil
        asked = nil
        let end = page.start + page.rows.count
        let isWhole = page.rows.count < min(request.rows.count, CandidateList.maximumWindow)
        switch arrival {
        case .window:
            guard request.query == query else { return }
            view.load(page.rows, from: page.start)
        case .reset:
            query = request.query
            isCounted = isWhole
            if let place = page.place {
                view.refresh(
                    count: isWhole ? end : max(end, place + 1), rows: page.rows, from: page.start,
                    cursor: place)
            } else {
                view.reset(count: end, rows: page.rows, from: page.start)
            }
        case .refresh:
            guard request.query == query else { return }
            view.refresh(
                count: isWhole ? end : max(end, view.count), rows: page.rows, from: page.start,
                cursor: page.place)
        }
        isLoaded = true
    }

    /// Takes the number of rows of a search.
    mutating func take(count: Int, of counted: String) {
        guard counted == query, isLoaded else { return }
        isCounted = true
        guard count != view.count else { return }
        let rows = view.atHand
        view.refresh(count: count, rows: rows.rows, from: rows.start, cursor: view.cursor)
    }

    /// Where the reader is: `12/100,000`, and `60+` while the rows are not counted.
    var position: SanitizedText {
        guard isLoaded else { return "…" }
        guard view.count > 0 else { return "0" }
        return "\(grouped(view.cursor + 1))/\(grouped(view.count))\(isCounted ? "" : "+")"
    }
}

/// A number with commas between thousands.
func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var position = digits.count - 3
    while position > 0, digits[position - 1].isNumber {
        digits.insert(",", at: position)
        position -= 3
    }
    return String(digits)
}
