package import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// The pipelines, sensors and schedules of a desk. The names are those of the requirement documents,
/// which are known with `_job` behind them too.
package enum DeskCatalog {
    /// Everything that runs on a desk.
    package static func catalog(_ surroundings: DeskSurroundings) -> Catalog {
        let ingest = Ingesting(surroundings)
        let normalize = NormalizingOps(surroundings)
        let vectors = VectorOps(surroundings)
        let pipelines =
            [
                ingest.importPipeline,
                candidates(
                    ingest, normalize, vectors, FitnessOps(surroundings),
                    surroundings.hasTeam ? CandidateSyncOp(surroundings).afterReading : nil),
                Pipeline(
                    "candidate_ingest",
                    summary: "Read a person's documents anew where they changed.",
                    partition: CandidateRecords.partitioning
                ) { _ = $0.start(ingest.candidate) },
                Pipeline(
                    "candidate_vectors", summary: "Make the vectors of a person who changed.",
                    partition: CandidateRecords.partitioning
                ) { _ = $0.start(vectors.candidateAlone) },
                jobs(
                    ingest, normalize, vectors,
                    surroundings.hasTeam ? JobSyncOp(surroundings).afterReading : nil),
                Pipeline(
                    "job_ingest", summary: "Read a job's post anew where it changed.",
                    partition: JobRecords.partitioning
                ) { _ = $0.start(ingest.job) },
            ] + MatchmakingOps(surroundings).pipelines + team(surroundings)
            + market(surroundings)
            // What recruiters want is offered first.
            + [
                TimeZoneOps(surroundings).pipeline,
                SkillNormalizationOps(surroundings).pipeline,
                Backups.pipeline(surroundings), noop, Drill.pipeline,
            ]
        var catalog = Catalog(
            pipelines: pipelines,
            sensors: sensors(surroundings),
            schedules: [
                Backups.schedule(zone: surroundings.zone),
                TimeZoneOps.schedule(zone: surroundings.zone),
                SkillNormalizationOps.schedule(zone: surroundings.zone),
            ].compactMap(\.self),
            channels: [Drill.channel],
            otherNames: Dictionary(
                uniqueKeysWithValues: pipelines.map { ("\($0.name)_job", $0.name) }))
        catalog.duties = [UnownedDocumentsDuty(), VectorColumn()]
        let zones = surroundings.zones
        catalog.offset = { zone, moment in
            zone == "UTC" ? 0 : zones.offset(of: zone, at: moment)
        }
        catalog.answers = { connection, keys in
            try QuestionAnswers.answers(to: keys, on: connection)
        }
        return catalog
    }

    /// The pipelines about the market.
    private static func market(_ surroundings: DeskSurroundings) -> [Pipeline] {
        [
            CollectorOps(surroundings).pipeline, FitOps(surroundings).pipeline,
            ClusterOps(surroundings).pipeline,
        ]
    }

    private static func sensors(_ surroundings: DeskSurroundings) -> [Sensor] {
        [
            DeskSensors.staleMatches, DeskSensors.changedPeople, DeskSensors.twins,
            CollectorOps(surroundings).sensor, FitOps(surroundings).sensor,
        ]
            + (surroundings.modelCalls == nil ? [] : [DeskSensors.degradedReadings])
            + (surroundings.hasTeam ? TeamSensors(surroundings).all : [])
    }

    /// The pipelines that only a team's Airtable needs.
    private static func team(_ surroundings: DeskSurroundings) -> [Pipeline] {
        guard surroundings.hasTeam else { return [] }
        let people = CandidateSyncOp(surroundings)
        return [
            Pipeline(
                "candidate_revectorize",
                summary:
                    "Take over what recruiters edited in a person's row, their skills too, and make vectors anew.",
                partition: CandidateRecords.partitioning
            ) { pipeline in
                let taken = pipeline.start(SkillFeedbackOp(surroundings).op)
                let synced = pipeline.then(people.afterFeedback, taken)
                pipeline.then(
                    VectorOps(surroundings).everythingThatChanged("vectorize_edited", also: false),
                    synced)
            },
            Pipeline(
                "ats_funnel",
                summary: "Follow recruiters through the funnel of an open position's row.",
                partition: JobRecords.partitioning
            ) { pipeline in
                let turnedDown = pipeline.start(RejectionLogOp(surroundings).op)
                pipeline.then(FunnelSyncOp(surroundings).op, turnedDown)
            },
            Pipeline(
                "upload_normalized_to_airtable",
                summary: "Make a person and their row in Airtable say the same.",
                partition: CandidateRecords.partitioning
            ) { _ = $0.start(people.alone) },
            Pipeline(
                "upload_normalized_jobs_to_airtable",
                summary: "Make a job and its row in Airtable say the same.",
                partition: JobRecords.partitioning
            ) { _ = $0.start(JobSyncOp(surroundings).alone) },
        ] + RegisterOps(surroundings).pipelines
    }

    private static func candidates(
        _ ingest: Ingesting, _ normalize: NormalizingOps, _ vectors: VectorOps,
        _ fitness: FitnessOps, _ sync: Op<TakenRecord, Int>?
    ) -> Pipeline {
        Pipeline(
            "candidate_pipeline",
            summary: "Read a person's documents, normalize them, make vectors, rate role fitness.",
            partition: CandidateRecords.partitioning
        ) { pipeline in
            let documents = pipeline.start(ingest.candidate)
            let person = pipeline.then(normalize.candidate, documents)
            let ready = pipeline.then(vectors.candidate, person)
            pipeline.then(fitness.op, ready)
            if let sync { pipeline.then(sync, ready) }
        }
    }

    private static func jobs(
        _ ingest: Ingesting, _ normalize: NormalizingOps, _ vectors: VectorOps,
        _ sync: Op<TakenRecord, Int>?
    ) -> Pipeline {
        Pipeline(
            "job_pipeline", summary: "Read a job's post, normalize it, make vectors.",
            partition: JobRecords.partitioning
        ) { pipeline in
            let documents = pipeline.start(ingest.job)
            let job = pipeline.then(normalize.job, documents)
            let ready = pipeline.then(vectors.job, job)
            if let sync { pipeline.then(sync, ready) }
        }
    }

    /// Three ops that do nothing: what a run costs by itself.
    package static let noop = Pipeline(
        "noop", summary: "Do nothing, three times: what a run costs by itself.",
        durability: .process
    ) { pipeline in
        let first = pipeline.start(
            Op<NoValue, Int>("first", writesAlone: false) { _, _ in .done(1) })
        let second = pipeline.then(
            Op<Int, Int>("second", writesAlone: false) { input, _ in .done(input + 1) }, first)
        pipeline.then(
            Op<Int, Int>("third", writesAlone: false) { input, _ in .done(input + 1) }, second)
    }
}
