internal import Hashing
internal import Matching
package import Prelude
package import Recruiting
package import Storage

/// The steps to a gap report: `get_default_resume → load_job → run_career_engine`, one after the other, and
/// nobody is ever asked, whatever they meet (seed: career engine §1; facts, career engine A.1). The console,
/// the command line and the chat all take them, so that their figures are the same.
package struct GapGraph: Sendable {
    /// The steps, in their order.
    package enum Node: String, Sendable, CaseIterable {
        /// Finds the person and the CV that is theirs.
        case getDefaultResume = "get_default_resume"
        /// Finds the job.
        case loadJob = "load_job"
        /// Compares both.
        case runCareerEngine = "run_career_engine"
    }

    /// Why there is no report.
    package enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// There is no such person, or they were erased.
        case noSuchCandidate(String)
        /// Neither a CV of the person nor any skill is on the desk.
        case noResume(String)
        /// There is no such job.
        case noSuchJob(String)

        /// What was expected and what was found.
        package var description: String {
            switch self {
            case .noSuchCandidate(let id): "there is no person \(id)"
            case .noResume(let id): "no CV and no skill of the person \(id) is on the desk"
            case .noSuchJob(let id): "there is no job \(id)"
            }
        }
    }

    /// A report with the document that tells it.
    package struct Outcome: Sendable {
        /// The report.
        package let report: GapReport
        /// The canonical analysis.
        package let document: JSONValue

        /// The report as Markdown.
        package var markdown: String { document["report_markdown"]?.string ?? "" }
    }

    /// What is known from step to step.
    private struct State {
        var person: CandidateDossier?
        var job: JobDossier?
        var report: GapReport?
    }

    private let taxonomy: Taxonomy
    private let configuration: GapConfiguration
    private let planner: Planner

    /// The steps with what names are put to and what the figures are reckoned with.
    package init(
        _ taxonomy: Taxonomy, _ configuration: GapConfiguration, planner: Planner = Planner()
    ) {
        self.taxonomy = taxonomy
        self.configuration = configuration
        self.planner = planner
    }

    /// The report of a person and a job, as a connection sees them; nothing is kept.
    ///
    /// - Throws: `Problem`, or what the desk throws.
    package func report(
        of candidate: ID<Candidate>, for job: ID<Job>, on connection: any Connection
    ) throws -> GapReport {
        try report(of: candidate, for: job, tries: false, on: connection)
    }

    private func report(
        of candidate: ID<Candidate>, for job: ID<Job>, tries: Bool, on connection: any Connection
    ) throws -> GapReport {
        var state = State()
        for node in Node.allCases {
            switch node {
            case .getDefaultResume:
                let current = try MergedPeople.current(candidate, on: connection)
                guard let person = try CandidateDossier(current, on: connection),
                    person.candidate.erasedAt == nil
                else { throw Problem.noSuchCandidate(candidate.text) }
                guard !person.skills.isEmpty || person.documents.contains(where: \.isCurrent) else {
                    throw Problem.noResume(candidate.text)
                }
                state.person = person
            case .loadJob:
                guard let found = try JobDossier(job, on: connection) else {
                    throw Problem.noSuchJob(job.text)
                }
                state.job = found
            case .runCareerEngine:
                guard let person = state.person, let job = state.job else { continue }
                state.report = GapReckoning.report(
                    person, job, taxonomy, configuration, tries: tries)
            }
        }
        guard let report = state.report else { throw Problem.noSuchJob(job.text) }
        return report
    }

    /// The report of a person and a job on a desk, which keeps it.
    ///
    /// - Throws: `Problem`, or what the desk throws.
    package func run(
        _ candidate: ID<Candidate>, for job: ID<Job>, on database: any Database, now: Timestamp,
        ids: IDSource
    ) throws -> Outcome {
        let report = try database.read {
            try self.report(of: candidate, for: job, tries: planner.isOn, on: $0)
        }
        let digest = SHA256.hex(
            GapDocument(report: report, generatedAt: .init(microseconds: 0)).json.text())
        var ids = ids
        let id: ID<KeptGapReport> = ids.next(at: now)
        let fresh = KeptGapReport(
            id: id, candidate: ID(report.subject.candidate), job: job, digest: digest,
            score: report.analysis.score, coverage: report.analysis.coverage,
            configuration: report.configuration.document, taxonomy: report.taxonomy,
            analysis: GapDocument(report: report, kept: id.text, generatedAt: now).json,
            createdAt: now)
        let known = try database.read {
            try KeptGapReport.all(of: fresh.candidate, for: job, on: $0).first {
                $0.digest == digest
            }
        }
        // The same report again is the one that is kept: nothing is written.
        let kept =
            try known
            ?? database.write(.decision) { [ids] connection in
                if let trial = report.trial {
                    var ids = ids
                    try Planner.note(trial, now: now, ids: &ids, on: connection)
                }
                return try fresh.keep(on: connection)
            }
        return Outcome(report: report, document: kept.analysis)
    }

    /// The report of a person and a job on a desk that is kept nowhere, as of two files.
    ///
    /// - Throws: `Problem`, or what the desk throws.
    package func preview(
        _ candidate: ID<Candidate>, for job: ID<Job>, on database: any Database, now: Timestamp
    ) throws -> Outcome {
        let report = try database.read { try self.report(of: candidate, for: job, on: $0) }
        return Outcome(
            report: report, document: GapDocument(report: report, generatedAt: now).json)
    }
}
