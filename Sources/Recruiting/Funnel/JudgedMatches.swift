package import Matching
internal import Prelude
package import Storage

/// The desk's outcomes as cases to learn from: one for each person and job about whom something was
/// said. Records of people who were merged count as the one person they are; of people who were
/// erased the numbers are still there, and count.
package struct JudgedMatches: Sendable, Hashable {
    /// The cases, the newest last, at most `OutcomeLearning.caseLimit`.
    package private(set) var cases: [LearningCase] = []
    /// How many matches were moved and are not decided yet.
    package private(set) var open = 0
    /// How many ended because the person did not want the job.
    package private(set) var declined = 0
    /// How many wait for a job that is on hold.
    package private(set) var parked = 0
    /// How many were judged without a score whose parts are known.
    package private(set) var withoutParts = 0

    /// No match is moved more often than this on the way.
    private static let movesPerCase = 10

    private struct Pair: Hashable {
        var job: ID<Job>
        var person: ID<Candidate>
    }

    /// Reads the outcomes of a desk; `book` tells by which formulas each profile scores.
    package init(book: ProfileBook, on connection: any Connection) throws {
        let people = try MergedPeople.all(on: connection)
        let moves = try connection.fetch(
            Outcome.self,
            """
            JOIN ledger ON ledger.id = outcome.entry_id WHERE outcome.is_undone = 0
            ORDER BY ledger.seq DESC LIMIT \(OutcomeLearning.caseLimit * Self.movesPerCase)
            """
        ).reversed()
        var order: [Pair] = []
        var byPair: [Pair: [Outcome]] = [:]
        for move in moves {
            let pair = Pair(job: move.job, person: people[move.candidate] ?? move.candidate)
            if byPair[pair] == nil { order.append(pair) }
            byPair[pair, default: []].append(move)
        }
        for pair in order.suffix(OutcomeLearning.caseLimit) { add(byPair[pair] ?? [], book) }
    }

    private mutating func add(_ moves: [Outcome], _ book: ProfileBook) {
        let label = OutcomeLabel(reached: moves.map(\.to))
        guard let isPositive = label.isPositive else {
            switch label {
            case .declined: declined += 1
            case .parked: parked += 1
            default: open += 1
            }
            return
        }
        // What was on the screen when it was first decided is what is judged.
        guard let first = moves.first, let judged = first.judged(isPositive, book) else {
            withoutParts += 1
            return
        }
        cases.append(judged)
    }
}

extension Outcome {
    /// The score of the time with a label; nil when no part of it is known.
    fileprivate func judged(_ isPositive: Bool, _ book: ProfileBook) -> LearningCase? {
        // A profile that is gone was one of the desk's own, and those score by the repaired formulas.
        let formulas = book.named(profile)?.formulas ?? .repaired
        func value(_ part: ScorePart) -> Double? { parts[part.rawValue]?["value"]?.double }
        var known = LearningCase.Parts(
            vector: value(.vector), skillFit: value(.skillFit),
            compensation: value(.compensation), location: value(.location))
        // The original formulas write 0 where no text could be compared; that is missing, not 0.
        let likeness = parts[ScorePart.vector.rawValue]
        if formulas == .original, known.vector == 0,
            ["role", "domain", "culture"].allSatisfy({ likeness?[$0]?.double == nil })
        {
            known.vector = nil
        }
        guard ScorePart.allCases.contains(where: { known[$0] != nil }) else { return nil }
        return LearningCase(
            job: job.text, parts: known, penalty: parts["seniority_penalty"]?.double ?? 0,
            isPositive: isPositive, score: score, formulas: formulas)
    }
}
