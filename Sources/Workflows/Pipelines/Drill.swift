internal import Engine
internal import FoundationEssentials
internal import Prelude
internal import Storage

/// A pipeline to try engines with: ops that wait like calls to a service, and leave a trace of each
/// effect that must be there once, on the desk and outside of it.
enum Drill {
    /// As many calls at once as a service would allow.
    private static let pool = Pool("drill", limit: 20, reach: .desk)
    /// The longest that one op waits.
    private static let longest = Duration.seconds(600)

    /// Three ops, each of which waits for as many milliseconds as the record's name says after a
    /// dash (`7-50`), or not at all. The second also writes a file into the folder that the parameter
    /// `folder` names.
    static let pipeline = Pipeline(
        "drill", summary: "Wait and leave traces, to try engines, pools and cancelling.",
        partition: Partitioning(noun: "a name", count: { _ in 0 }, page: { _, _, _ in [] }),
        durability: .process
    ) { pipeline in
        let first = pipeline.start(op("call_one") { (_: NoValue) in 1 })
        let second = pipeline.then(
            Op<Int, Int>("call_two", pool: pool, limit: longest, writesAlone: false) {
                input, context in
                try await wait(context)
                let run = context.run
                let folder = context.parameters["folder"] ?? .null
                return .done { commit in
                    commit.log("effect of call_two")
                    if folder != .null {
                        commit.send(
                            ["folder": folder], through: channel.name, key: "drill-\(run)")
                    }
                    return input + 1
                }
            }, first)
        pipeline.then(op("call_three") { (input: Int) in input + 1 }, second)
    }

    private static func op<Input: StepValue>(
        _ name: String, _ next: @escaping @Sendable (Input) -> Int
    ) -> Op<Input, Int> {
        Op(name, pool: pool, limit: longest, writesAlone: false) { input, context in
            try await wait(context)
            return .done { commit in
                commit.log("effect of \(name)")
                return next(input)
            }
        }
    }

    private static func wait(_ context: OpContext) async throws {
        let name = context.partition.split(separator: "-")
        guard name.count == 2, let milliseconds = Int(name[1]), milliseconds > 0 else { return }
        try await Task.sleep(for: .milliseconds(milliseconds))
    }

    /// Writes a file for each message: a second delivery finds the first one's.
    static let channel = Channel("drill") { key, payload in
        guard let folder = payload["folder"]?.string else { return }
        try Data("1".utf8).write(to: URL(filePath: "\(folder)/\(key)"))
    }
}
