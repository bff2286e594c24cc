import Prelude

/// Tells lists of skills that were written for machines: one name over and over, or more names than
/// anybody has, none of them with a level, years or a sentence.
enum Stuffing {
    /// A name listed so often is stuffed.
    static let mostRepeats = 4
    /// So many bare names are more than a person has.
    static let mostBare = 60

    /// The place of the stuffing, or nil.
    ///
    /// - Parameters:
    ///   - items: The names of all lists, repeats included.
    ///   - skills: What the lists came to.
    static func place(_ items: [ResumeSkill], _ skills: [ResumeSkill]) -> TextSpan? {
        var counts: [String: (count: Int, span: TextSpan)] = [:]
        for item in items {
            let name = Folding.fold(item.name)
            let old = counts[name] ?? (0, item.span)
            counts[name] = (old.count + 1, old.span.union(item.span))
        }
        let worst = counts.values.max {
            ($0.count, $1.span.start) < ($1.count, $0.span.start)
        }
        if let worst, worst.count >= mostRepeats { return worst.span }
        let bare = skills.filter { $0.rating == nil && $0.years == nil && $0.evidence.isEmpty }
        guard bare.count > mostBare, let first = bare.first else { return nil }
        return bare.reduce(first.span) { $0.union($1.span) }
    }
}
