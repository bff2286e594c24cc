internal import Engine
internal import FoundationEssentials
internal import Prelude
internal import Storage

/// The pipeline that keeps a copy of the desk each day, and the schedule that asks for it.
enum Backups {
    /// How many daily copies are kept.
    private static let kept = 7
    /// What a daily copy's name has between the desk's name and the day.
    private static let mark = ".backup-daily-"

    /// Copies the desk beside itself, and lets go of the oldest copies of its own making.
    static func pipeline(_ surroundings: DeskSurroundings) -> Pipeline {
        Pipeline(
            "desk_backup", summary: "Keep a copy of the desk beside it, the last \(kept) days."
        ) { pipeline in
            _ = pipeline.start(
                Op<NoValue, String>("back_up", pool: surroundings.cpu, limit: .seconds(3600)) {
                    _, context in
                    guard let desk = context.database as? any FileDatabase else {
                        return .stop(
                            because: "a server keeps the desk: pg_dump copies it, and so does"
                                + " muster desk copy")
                    }
                    let copy = desk.path + mark + context.now().day.description
                    try await blocking { _ in
                        // An attempt that ended before it could say so has made it already.
                        guard !FileManager.default.fileExists(atPath: copy) else { return }
                        try desk.backUp(to: copy)
                        try prune(besides: desk.path)
                    }
                    return .done { commit in
                        commit.log("the copy is \(copy)")
                        return copy
                    }
                })
        }
    }

    private static func prune(besides desk: String) throws {
        let folder = desk.lastIndex(of: "/").map { String(desk[..<$0]) } ?? "."
        let name = String(
            desk[(desk.lastIndex(of: "/").map { desk.index(after: $0) } ?? desk.startIndex)...])
        // The day ends the name, so that the order of names is the order of days.
        let copies = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix(name + mark) }.sorted()
        // What has no end of a name of its own was never whole.
        let parts = copies.filter { $0.hasSuffix(".part") }
        for old in parts + copies.filter({ !$0.hasSuffix(".part") }).dropLast(kept) {
            try FileManager.default.removeItem(atPath: "\(folder)/\(old)")
        }
    }

    /// Every night, once somebody has started it.
    static func schedule(zone: String) -> Schedule? {
        guard let nightly = try? CronExpression("30 2 * * *") else { return nil }
        return Schedule("desk_backup_daily", nightly, zone: zone, pipeline: "desk_backup")
    }
}
