import Prelude
import Recruiting
import Storage
import Workflows

/// Gap reports of people and jobs on the desk, for whoever asks: the command line and the console.
struct GapWiring {
    let session: Session
    /// What the machine knows.
    let knowledge: @Sendable () throws -> Knowledge

    /// The report of a person and a job, which the desk keeps.
    ///
    /// - Throws: `Failure` for somebody or something that is not there, or a setting that cannot be.
    func report(
        of person: ID<Candidate>, for job: ID<Job>,
        with overrides: [(key: String, value: String)] = []
    ) throws -> GapGraph.Outcome {
        let configuration = try session.settings.gap.configuration(with: overrides)
        let planner = try session.settings.planner.planner()
        let desk = try session.desk()
        let knowledge = try knowledge()
        let taxonomy = try desk.read { try Taxonomy(of: knowledge, on: $0) }
        do {
            return try GapGraph(taxonomy, configuration, planner: planner).run(
                person, for: job, on: desk, now: Session.now(), ids: session.ids())
        } catch let problem as GapGraph.Problem {
            throw Failure(
                .missing, "no_gap_report", problem.description,
                hint: "`muster candidate list` and `muster job list` show who and what there is")
        }
    }
}
