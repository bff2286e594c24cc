internal import Language

/// What somebody wants of a conversation.
enum ChatIntent: String, Sendable, CaseIterable {
    /// What a person lacks for a job.
    case gap
    /// What jobs fit a person.
    case jobs
    /// Who could do a job.
    case candidates
    /// How the gaps can be closed.
    case learning
    /// Anything else.
    case chitchat

    /// The beginnings of words that tell an intent, with how much each tells; several in one message add
    /// up, and of equals the first in `allCases` wins.
    private static let signs: [ChatIntent: [(words: [String], weight: Int)]] = [
        .gap: [
            (["gap"], 2), (["gaps"], 2), (["missing"], 2), (["lack"], 2), (["lacks"], 2),
            (["compare"], 2),
            (["strengths"], 2), (["qualified"], 2), (["short", "of"], 2), (["how", "well"], 1),
            (["fit", "for"], 1), (["suitable"], 1), (["ready", "for"], 2),
        ],
        .jobs: [
            (["what", "jobs"], 4), (["which", "jobs"], 4), (["jobs", "for"], 3),
            (["jobs", "fit"], 4),
            (["jobs", "that"], 3), (["openings"], 3), (["vacancies"], 3), (["roles", "for"], 3),
            (["which", "roles"], 4), (["what", "roles"], 4), (["positions", "for"], 3),
            (["which", "positions"], 4), (["what", "positions"], 4),
        ],
        .candidates: [
            (["who", "could"], 4), (["who", "can"], 4), (["who", "fits"], 4),
            (["who", "would"], 3),
            (["who", "is"], 2), (["candidates"], 3), (["people", "for"], 3),
            (["find", "people"], 3),
            (["find", "someone"], 3), (["find", "somebody"], 3), (["anyone", "for"], 3),
            (["best", "people"], 3), (["shortlist"], 2),
        ],
        .learning: [
            (["learn"], 4), (["learning"], 4), (["study"], 4), (["course"], 4), (["courses"], 4),
            (["training"], 4), (["train"], 3), (["close", "the"], 2), (["closed"], 2),
            (["upskill"], 4),
            (["catch", "up"], 3), (["improve"], 3), (["certificate"], 2), (["teach"], 3),
        ],
    ]

    /// What a message wants, by rules.
    init(_ message: String) {
        let words = Tokenizer.tokens(of: message).map(\.folded)
        var best = (intent: ChatIntent.chitchat, weight: 0)
        for intent in Self.allCases {
            let weight = (Self.signs[intent] ?? []).reduce(0) { sum, sign in
                words.contains(sign.words) ? sum + sign.weight : sum
            }
            if weight > best.weight { best = (intent, weight) }
        }
        self = best.intent
    }
}
