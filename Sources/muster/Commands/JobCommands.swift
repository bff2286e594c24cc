import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The commands about jobs.
let jobCommands: [CommandSpec] = [
    CommandSpec(
        words: ["job", "list"],
        options: [
            .init(name: "query", value: "WORDS", summary: "Words of the title."),
            .init(name: "all", value: nil, summary: "Closed and disqualified jobs too."),
        ] + listOptions, summary: "List the jobs that are worked on.", run: listJobs),
    CommandSpec(
        words: ["job", "show"], arguments: [.init(name: "ID")],
        summary: "Show everything about a job, with evidence.", run: showJob),
    CommandSpec(
        words: ["job", "edit"],
        arguments: [.init(name: "ID"), .init(name: "FIELD=VALUE", isRepeated: true)],
        options: [.init(name: "reason", value: "TEXT", summary: "Why, for the history.")],
        summary: "Set (N) fields of a job by hand, which locks them.",
        run: { try edit($0, kind: .job) }),
    CommandSpec(
        words: ["job", "history"], arguments: [.init(name: "ID")],
        summary: "Show every decision about a job.", run: jobHistory),
]

@Sendable private func listJobs(_ invocation: Invocation) throws -> Answer {
    let page = try Page(invocation)
    let words = invocation["query"] ?? ""
    let all = invocation.has("all")
    let (jobs, total) = try invocation.session.desk().read { connection in
        (
            try JobList.rows(
                offset: page.offset, limit: page.limit, matching: words, includingArchived: all,
                on: connection),
            try JobList.count(matching: words, includingArchived: all, on: connection)
        )
    }
    let table = TextTable(
        columns: [
            .init(title: "ID"), .init(title: "Title", maximum: 44),
            .init(title: "Company", maximum: 28), .init(title: "Place", maximum: 24),
            .init(title: "Level"), .init(title: "Status"),
        ],
        rows: jobs.map {
            [
                $0.id.text, $0.title, $0.company ?? "", $0.place ?? "", $0.seniority ?? "",
                $0.status,
            ]
        })
    return Answer(
        page.shape(jobs.map(\.json), total: total),
        table.lines + page.footer(shown: jobs.count, total: total))
}

/// The job that a command names.
func job(_ invocation: Invocation) throws -> JobDossier {
    let id = invocation.arguments[0]
    guard let job = try invocation.session.desk().read({ try JobDossier(ID(id), on: $0) })
    else { throw Failure.noSuch("job", id) }
    return job
}

@Sendable private func showJob(_ invocation: Invocation) throws -> Answer {
    let job = try job(invocation)
    let known = JobFields.all.filter {
        !$0.name.hasPrefix("narrative_") && job.value($0.name) != .null
    }
    let table = TextTable(
        columns: [
            .init(title: "Field"), .init(title: "Value", maximum: 90), .init(title: "Source"),
        ],
        rows: known.map {
            [$0.name, job.value($0.name).shortText, job.fields[$0.name]?.source ?? ""]
        })
    let skills = job.skills.map { skill, bag in
        "  \(skill.requirement == "must_have" ? "must" : "nice")  \(bag.name)"
            + (skill.minLevel.map { ", level \($0)" } ?? "")
            + (skill.minYears.map { ", \($0) years" } ?? "")
    }
    return Answer(
        job.json,
        [job.job.title, "id \(job.job.id.text) · \(job.job.status)", ""] + table.lines
            + ["", "Skills"] + skills
            + (job.warnings.isEmpty ? [] : ["", "Warnings"] + job.warnings.map { "  \($0)" }))
}

@Sendable private func jobHistory(_ invocation: Invocation) throws -> Answer {
    let job = try job(invocation)
    let items = try invocation.session.desk().read {
        try History(on: $0).items(ofJob: job.job.id)
    }
    return historyAnswer(items)
}
