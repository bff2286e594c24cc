/// Why nothing can be said of a skill: what there is too little of, with how much there is.
package enum SampleShortage: Sendable, Hashable {
    /// There are too few postings in all.
    case postings(Int)
    /// Too few weeks have postings.
    case weeks(Int)
    /// Too few postings ask for the skill.
    case with(Int)
    /// Too few postings do not ask for it: where all do, there is nothing to compare with.
    case without(Int)
    /// No change was found, but one that matters is not excluded. With so many postings a week, spread
    /// evenly, it would be found nine times in ten; nil where no number is enough.
    case unclear(postingsNeeded: Int?)
}

extension SampleShortage: CustomStringConvertible {
    /// What there is too little of, in a phrase.
    package var description: String {
        switch self {
        case .postings(let count): "\(count) postings in all"
        case .weeks(let count): "postings in \(count) weeks"
        case .with(let count): "\(count) postings ask for it"
        case .without(let count): "\(count) postings do not ask for it"
        case .unclear(let needed?): "\(needed) postings a week would tell"
        case .unclear(nil): "no change that matters is excluded"
        }
    }
}
