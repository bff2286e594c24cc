/// Why the engine cannot do what it was asked for.
package enum EngineProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such pipeline; the known ones follow.
    case noSuchPipeline(String, known: [String])
    /// The pipeline needs to be told which record.
    case needsPartition(pipeline: String, noun: String)
    /// The pipeline is about the desk as a whole.
    case takesNoPartition(pipeline: String)
    /// The pipeline reads files, and the request does not name the machine that has them.
    case needsHost(pipeline: String)
    /// More records were listed than one backfill takes.
    case tooManyRecords(Int, limit: Int)
    /// There is no such run.
    case noSuchRun(String)
    /// The run cannot be started again as it stands.
    case cannotRetry(run: String, status: RunStatus)
    /// The run has ended already.
    case hasEnded(run: String, status: RunStatus)
    /// There is no such backfill.
    case noSuchBackfill(String)
    /// The backfill has ended already.
    case backfillHasEnded(String)

    /// What was asked and what is there.
    package var description: String {
        switch self {
        case .noSuchPipeline(let name, let known):
            "there is no pipeline \(name); known are \(known.joined(separator: ", "))"
        case .needsPartition(let pipeline, let noun):
            "the pipeline \(pipeline) runs for \(noun) at a time: say which"
        case .takesNoPartition(let pipeline):
            "the pipeline \(pipeline) runs for the desk as a whole and takes no record"
        case .needsHost(let pipeline):
            "the pipeline \(pipeline) reads files: its parameter host says on which machine"
        case .tooManyRecords(let count, let limit):
            "a backfill takes at most \(limit) records by name, \(count) were given"
        case .noSuchRun(let id): "there is no run \(id)"
        case .cannotRetry(let run, let status):
            "run \(run) is \(status.rawValue); only a failed, stopped or cancelled run starts again"
        case .hasEnded(let run, let status): "run \(run) has ended: it is \(status.rawValue)"
        case .noSuchBackfill(let id): "there is no backfill \(id)"
        case .backfillHasEnded(let id): "backfill \(id) has ended"
        }
    }
}
