internal import Prelude
internal import Recruiting

/// What is to be done so that the columns of the funnel in a row and the stages of matches say the same.
///
/// Whoever moved somebody since both sides agreed is followed; where both did, the row is, since it is
/// where recruiters and clients work.
struct FunnelSync: Sendable, Hashable {
    /// Moves to make on the desk, by the rows of people.
    var moves: [Move] = []
    /// The columns to write, with the rows of people that each is to list.
    var writes: [Stage: [String]] = [:]
    /// What the columns hold once all is done.
    var agreed: [Stage: [String]]
    /// People in the row who have no match on the desk.
    var strangers: [String] = []
    /// People who were put back among the proposals on the desk.
    var putBack: [String] = []

    /// Where a match stands on the desk.
    struct Place: Sendable, Hashable {
        var stage: Stage
        /// Whether anybody ever decided about it, be it taken back since; a matching alone did not.
        var isDecided: Bool
    }

    /// A move of one person.
    struct Move: Sendable, Hashable {
        var person: String
        var stage: Stage
    }

    /// Compares both sides.
    ///
    /// - Parameters:
    ///   - live: What the columns hold now.
    ///   - agreed: What they held when both sides agreed last.
    ///   - ours: Where matches stand, by the rows of people.
    ///   - writable: The columns that hold links, which alone are written.
    init(
        live: [Stage: [String]], agreed: [Stage: [String]], ours: [String: Place],
        writable: Set<Stage>
    ) {
        self.agreed = live
        let people = Set(live.values.flatMap(\.self)).union(ours.keys).sorted()
        for person in people {
            let now = FunnelSync.stages(of: person, in: live)
            let before = FunnelSync.stages(of: person, in: agreed)
            guard let place = ours[person] else {
                if now != before { strangers.append(person) }
                continue
            }
            let stage = place.stage
            if let moved = FunnelSync.furthest(now.subtracting(before)), moved != .proposed {
                if moved != stage { moves.append(Move(person: person, stage: moved)) }
            } else if before == [.proposed], now.isEmpty, stage == .proposed {
                // Whom recruiters take out of the proposals they do not want.
                moves.append(Move(person: person, stage: .rejected))
            } else if now == before, stage != FunnelSync.furthest(before) {
                let former = FunnelSync.furthest(before)
                if stage == .proposed, let former, !place.isDecided {
                    // Whom recruiters had put there themselves a matching has found since.
                    moves.append(Move(person: person, stage: former))
                } else if writable.contains(stage), stage != .proposed || former != nil {
                    put(person, into: stage, from: former, writable)
                    if stage == .proposed { putBack.append(person) }
                }
            }
        }
    }

    private mutating func put(
        _ person: String, into stage: Stage, from former: Stage?, _ writable: Set<Stage>
    ) {
        if let former, writable.contains(former) {
            agreed[former] = (agreed[former] ?? []).filter { $0 != person }
            writes[former] = agreed[former]
        }
        agreed[stage, default: []].append(person)
        writes[stage] = agreed[stage]
    }

    private static func stages(of person: String, in columns: [Stage: [String]]) -> Set<Stage> {
        Set(columns.filter { $0.value.contains(person) }.keys)
    }

    /// The stage that tells most of several: the furthest on, and of an end the end.
    private static func furthest(_ stages: Set<Stage>) -> Stage? {
        stages.max { $0.order < $1.order }
    }
}
