package import Prelude

/// What somebody answers.
package enum Answer: Sendable, Hashable {
    /// Leave the value as it is.
    case keep
    /// Take what the reading proposes.
    case take
    /// Nobody knows the value.
    case unknown
    /// The first person is merged into the second.
    case merge(ID<Candidate>, into: ID<Candidate>)
    /// Two different people.
    case different
    /// The name belongs to a skill.
    case skill(String)
    /// The name is a skill of its own.
    case ownSkill
    /// A value in one's own words.
    case text(String)
}

extension Answer {
    /// The answer as a question remembers it, so that the same answer is known again when the words
    /// for it have changed with the desk.
    var code: String {
        switch self {
        case .keep: "keep"
        case .take: "take"
        case .unknown: "unknown"
        case .merge(let loser, let winner): "merge \(loser) \(winner)"
        case .different: "different"
        case .skill(let name): "skill \(name)"
        case .ownSkill: "own"
        case .text(let text): "text \(text)"
        }
    }
}
