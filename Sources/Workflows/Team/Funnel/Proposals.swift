internal import Prelude
internal import Recruiting

/// Which people the column of proposals is to list, from the desk's proposals and from what recruiters
/// did in the row: what they took out is rejected, what they moved on stays where it is, what they put in
/// themselves is kept.
struct Proposals: Sendable, Hashable {
    /// The rows of people to list, in the order in which they are listed.
    var listed: [String]
    /// Those of them whom the desk proposes. The others are the recruiters', who alone take them out.
    var ours: [String]
    /// The rows of people whom recruiters took out of the column.
    var takenOut: [String]
    /// The desk's proposals who stand in another column of the funnel already.
    var standing: [String]

    /// Merges both sides.
    ///
    /// - Parameters:
    ///   - ranked: The rows of the desk's proposals, the best first.
    ///   - agreed: Whom of those in the column the desk had proposed when it was written last.
    ///   - live: What the column holds now.
    ///   - elsewhere: The rows of people who stand in any other column of the funnel.
    ///   - turnedDown: The rows of people whom the desk does not propose, for a reason that is no column.
    init(
        ranked: [String], agreed: [String], live: [String], elsewhere: Set<String>,
        turnedDown: Set<String> = []
    ) {
        let now = Set(live)
        takenOut = agreed.filter { !now.contains($0) && !elsewhere.contains($0) }
        let gone = Set(takenOut)
        standing = ranked.filter(elsewhere.contains)
        ours = ranked.filter {
            !elsewhere.contains($0) && !gone.contains($0) && !turnedDown.contains($0)
        }
        let ranked = Set(ours)
        let agreed = Set(agreed)
        let theirs = live.filter {
            !ranked.contains($0) && !agreed.contains($0) && !elsewhere.contains($0)
        }
        listed = ours + theirs
    }
}
