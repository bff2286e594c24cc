import Connectors
import Processes
import Web
import Workflows

/// What the program is told about collecting jobs from the market.
struct CollectorSettings: Sendable {
    /// How long after one collecting the next begins, in seconds.
    var interval: Setting
    /// How old a listing may be to be matched with people, in hours.
    var hoursOld: Setting
    /// How many sources are asked at once.
    var concurrency: Setting
    /// The program that prints jobs, a line with quotes as in a shell, which does not run it; a list of words
    /// in the configuration file is the same.
    var command: Setting
    /// Adzuna's id of an application and its key.
    var adzunaID: Setting
    var adzunaKey: Setting
    /// The e-mail address that USAJOBS gave its key to, and the key.
    var usaJobsEmail: Setting
    var usaJobsKey: Setting
    /// From which score on somebody fits, and how many pairs a model reads closely in a run.
    var threshold: Setting
    var modelPairs: Setting
    /// How many rewrites of a résumé are under way at once; empty: one for each group.
    var rewriteConcurrency: Setting

    /// The names that a configuration file may use; it nests them.
    static let keys = [
        "collector.interval", "collector.hours_old", "collector.concurrency", "collector.command",
        "adzuna.app_id", "adzuna.app_key", "usajobs.email", "usajobs.key",
        "fit.threshold", "fit.model_pairs", "resume.rewrite_concurrency",
    ]

    init(_ sources: SettingSources) {
        let usual = CollectorRules()
        interval = sources.pick(
            nil, ["MUSTER_COLLECTOR_INTERVAL", "PIPELINE_INTERVAL_SECONDS"], Self.keys[0],
            "\(usual.interval.components.seconds)")
        hoursOld = sources.pick(
            nil, ["MUSTER_COLLECTOR_HOURS_OLD", "JOB_HOURS_OLD"], Self.keys[1],
            "\(usual.hoursOld)")
        concurrency = sources.pick(
            nil, ["MUSTER_COLLECTOR_CONCURRENCY"], Self.keys[2], "\(usual.concurrency)")
        command = sources.pick(nil, ["MUSTER_COLLECTOR_COMMAND"], Self.keys[3], "")
        adzunaID = sources.pick(nil, ["ADZUNA_APP_ID"], Self.keys[4], "")
        adzunaKey = sources.pick(nil, ["ADZUNA_APP_KEY"], Self.keys[5], "")
        usaJobsEmail = sources.pick(nil, ["USAJOBS_EMAIL"], Self.keys[6], "")
        usaJobsKey = sources.pick(nil, ["USAJOBS_KEY", "USAJOBS_API_KEY"], Self.keys[7], "")
        let fits = FitRules()
        threshold = sources.pick(
            nil, ["MUSTER_FIT_THRESHOLD"], Self.keys[8], "\(fits.threshold)")
        modelPairs = sources.pick(
            nil, ["MUSTER_FIT_MODEL_PAIRS"], Self.keys[9], "\(fits.modelPairs)")
        rewriteConcurrency = sources.pick(
            nil, ["MUSTER_REWRITE_CONCURRENCY", "GPT_REWRITE_CONCURRENCY"], Self.keys[10], "")
    }

    /// The settings in the form in which `where` prints them.
    var all: [(name: String, setting: Setting)] {
        Array(
            zip(
                Self.keys,
                [
                    interval, hoursOld, concurrency, shownCommand, adzunaID.hidden,
                    adzunaKey.hidden,
                    usaJobsEmail, usaJobsKey.hidden, threshold, modelPairs, rewriteConcurrency,
                ])
        ).map { (name: $0.0, setting: $0.1) }
    }

    /// The program alone: what stands behind it may be a key.
    private var shownCommand: Setting {
        let words = Programs.words(of: command.value) ?? []
        guard let program = words.first else { return command }
        return Setting(
            value: words.count > 1 ? program + " …" : program, source: command.source)
    }

    /// What they come to.
    ///
    /// - Throws: `Failure` that names the setting and what it wants.
    func rules() throws -> CollectorRules {
        var rules = CollectorRules()
        rules.interval = .seconds(try whole(interval, Self.keys[0], 60...604_800, "seconds"))
        rules.hoursOld = try whole(hoursOld, Self.keys[1], 1...87_600, "hours")
        rules.concurrency = try whole(concurrency, Self.keys[2], 1...256, "sources")
        if !command.value.allSatisfy(\.isWhitespace) {
            guard let words = Programs.words(of: command.value) else {
                throw Failure.usage("\(Self.keys[3]): a quote in it never ends")
            }
            rules.command = words
        }
        return rules
    }

    /// When somebody fits.
    ///
    /// - Throws: `Failure` that names the setting and what it wants.
    func fits() throws -> FitRules {
        var fits = FitRules()
        guard let score = Double(threshold.value), (0...100).contains(score) else {
            throw Failure.usage(
                "\(Self.keys[8]): expected a score from 0 to 100, found \(threshold.value)")
        }
        fits.threshold = score
        fits.modelPairs = try whole(modelPairs, Self.keys[9], 0...100_000, "pairs")
        return fits
    }

    /// How many rewrites of a résumé are under way at once; nil: one for each group.
    ///
    /// - Throws: `Failure` that names the setting and what it wants.
    func rewrites() throws -> Int? {
        rewriteConcurrency.value.isEmpty
            ? nil : try whole(rewriteConcurrency, Self.keys[10], 1...256, "rewrites")
    }

    /// What tells boards who asks.
    var credentials: BoardCredentials {
        var credentials = BoardCredentials()
        if !adzunaID.value.isEmpty, !adzunaKey.value.isEmpty {
            credentials.adzuna = (Secret(adzunaID.value), Secret(adzunaKey.value))
        }
        if !usaJobsEmail.value.isEmpty, !usaJobsKey.value.isEmpty {
            credentials.usaJobs = (usaJobsEmail.value, Secret(usaJobsKey.value))
        }
        return credentials
    }

    private func whole(
        _ setting: Setting, _ name: String, _ range: ClosedRange<Int>, _ what: String
    ) throws -> Int {
        guard let value = Int(setting.value), range.contains(value) else {
            throw Failure.usage(
                "\(name): expected \(what) from \(range.lowerBound) to \(range.upperBound), found"
                    + " \(setting.value)")
        }
        return value
    }
}
