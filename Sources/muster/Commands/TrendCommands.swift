import Market
import Prelude
import Recruiting
import Storage
import Workflows

/// The commands about what the market asks for more and less.
let trendCommands: [CommandSpec] = [
    CommandSpec(
        words: ["trend", "show"],
        options: [
            .init(name: "weeks", value: "N", summary: "How many weeks, 4 to 520 (26)."),
            .init(name: "cluster", value: "SLUG", summary: "Only a group's postings."),
            .init(name: "skill", value: "NAME", summary: "One skill, and what stands with it."),
            .init(
                name: "prose", value: nil,
                summary: "Have a model put it into sentences, from these numbers only."),
            .init(name: "pay", value: nil, summary: "What is paid, by group and level."),
            .init(name: "top", value: "N", summary: "How many skills, 1 to 500 (30)."),
        ], summary: "Tell which skills are asked for more and less, from our own postings.",
        run: showTrends)
]

@Sendable private func showTrends(_ invocation: Invocation) throws -> Answer {
    let weeks = try invocation.integer("weeks", in: 4...520, default: 26)
    let top = try invocation.integer("top", in: 1...500, default: 30)
    let (postings, artifact) = try invocation.session.desk().read { connection in
        (try MarketPostings.all(on: connection), try ClusterBuilding.current(on: connection))
    }
    let clusters = artifact?.slugs ?? [:]
    if let slug = invocation["cluster"],
        artifact?.clusters.contains(where: { $0.slug == slug }) != true
    {
        throw Failure.noSuchGroup(slug)
    }
    if invocation.has("pay") {
        return PayShape(
            PayReport(postings: postings, clusters: clusters), cluster: invocation["cluster"]
        ).answer
    }
    if let name = invocation["skill"] {
        let report = TrendReport(
            postings: postings, clusters: clusters, through: Session.now().day, weeks: weeks)
        let known = try invocation.session.knowledge().skillName(name).name
        // What the lexicon does not know as a skill on its own, as `rust`, may be one of the postings'.
        let skill =
            report.skills.first { $0.skill == known }?.skill
            ?? report.skills.first { $0.skill.lowercased() == name.lowercased() }?.skill ?? known
        let slug = invocation["cluster"]
        return SkillTrendShape(
            skill: skill,
            trends: report.skills.filter {
                $0.skill == skill && (slug == nil || $0.cluster == slug)
            }, report: report,
            // What stands with it is told of the same postings.
            companions: CoOccurrence(
                postings.filter { slug == nil || clusters[$0.key] == slug }
            ).companions(of: skill)
        ).answer
    }
    let report = TrendReport(
        postings: postings, clusters: clusters, through: Session.now().day, weeks: weeks)
    var shape = TrendShape(report: report, cluster: invocation["cluster"], top: top)
    if invocation.has("prose") {
        shape.prose = try prose(report, invocation["cluster"], invocation.session)
    }
    return shape.answer
}

/// The report in a model's sentences.
///
/// - Throws: `Failure` where no model is set, or what it says cannot be shown.
private func prose(
    _ report: TrendReport, _ cluster: String?, _ session: Session
) throws -> TrendProse {
    let desk = try session.desk()
    guard let model = try EngineWiring(session).desk.models(desk).reading else {
        throw Failure(
            .refused, "no_model", "no model is set to put trends into sentences",
            hint: "Leave --prose out, or set model_provider")
    }
    let taxonomy = try CurrentTaxonomy(session.knowledge())
    let kinds = try desk.read { try taxonomy.taxonomy(on: $0) }
    do {
        return try waiting {
            try await TrendProse(
                report, cluster: cluster, kinds, by: model, today: Session.now().day)
        }
    } catch let problem as TrendProse.Problem {
        throw Failure(.failed, "no_words", "\(problem)", hint: "The numbers stand without --prose")
    }
}
