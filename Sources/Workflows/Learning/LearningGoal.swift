internal import Language
internal import Matching
internal import Prelude

/// What somebody learns for.
enum LearningGoal: Sendable, Hashable {
    /// Everything that is missing for the job.
    case everything
    /// Only what the job insists on.
    case musts
    /// Some skills, by their canonical names.
    case skills([String])

    /// Words that tell a goal.
    private static let words: [(goal: LearningGoal, words: [[String]])] = [
        (
            // "What must she learn" says nothing of what the job insists on.
            .musts, [["insists"], ["musts"], ["must", "have"], ["must", "haves"]]
        ),
        (.everything, [["everything"], ["all", "of", "it"], ["all", "gaps"], ["every", "gap"]]),
    ]

    /// The goal that a text names; nil where it names none.
    ///
    /// - Parameter skills: The skills that it names.
    init?(_ text: String, naming skills: [String]) {
        let said = Tokenizer.tokens(of: text).map(\.folded)
        let found = Self.words.first { $0.words.contains { said.contains($0) } }?.goal
        guard let goal = found ?? (skills.isEmpty ? nil : .skills(skills)) else { return nil }
        self = goal
    }

    /// What a document says that `document` made; nil for no goal.
    init?(_ document: JSONValue?) {
        switch document?.string {
        case "everything": self = .everything
        case "musts": self = .musts
        default:
            let names = (document?.elements ?? []).compactMap(\.string)
            guard !names.isEmpty else { return nil }
            self = .skills(names)
        }
    }

    /// The goal as a document.
    var document: JSONValue {
        switch self {
        case .everything: "everything"
        case .musts: "musts"
        case .skills(let names): JSONValue(names)
        }
    }

    /// Whether a wanted skill belongs to it.
    func wants(_ demand: GapDemand) -> Bool {
        switch self {
        case .everything: true
        case .musts: demand.isRequired
        case .skills(let names): names.contains(demand.skill.name)
        }
    }

    /// What it leaves of a job, to be put behind the job's name; empty where it leaves all.
    var limits: String {
        switch self {
        case .everything: ""
        case .musts: ", in what it insists on"
        case .skills(let names): ", in \(names.joined(separator: ", "))"
        }
    }
}
