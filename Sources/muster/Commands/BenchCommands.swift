import Glibc
import Matching
import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Workflows

/// The command that measures speed.
let benchCommands: [CommandSpec] = [
    CommandSpec(
        words: ["bench", "desk"],
        options: [
            .init(name: "candidates", value: "N", summary: "How many people to generate (100000)."),
            .init(name: "seed", value: "N", summary: "The seed (1)."),
        ], summary: "Make a desk of generated people to measure on.", run: benchDesk),
    CommandSpec(
        words: ["bench", "bags"],
        options: [
            .init(name: "runs", value: "N", summary: "How often, 1 to 100 (5).")
        ],
        summary: "Merge two bags that half of a generated desk claims and take it back, timed.",
        run: benchBags),
    CommandSpec(
        words: ["bench", "engine"],
        options: [
            .init(name: "runs", value: "N", summary: "How many runs, 20 to 10000 (200)."),
            .init(
                name: "records", value: "N",
                summary: "How many records go through the pool, 20 to 10000 (1000)."),
        ],
        summary: "Time durable runs of ops that do nothing, claims and a full pool.",
        run: benchEngine),
    CommandSpec(
        words: ["bench", "import"],
        summary: "Import the sample desk into an empty one and match all its jobs, timed.",
        run: benchImport),
    CommandSpec(
        words: ["bench", "alias"],
        options: [
            .init(name: "names", value: "N", summary: "How many names there are (5000)."),
            .init(name: "misspelt", value: "N", summary: "How many are looked up (20000)."),
            .init(name: "seed", value: "N", summary: "The seed (1)."),
        ],
        summary: "Find the names that misspelt ones were made from, timed; BENCH_DATA names some.",
        run: benchAlias),
    CommandSpec(
        words: ["bench", "cluster"],
        options: [
            .init(name: "texts", value: "N", summary: "How many job posts there are (10000)."),
            .init(name: "seed", value: "N", summary: "The seed (1)."),
        ],
        summary: "Group job posts by what they are about, timed; BENCH_DATA names some.",
        run: benchCluster),
    CommandSpec(
        words: ["bench", "score"],
        options: [
            .init(name: "candidates", value: "N", summary: "How many people to score (100000)."),
            .init(name: "seed", value: "N", summary: "The seed (1)."),
        ],
        summary: "Score jobs against a large pool in memory, timed; BENCH_DATA names one.",
        run: benchScore),
]

@Sendable private func benchScore(_ invocation: Invocation) throws -> Answer {
    let count = try invocation.integer("candidates", in: 1...2_000_000, default: 100_000)
    let seed = UInt64(try invocation.integer("seed", in: 0...Int.max, default: 1))
    var bench =
        try invocation.session.environment["BENCH_DATA"].map {
            try ScoreBench(folder: $0, seed: seed)
        } ?? ScoreBench(count: count, dimensions: 256, seed: seed)
    let results = ScoreProfile.all.map { bench.run($0) }
    return Answer(.array(results), results.map { $0.text() })
}

@Sendable private func benchAlias(_ invocation: Invocation) throws -> Answer {
    let names = try invocation.integer("names", in: 1...1_000_000, default: 5000)
    let misspelt = try invocation.integer("misspelt", in: 1...1_000_000, default: 20_000)
    let seed = UInt64(try invocation.integer("seed", in: 0...Int.max, default: 1))
    let bench =
        try invocation.session.environment["BENCH_DATA"].map { try AliasBench(folder: $0) }
        ?? AliasBench(names: names, misspelt: misspelt, seed: seed)
    let result = bench.run(5, try invocation.session.knowledge())
    return Answer(result, [result.text()])
}

@Sendable private func benchCluster(_ invocation: Invocation) throws -> Answer {
    let texts = try invocation.integer("texts", in: 20...1_000_000, default: 10_000)
    let seed = UInt64(try invocation.integer("seed", in: 0...Int.max, default: 1))
    let bench =
        try invocation.session.environment["BENCH_DATA"].map { try ClusterBench(folder: $0) }
        ?? ClusterBench(texts: texts, words: 200, topics: 8, seed: seed)
    let result = bench.run(3)
    return Answer(result, [result.text()])
}

@Sendable private func benchEngine(_ invocation: Invocation) throws -> Answer {
    let runs = try invocation.integer("runs", in: 20...10_000, default: 200)
    let records = try invocation.integer("records", in: 20...10_000, default: 1000)
    let result = try EngineBench(invocation.session).run(runs: runs, records: records)
    return Answer(result, [result.text()])
}

@Sendable private func benchBags(_ invocation: Invocation) throws -> Answer {
    let runs = try invocation.integer("runs", in: 1...100, default: 5)
    let desk = try invocation.session.desk()
    let isGenerated: Bool =
        try desk.read {
            try $0.value(
                "SELECT count(*) FROM document WHERE path = 'generated/0.txt'", as: Int.self)
                ?? 0
        } > 0
    guard isGenerated else {
        throw Failure(
            .refused, "not_generated", "the desk is not one of generated people",
            hint: "`muster --desk FILE bench desk` makes one")
    }
    let result = try BagBench(on: desk, session: invocation.session).run(runs)
    return Answer(result, [result.text()])
}

@Sendable private func benchDesk(_ invocation: Invocation) throws -> Answer {
    let count = try invocation.integer("candidates", in: 1...5_000_000, default: 100_000)
    let seed = try invocation.integer("seed", in: 0...Int.max, default: 1)
    let session = invocation.session
    guard try !session.deskPlace.holdsDesk() else {
        throw Failure(
            .refused, "exists", "there is a desk at \(session.deskPlace.shown)",
            hint: "Name a new one with --desk; generated people do not belong among real ones")
    }
    let desk = try session.deskOrNew()
    var generated = try GeneratedDesk(
        on: desk, knowledge: session.knowledge(), seed: UInt64(seed), now: Session.now())
    let start = Session.now()
    try generated.fill(desk, count: count) {
        Output.progress("\($0) of \(count) people", isLast: $0 == count)
    }
    let seconds = Double(Session.now().microseconds - start.microseconds) / 1_000_000
    return Answer(
        ["case": "desk", "candidates": JSONValue(count), "seconds": .number(seconds)],
        ["\(count) people in \(seconds) s at \(desk.location)"])
}

@Sendable private func benchImport(_ invocation: Invocation) throws -> Answer {
    let folder = try ScratchFolder(named: "bench")
    let session = invocation.session.onDesk(folder.deskPath)
    defer { folder.remove() }
    let start = Session.now()
    let desk = try session.deskOrNew()
    let knowledge = KnowledgeOnDemand(session)
    _ = try knowledge.loaded()
    let loaded = Session.now()
    let sample = session.settings.data.value + "/sample"
    let following = try EngineWiring(session, knowledge: knowledge).following(on: desk)
    let report = try importFiles(
        [sample + "/candidates", sample + "/jobs"], subject: nil, following, session,
        progress: { _ in })
    let imported = Session.now()
    let jobs = try desk.read { try JobList.rows(offset: 0, limit: 500, on: $0) }
    for job in jobs {
        do {
            try matchOrRefuse(job.id, following, top: nil, session)
        } catch let failure as Failure where failure.exit == .refused {
            // A job without usable requirements is part of the sample.
            continue
        }
    }
    let end = Session.now()
    func milliseconds(_ from: Timestamp, _ to: Timestamp) -> JSONValue {
        .number(Double(to.microseconds - from.microseconds) / 1000)
    }
    let json: JSONValue = [
        "case": "import", "ms": [milliseconds(start, end)],
        "load_ms": milliseconds(start, loaded), "import_ms": milliseconds(loaded, imported),
        "match_ms": milliseconds(imported, end), "records": JSONValue(report.imported.count),
        "jobs": JSONValue(jobs.count),
    ]
    return Answer(json, [json.text()])
}
