/// From how much on trends are told, and how sure they must be.
///
/// With ten postings the test is right (measured on 400,000 flat histories of each kind: equal weeks, weeks
/// that grow tenfold, one week with half of all postings): p falls below .05, .01 and .001 as often as it
/// may, or less, for rises and for falls alike.
package struct TrendLimits: Sendable, Hashable {
    /// The most weeks that are looked at.
    package static let mostWeeks = 520

    /// The fewest weeks with postings from which a trend is told, at least 3.
    package var leastWeeks = 8
    /// The fewest postings, in all weeks together, from which a trend is told.
    package var leastPostings = 60
    /// The fewest postings with the skill from which a trend is told.
    package var leastWith = 10
    /// The fewest postings without the skill from which a trend is told.
    package var leastWithout = 10
    /// The share of chance findings to allow among the skills told as rising or falling (the level of
    /// Benjamini and Hochberg), 0...1.
    ///
    /// A fifth: among 200 flat skills and 20 that change by half it flags one to three of a hundred flat
    /// ones, half of the five that are allowed, and finds four to seven of a hundred changes more than a
    /// tenth does.
    package var falseShare = 0.2
    /// The certainty of the intervals, 0...1.
    package var certainty = 0.95
    /// The change that must be excluded before a skill is called flat, in percent of its first share.
    package var notableChange = 50.0
    /// A skill is new when it was seen first at most this many days ago.
    package var newDays = 90
    /// The fewest postings of a new skill from which it is called emerging.
    package var leastEmerging = 10
    /// How many postings with the skill the time before it was seen must make expect at its share since,
    /// before it counts as new: at three, none is seen with a chance of .05 (Hanley and Lippman-Hand, "If
    /// nothing goes wrong, is everything all right?", 1983).
    package var leastExpectedBefore = 3.0

    /// The limits that are used unless others are given.
    package init() {}
}
