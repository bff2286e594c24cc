package import Prelude
package import Storage

/// Asks for runs, cancels them and starts them again, inside the caller's transaction: a request
/// holds if what it was made for holds.
package struct RunQueue {
    let connection: any Connection
    let catalog: Catalog
    let now: Timestamp
    /// The source of ids, to be carried on with after the transaction.
    package private(set) var ids: IDSource

    /// The queue of a desk at a moment.
    package init(on connection: any Connection, catalog: Catalog, now: Timestamp, ids: IDSource) {
        self.connection = connection
        self.catalog = catalog
        self.now = now
        self.ids = ids
    }

    /// The run that a request led to.
    package struct Requested: Sendable, Hashable {
        /// The run.
        package var id: ID<Run>
        /// Whether it is new; false when the same key was asked for before.
        package var isNew: Bool
    }

    /// Asks for a run. `origin` is the first of the runs that caused it.
    ///
    /// - Throws: `EngineProblem` for a request that fits no pipeline, `Failure` for parameters that
    ///   cannot be kept; either before anything is written.
    @discardableResult
    package mutating func request(
        _ request: RunRequest, origin: String? = nil, backfill: ID<Backfill>? = nil
    ) throws -> Requested {
        let pipeline = try pipeline(for: request)
        let id: ID<Run> = ids.next(at: now)
        let run = Run(
            id: id, pipeline: pipeline.name, partition: request.partition, key: request.key,
            lane: request.lane, status: .queued, parameters: request.parameters,
            requestedBy: request.requestedBy, origin: origin ?? backfill?.text ?? id.text,
            backfill: backfill, attempt: 1, reason: nil, createdAt: now, startedAt: nil,
            finishedAt: nil)
        let isNew = try !connection.query(run.insert() + " ON CONFLICT DO NOTHING RETURNING id")
            .isEmpty
        guard isNew else {
            let known: ID<Run>? = try connection.value(
                """
                SELECT id FROM run WHERE pipeline = \(pipeline.name) AND run_key = \(request.key)
                """)
            return Requested(id: known ?? id, isNew: false)
        }
        for op in pipeline.first { try open(op, of: run, in: pipeline) }
        try connection.execute(
            Event.append(
                .requested, run: id, op: nil, at: now, message: "by \(request.requestedBy)"))
        return Requested(id: id, isNew: true)
    }

    /// Makes a step ready to be claimed.
    func open(_ op: StoredOp, of run: Run, in pipeline: Pipeline) throws {
        let step = Step(
            id: Step.id(run.id, op.name), run: run.id, pipeline: run.pipeline, op: op.name,
            position: pipeline.position(of: op.name), origin: run.origin, lane: run.lane,
            pool: queueName(of: op, for: run), status: .ready,
            // A run's later steps come before younger runs, so that what was begun is finished.
            readyAt: run.createdAt, attempt: 0, failures: 0, takeovers: 0, leaseOwner: nil,
            leaseUntil: nil, waitsFor: nil, answer: nil, cursor: nil, output: nil, reason: nil,
            fingerprint: nil, progress: StepProgress(), cost: 0, startedAt: nil, finishedAt: nil)
        try connection.execute(step.insert())
    }

    /// The queue in which the steps of an op wait, for a run.
    func queueName(of op: StoredOp, for run: Run) -> String {
        op.pool.queueName(host: run.parameters["host"]?.string ?? "")
    }

    /// The pipeline that a request is for, if the request fits it.
    func pipeline(for request: RunRequest) throws -> Pipeline {
        guard let pipeline = catalog.pipeline(request.pipeline) else {
            throw EngineProblem.noSuchPipeline(
                request.pipeline, known: catalog.pipelines.map(\.name))
        }
        _ = try KeptValue.checked(request.parameters, "what the run is told")
        if pipeline.ops.contains(where: { $0.pool.reach == .host }),
            request.parameters["host"]?.string == nil
        {
            // No engine would ever take the step: it would wait in the queue of no machine.
            throw EngineProblem.needsHost(pipeline: pipeline.name)
        }
        switch (pipeline.partition, request.partition) {
        case (let partition?, nil):
            throw EngineProblem.needsPartition(pipeline: pipeline.name, noun: partition.noun)
        case (nil, _?): throw EngineProblem.takesNoPartition(pipeline: pipeline.name)
        default: return pipeline
        }
    }

    /// The run of an id, locked against other engines to the end of the transaction.
    func locked(_ id: ID<Run>) throws -> Run {
        guard let run = try connection.first(Run.self, "WHERE id = \(id) \(.forUpdate)") else {
            throw EngineProblem.noSuchRun(id.text)
        }
        return run
    }
}
