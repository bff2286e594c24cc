import Engine
import Language
import Market
import Prelude
import Recruiting
import Storage
import Workflows

/// The commands about groups of vacancies.
let clusterCommands: [CommandSpec] = [
    CommandSpec(
        words: ["cluster", "build"],
        options: [
            .init(
                name: "clusters", value: "N",
                summary: "How many groups, 1 to 500; as many as stand apart best without it."),
            .init(name: "output", value: "FILE", summary: "Write the artifact to a file too."),
            .init(
                name: "from", value: "DIR",
                summary: "Group the text files of a folder instead of the desk's listings."),
            .init(name: "closed", value: nil, summary: "Group listings that are closed too."),
        ], summary: "Group the jobs of the market by what they ask for.", run: buildClusters),
    CommandSpec(
        words: ["cluster", "show"], arguments: [.init(name: "SLUG", isOptional: true)],
        options: [
            .init(name: "output", value: "FILE", summary: "Write the artifact to a file.")
        ], summary: "Show the groups, or one with its postings and skills.", run: showClusters),
    CommandSpec(
        words: ["cluster", "import"], arguments: [.init(name: "FILE")],
        summary: "Take the groups of an artifact, ours or the original's.", run: importClusters),
    CommandSpec(
        words: ["cluster", "match"], arguments: [.init(name: "FILE", isOptional: true)],
        options: [.init(name: "listing", value: "ID", summary: "A listing of the desk instead.")],
        summary: "Say which group a posting belongs to.", run: matchCluster),
    CommandSpec(
        words: ["keyword", "analyze"],
        options: [
            .init(name: "from", value: "DIR", summary: "Read the text files of a folder."),
            .init(name: "top", value: "N", summary: "How many keywords, 1 to 500 (30)."),
            .init(name: "output", value: "FILE", summary: "Write the report to a file too."),
        ], summary: "Tell what vacancies ask for most, by kinds of work.", run: analyzeKeywords),
]

/// How large an artifact is read, in bytes.
private let maximumArtifact = 64 << 20
@Sendable private func buildClusters(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let count = try invocation["clusters"].map { _ in
        try invocation.integer("clusters", in: 1...500, default: 3)
    }
    if let folder = invocation["from"] { return try build(from: folder, count, invocation) }
    let desk = try session.desk()
    let following = try EngineWiring(session).following(on: desk)
    let run = try following.request(
        RunRequest(
            "vacancy_clusters",
            parameters: ["clusters": JSONValue(count), "closed": .bool(invocation.has("closed"))],
            by: session.who))
    try wait(for: run.text, following, session)
    let (detail, artifact) = try desk.read { connection in
        (try RunDetail(run, on: connection), try ClusterBuilding.current(on: connection))
    }
    guard let detail, detail.run.status == .done, let artifact else {
        throw Failure(
            detail?.run.status == .stopped ? .refused : .failed, "not_grouped",
            "nothing was grouped: \(detail?.run.reason ?? detail?.steps.first?.reason ?? "")",
            hint: "`muster run show \(run)` tells how it went")
    }
    return try shown(
        artifact, invocation, degraded: detail.steps.first?.output?["degraded"]?.string)
}

private func build(from folder: String, _ count: Int?, _ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let read = try VacancyFolder(folder)
    let desk = try session.deskOrNew()
    let former = try desk.read { try ClusterBuilding.current(on: $0) }
    let wiring = try EngineWiring(session)
    let building = ClusterBuilding(
        try session.knowledge(), model: wiring.desk.models(desk).reading, today: Session.now().day)
    let built = try waiting {
        try await building.build(
            read.vacancies, from: folder, count: count, after: former, now: Session.now(),
            ids: session.ids())
    }
    try keep(built.artifact, as: "build", session, desk)
    var answer = try shown(built.artifact, invocation, degraded: built.degraded)
    answer.lines += read.leftLines + replaced(former)
    return answer
}

private func keep(
    _ artifact: ClusterArtifact, as action: String, _ session: Session, _ desk: any Database
) throws {
    try session.decide(on: desk) { ledger, connection in
        try ClusterBuilding.keep(artifact, as: action, ledger: &ledger, on: connection)
    }
}

/// Whose place new groups take, in lines; none where there were none before.
private func replaced(_ former: ClusterArtifact?) -> [String] {
    guard let former else { return [] }
    let origin = former.origin == "desk" ? "the desk's listings" : former.origin
    return [
        "",
        "They take the place of the \(counted(former.clusters.count, "group", "groups")) of \(origin);"
            + " `muster undo` brings those back",
    ]
}

/// The groups, written to a file where that is asked for.
private func shown(
    _ artifact: ClusterArtifact, _ invocation: Invocation, degraded: String? = nil
) throws -> Answer {
    var lines = artifact.lines
    if let degraded { lines += ["", "The groups are named by the rules alone: \(degraded)"] }
    if let path = invocation["output"] {
        try UserFile.write(
            artifact.document.text(pretty: true) + "\n", to: path,
            replacing: { bytes in
                let document = try? JSONParser.parse(bytes)
                return document.flatMap { try? ClusterArtifact($0, now: Session.now()) } != nil
            }, atMost: maximumArtifact)
        lines += ["", "The artifact is in \(path)"]
    }
    return Answer(artifact.document, lines)
}

private func current(_ session: Session) throws -> ClusterArtifact {
    guard let artifact = try session.desk().read({ try ClusterBuilding.current(on: $0) }) else {
        throw Failure(
            .missing, "no_clusters", "there are no groups yet",
            hint:
                "`muster cluster build` groups the listings, `muster cluster import FILE` takes an artifact"
        )
    }
    return artifact
}

@Sendable private func showClusters(_ invocation: Invocation) throws -> Answer {
    let artifact = try current(invocation.session)
    guard let slug = invocation.arguments.first else { return try shown(artifact, invocation) }
    guard let cluster = artifact.clusters.first(where: { $0.slug == slug || $0.categoryID == slug })
    else { throw Failure.noSuchGroup(slug) }
    let titles = try invocation.session.desk().read { connection in
        try Dictionary(
            connection.query("SELECT id, title, company FROM listing").map {
                (
                    try $0.get(0, as: String.self),
                    [try $0.get(1, as: String.self), try $0.get(2, as: String?.self) ?? ""]
                )
            }
        ) { first, _ in first }
    }
    return ClusterShape(cluster: cluster, titles: titles).answer
}

@Sendable private func importClusters(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let bytes = try UserFile.read(invocation.arguments[0], atMost: maximumArtifact)
    let artifact: ClusterArtifact
    do {
        artifact = try ClusterArtifact(try JSONParser.parse(bytes), now: Session.now())
    } catch let error as ClusterArtifactError {
        throw Failure(.failed, "bad_artifact", "\(error)", hint: "Check the file")
    } catch {
        throw Failure(
            .failed, "bad_artifact", "the file is no JSON: \(error)", hint: "Check the file")
    }
    let desk = try session.deskOrNew()
    let former = try desk.read { try ClusterBuilding.current(on: $0) }
    try keep(artifact, as: "import", session, desk)
    var answer = try shown(artifact, invocation)
    answer.lines += replaced(former)
    return answer
}

@Sendable private func matchCluster(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let artifact = try current(session)
    let text: String
    switch (invocation.arguments.first, invocation["listing"]) {
    case (let path?, nil):
        text = String(
            decoding: try UserFile.read(path, atMost: VacancyFolder.maximumPosting), as: UTF8.self)
    case (nil, let id?):
        let found = try session.desk().read { connection in
            try connection.first(Listing.self, "WHERE id = \(id)")
        }
        guard let found else { throw Failure.noSuch("listing", id) }
        text = "\(found.title)\n\n\(found.text)"
    default: throw Failure.usage("expected a FILE or --listing ID")
    }
    let wiring = try EngineWiring(session)
    let desk = try session.desk()
    let matched = try waiting {
        try await ClusterMatching(wiring.desk).match(text, in: artifact, on: desk)
    }
    let names = Dictionary(artifact.clusters.map { ($0.slug, $0.name) }) { first, _ in first }
    let table = TextTable(
        columns: [
            .init(title: "Group"), .init(title: "Name", maximum: 50),
            .init(title: "Near", isRight: true),
        ],
        rows: matched.scores.prefix(10).map { [$0.slug, names[$0.slug] ?? "", decimals($0.value)] })
    return Answer(
        [
            "best_cluster": JSONValue(matched.best),
            "best_score": matched.scores.first.map { .number($0.value) } ?? .null,
            "scores": .object(matched.scores.map { JSONMember($0.slug, .number($0.value)) }),
        ], matched.best == nil ? ["The posting shares nothing with any group"] : table.lines)
}

@Sendable private func analyzeKeywords(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let top = try invocation.integer("top", in: 1...500, default: 30)
    let knowledge = try session.knowledge()
    let (reading, current) = (VacancyReading(knowledge), CurrentTaxonomy(knowledge))
    let (listings, taxonomy) = try session.deskOrNew().read { connection in
        (
            try VacancyReading.listings(includesClosed: false, on: connection),
            try current.taxonomy(on: connection)
        )
    }
    let folder = try invocation["from"].map(VacancyFolder.init)
    let sources = folder?.vacancies ?? listings
    let report = KeywordReport(reading.vacancies(sources), taxonomy, top: top)
    var lines = TextTable(
        columns: [
            .init(title: "Keyword", maximum: 40), .init(title: "Weight", isRight: true),
            .init(title: "Vacancies", isRight: true), .init(title: "Kind of work", maximum: 40),
        ],
        rows: report.keywords.map {
            [
                $0.text, "\(Int($0.score.rounded()))", "\($0.vacancies)",
                taxonomy.category(of: $0.text),
            ]
        }
    ).lines
    lines += ["", "\(counted(sources.count, "vacancy", "vacancies")) read"]
    lines += folder?.leftLines ?? []
    if !taxonomy.isOfArtifact {
        lines.append("Kinds of work are the lexicon's, as there are no groups yet")
    }
    if let path = invocation["output"] {
        try UserFile.write(report.document.text(pretty: true) + "\n", to: path)
        lines.append("The report is in \(path)")
    }
    return Answer(report.document, lines)
}

extension Failure {
    /// There is no group of a slug.
    static func noSuchGroup(_ slug: String) -> Failure {
        Failure(
            .missing, "missing", "there is no group \(slug)",
            hint: "`muster cluster show` lists them")
    }
}
