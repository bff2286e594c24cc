package import Prelude
package import Storage

/// What an op is given beside its input.
package struct OpContext: Sendable {
    /// The run.
    package let run: ID<Run>
    /// The record that the run is about; empty for a run about the desk as a whole.
    package let partition: String
    /// What the run is told beside the record.
    package let parameters: JSONValue
    /// Who or what asked for the run.
    package let requestedBy: String
    /// Who waits for the run.
    package let lane: Lane
    /// Which attempt it is, from 1.
    package let attempt: Int
    /// The answer that the op waited for, or nil.
    package let answer: JSONValue?
    /// What the attempt before left to go on from, or nil: it is the first, or began from the start.
    package let cursor: JSONValue?
    /// The desk, for reading; what is to be written belongs into the outcome.
    package let database: any Database
    /// Tells the moment.
    package let now: @Sendable () -> Timestamp
    /// Takes progress, log lines and costs.
    package let report: StepReport

    init(
        _ step: ClaimedStep, database: any Database, now: @escaping @Sendable () -> Timestamp,
        report: StepReport
    ) {
        run = step.run.id
        partition = step.run.partition ?? ""
        parameters = step.run.parameters
        requestedBy = step.run.requestedBy
        lane = step.run.lane
        attempt = step.step.attempt
        answer = step.step.answer
        cursor = step.step.cursor
        self.database = database
        self.now = now
        self.report = report
    }

    /// Whether outputs of the same input and code are to be made again all the same.
    package var isForced: Bool { parameters["force"]?.bool ?? false }
}
