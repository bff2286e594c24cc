import Workflows

/// Whether it is noted how things might have been decided otherwise.
struct PlannerSettings: Sendable {
    /// The settings in the order in which `where` prints them.
    let all: [(name: String, setting: Setting)]

    private static let (mode, share) = ("planner.mode", "planner.share")

    /// The names that a configuration file may use; it nests them.
    static let keys = [mode, share]

    init(_ sources: SettingSources) {
        all = [
            (Self.mode, sources.pick(nil, ["MUSTER_PLANNER_MODE"], Self.mode, "shadow")),
            (Self.share, sources.pick(nil, ["MUSTER_PLANNER_SHARE"], Self.share, "0")),
        ]
    }

    /// What they come to.
    ///
    /// - Throws: `Failure` for a mode that is none, or a share that is none.
    func planner() throws -> Planner {
        var planner = Planner()
        let (mode, share) = (all[0].setting.value, all[1].setting.value)
        guard let isOn = ["shadow": true, "off": false][mode] else {
            throw Failure.usage("\(Self.mode): expected shadow or off, found \(mode)")
        }
        guard let part = Double(share), (0...1).contains(part) else {
            throw Failure.usage("\(Self.share): expected a number from 0 to 1, found \(share)")
        }
        (planner.isOn, planner.share) = (isOn, part)
        return planner
    }
}
