import Dispatch
import Prelude
import Recruiting
import Storage
import Synchronization

/// Times a change of bags that touches half of a desk, with a reader beside it that goes on asking
/// for rows as the console does.
struct BagBench {
    private let desk: any Database
    private let session: Session
    private let names: (moved: String, into: String)

    /// Prepares a desk of generated people: every second person claims one more skill.
    ///
    /// - Throws: what the desk throws; `Failure` for a desk without skills.
    init(on desk: any Database, session: Session) throws {
        self.desk = desk
        self.session = session
        names = try desk.write { connection in
            let skills = try connection.fetch(
                BagMember.self, "WHERE bag_id = id ORDER BY folded LIMIT 2")
            guard skills.count == 2 else {
                throw Failure(.refused, "no_skills", "the desk has no two skills to merge")
            }
            try connection.execute(
                """
                INSERT INTO candidate_skill (candidate_id, skill_id, surface, shown, source, position)
                SELECT id, \(skills[0].id), 'generated', 1, 'rules', 99 FROM candidate
                WHERE seq % 2 = 0 ON CONFLICT (candidate_id, skill_id) DO NOTHING
                """)
            return (skills[0].name, skills[1].name)
        }
    }

    /// Previews, applies and takes back the merge, `runs` times; milliseconds of each.
    func run(_ runs: Int) throws -> JSONValue {
        let change = BagChange.merge(bag: names.moved, into: names.into)
        let (desk, session) = (desk, session)
        var times: [String: [JSONValue]] = [:]
        var touched = 0
        for _ in 0..<runs {
            let reading = Reading(desk)
            let preview = try Self.timed {
                touched = try desk.read { connection in
                    var planning = BagPlanning(
                        on: connection, rules: SkillRules(), now: Session.now(), ids: session.ids())
                    return try planning.plan(change).impact.candidates
                }
            }
            let apply = try Self.timed {
                _ = try desk.write { connection in
                    var planning = BagPlanning(
                        on: connection, rules: SkillRules(), now: Session.now(), ids: session.ids())
                    var ledger = Ledger(
                        on: connection, who: session.who, now: Session.now(), ids: session.ids())
                    return try planning.plan(change).apply(ledger: &ledger, on: connection)
                }
            }
            let undo = try Self.timed {
                _ = try desk.write { connection in
                    var ledger = Ledger(
                        on: connection, who: session.who, now: Session.now(), ids: session.ids())
                    return try ledger.undo().count
                }
            }
            times["preview_ms", default: []].append(.number(preview))
            times["apply_ms", default: []].append(.number(apply))
            times["undo_ms", default: []].append(.number(undo))
            times["slowest_read_ms", default: []].append(.number(reading.stop()))
        }
        return .object(
            [JSONMember("case", "bags"), JSONMember("candidates", JSONValue(touched))]
                + ["preview_ms", "apply_ms", "undo_ms", "slowest_read_ms"].map {
                    JSONMember($0, .array(times[$0] ?? []))
                })
    }

    private static func timed(_ body: () throws -> Void) rethrows -> Double {
        let start = Session.now()
        try body()
        return Double(Session.now().microseconds - start.microseconds) / 1000
    }

    /// Asks for a page of people over and over on a thread of its own.
    private final class Reading: Sendable {
        private let isOver = Atomic(false)
        private let slowest = Mutex(0.0)
        private let group = DispatchGroup()

        init(_ desk: any Database) {
            DispatchQueue(label: "muster.bench.reader").async(group: group) { [self] in
                while !isOver.load(ordering: .relaxed) {
                    let time = BagBench.timed {
                        _ = try? desk.read { connection in
                            let list = CandidateList(try SearchClause(try SearchQuery("")))
                            return try list.rows(offset: 0, limit: 60, on: connection).count
                        }
                    }
                    slowest.withLock { $0 = max($0, time) }
                }
            }
        }

        /// Ends the reading; the milliseconds of the slowest page.
        func stop() -> Double {
            isOver.store(true, ordering: .relaxed)
            group.wait()
            return slowest.withLock { $0 }
        }
    }
}
