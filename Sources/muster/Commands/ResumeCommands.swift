import Glibc
import Market
import Prelude
import Recruiting
import Resumes
import Storage
import Workflows

/// The commands that cut résumés for groups of vacancies.
let resumeCommands: [CommandSpec] = [
    CommandSpec(
        words: ["resume", "variants"],
        options: [
            .init(name: "candidate", value: "ID", summary: "A person of the desk."),
            .init(
                name: "resume", value: "FILE", summary: "A résumé as JSON Resume or LaTeX instead."),
            .init(
                name: "cluster", value: "SLUG",
                summary: "Only this group; may be given several times."),
            .init(name: "job", value: "FILE", summary: "Only the group that a posting belongs to."),
            .init(
                name: "format", value: "FORM",
                summary:
                    "markdown, text, html, json, latex, docx or pdf; may be given several times."),
            .init(
                name: "output", value: "DIR",
                summary: "Write them there; without it what would change is only shown."),
            .init(name: "replace", value: nil, summary: "Write over files that are there."),
            .init(name: "no-rewrite", value: nil, summary: "Order by rules, and ask no model."),
            .init(
                name: "fresh", value: nil, summary: "Ask the model again, whatever it said before."),
        ],
        summary: "Cut a résumé for each group of the market's vacancies, and show what changes.",
        run: makeVariants)
]

@Sendable private func makeVariants(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.desk()
    let (resume, candidate, problems) = try resume(invocation, desk)
    let formats = try formats(invocation)
    let themes = try themes(invocation, desk)
    // What cannot be written is said before a model is asked.
    if let folder = invocation["output"] {
        try ResumeFiles(session: session, replaces: invocation.has("replace")).check(
            formats, for: themes.map(\.slug), in: folder)
    }
    let wiring = try EngineWiring(session)
    var options = ResumeVariants.Options()
    options.concurrency = try session.settings.collector.rewrites()
    options.isFresh = invocation.has("fresh")
    let making = ResumeVariants(
        model: invocation.has("no-rewrite") ? nil : wiring.desk.models(desk).reading,
        database: desk, today: Session.now().day, options: options)
    let variants = try waiting {
        try await making.variants(
            of: resume, for: themes, candidate: candidate, now: Session.now()
        ) { Output.narrate($0) }
    }
    let files = try written(variants, formats, invocation)
    return VariantShape(
        variants: variants, files: files, problems: problems,
        notes: formats.contains { $0 == .latex || $0 == .pdf } ? LaTeXResume(resume).notes : [],
        concurrency: making.concurrency(of: themes.count)
    ).answer
}

/// The résumé that is cut, whose it is, and what of a file could not be read.
private func resume(
    _ invocation: Invocation, _ desk: any Database
) throws -> (Resume, ID<Candidate>?, [String]) {
    switch (invocation["candidate"], invocation["resume"]) {
    case (let id?, nil):
        let dossier = try desk.read { connection in
            try CandidateDossier(try PersonLookup.current(id, on: connection), on: connection)
        }
        guard let dossier else { throw Failure.noSuch("candidate", id) }
        return (Resume(dossier), dossier.candidate.id, [])
    case (nil, let path?):
        let reading = try ResumeFiles(session: invocation.session).read(path)
        return (reading.resume, nil, reading.problems.map { "\($0.place): \($0.message)" })
    default: throw Failure.usage("resume variants needs --candidate ID or --resume FILE")
    }
}

private func formats(_ invocation: Invocation) throws -> [ResumeFormat] {
    let named = invocation.options["format"] ?? ["markdown"]
    guard invocation["format"] == nil || invocation["output"] != nil else {
        throw Failure.usage("--format is for files: say where with --output DIR")
    }
    return try named.map { name in
        guard let format = ResumeFormat(rawValue: name) else {
            throw Failure.usage(
                "there is no form \(name); forms are "
                    + ResumeFormat.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return format
    }
}

/// The groups that it is cut for.
private func themes(_ invocation: Invocation, _ desk: any Database) throws -> [VariantTheme] {
    guard let artifact = try desk.read({ try ClusterBuilding.current(on: $0) }) else {
        throw Failure(
            .missing, "no_clusters", "there are no groups to cut a résumé for",
            hint:
                "`muster cluster build` groups the listings, `muster cluster import FILE` takes an artifact"
        )
    }
    let all = ResumeVariants.themes(artifact)
    if let path = invocation["job"] {
        let text = String(decoding: try UserFile.read(path, atMost: 2 << 20), as: UTF8.self)
        let wiring = try EngineWiring(invocation.session)
        let matched = try waiting {
            try await ClusterMatching(wiring.desk).match(text, in: artifact, on: desk)
        }
        guard let best = all.first(where: { $0.slug == matched.best }) else {
            throw Failure(
                .refused, "no_group", "the posting shares nothing with any group",
                hint: "Name one with --cluster SLUG")
        }
        return [best]
    }
    guard let wanted = invocation.options["cluster"] else { return all }
    return try wanted.map { slug in
        guard let theme = all.first(where: { $0.slug == slug }) else {
            throw Failure.noSuchGroup(slug)
        }
        return theme
    }
}

/// Writes the variants where that is asked for; the paths by the groups' slugs.
private func written(
    _ variants: [ResumeVariants.Variant], _ formats: [ResumeFormat], _ invocation: Invocation
) throws -> [String: [String]] {
    guard let folder = invocation["output"] else { return [:] }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw Failure(
            .failed, "unwritable",
            "\(folder) cannot be made: \(String(cString: strerror(errno)))")
    }
    let files = ResumeFiles(
        session: invocation.session, replaces: invocation.has("replace"))
    var paths: [String: [String]] = [:]
    for variant in variants {
        for format in formats {
            paths[variant.theme.slug, default: []].append(
                try files.write(variant.resume, for: variant.theme.slug, as: format, into: folder))
        }
    }
    return paths
}
