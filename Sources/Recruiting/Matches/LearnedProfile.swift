package import Matching
package import Prelude
package import Storage

/// A score profile that a recruiter took over from what the desk's outcomes taught, with what it was
/// learned from.
package struct LearnedProfile: Record, Hashable {
    /// The most learned profiles that a desk offers; the newest first.
    package static let maximumListed = 50
    /// What every name begins with, so that none is taken for a profile that ships.
    package static let word = "learned"

    /// `learned`, or `learned-<date>` when that is taken.
    package var name: String
    /// The weight of each part under the name that CLI.md gives the part, 0–1; they sum to 1.
    package var weights: JSONValue
    /// The profile it was compared with.
    package var base: String
    /// From how many judged matches it was learned.
    package var cases: Int
    /// Of how many jobs.
    package var jobs: Int
    /// What was measured on held-out jobs: AUC and loss of both, and the verdict.
    package var figures: JSONValue
    /// Who chose it.
    package var who: String
    /// When.
    package var at: Timestamp

    /// The table of learned profiles.
    package static let table = Table(
        "learned_profile", LearnedProfile.init, Column("name", \.name),
        Column("weights", \.weights), Column("base", \.base), Column("cases", \.cases),
        Column("jobs", \.jobs), Column("figures", \.figures), Column("who", \.who),
        Column("at", \.at))

    /// A learned profile from its parts.
    package init(
        name: String, weights: JSONValue, base: String, cases: Int, jobs: Int, figures: JSONValue,
        who: String, at: Timestamp
    ) {
        self.name = name
        self.weights = weights
        self.base = base
        self.cases = cases
        self.jobs = jobs
        self.figures = figures
        self.who = who
        self.at = at
    }

    /// Every learned profile, the newest first.
    package static func all(on connection: any Connection) throws -> [LearnedProfile] {
        try connection.fetch(
            LearnedProfile.self, "ORDER BY at DESC, name DESC LIMIT \(maximumListed)")
    }

    /// The learned profile with a name, or nil.
    package static func named(
        _ name: String, on connection: any Connection
    ) throws -> LearnedProfile? {
        try connection.first(LearnedProfile.self, "WHERE name = \(name)")
    }

    /// How it scores: the parts of `muster` under the learned weights.
    package var profile: ScoreProfile {
        var weights = ScoreProfile.Weights(vector: 0, skillFit: 0, compensation: 0, location: 0)
        for part in ScorePart.allCases {
            weights[part] = self.weights[part.rawValue]?.double ?? 0
        }
        return .learned(name, weights: weights)
    }

    /// Makes what was learned a profile of the desk, a decision that undo takes back.
    package static func adopt(
        _ report: LearningReport, ledger: inout Ledger, on connection: any Connection
    ) throws -> LearnedProfile {
        let adopted = LearnedProfile(
            name: try freeName(on: ledger.now.day, on: connection),
            weights: .object(
                ScorePart.allCases.map {
                    JSONMember($0.rawValue, .number(report.weights[$0]))
                }),
            base: report.current.name, cases: report.counts.cases, jobs: report.counts.jobs,
            figures: figures(of: report), who: ledger.who, at: ledger.now)
        let address = CellAddress(kind: LearnedProfileCell.name, subject: adopted.name)
        try ledger.decide("adopt", [.init(address, adopted.state)])
        return adopted
    }

    /// The first name that no profile of the desk has.
    private static func freeName(on day: Day, on connection: any Connection) throws -> String {
        let taken = Set(
            try connection.query("SELECT name FROM learned_profile").map {
                try $0.get(0, as: String.self)
            })
        let dated = "\(word)-\(day)"
        let numbered = (2...taken.count + 2).lazy.map { "\(dated)-\($0)" }
        return [word, dated].first { !taken.contains($0) }
            ?? numbered.first { !taken.contains($0) } ?? dated
    }

    private static func figures(of report: LearningReport) -> JSONValue {
        func shape(_ comparison: LearningReport.Comparison) -> JSONValue {
            [
                "learned": .number(comparison.learned.value),
                "current": .number(comparison.current.value),
            ]
        }
        return [
            "auc": shape(report.areaUnderCurve), "log_loss": shape(report.logLoss),
            "verdict": .string(report.verdict.rawValue),
        ]
    }

    /// The state of its cell.
    fileprivate var state: JSONValue {
        [
            "weights": weights, "base": .string(base), "cases": JSONValue(cases),
            "jobs": JSONValue(jobs), "figures": figures, "by": .string(who),
            "at": .integer(at.microseconds),
        ]
    }

    fileprivate init?(_ state: JSONValue, name: String) {
        guard let weights = state["weights"], let base = state["base"]?.string,
            let cases = state["cases"]?.int, let jobs = state["jobs"]?.int,
            let figures = state["figures"], let who = state["by"]?.string,
            let at = state["at"]?.int
        else { return nil }
        self.init(
            name: name, weights: weights, base: base, cases: cases, jobs: jobs, figures: figures,
            who: who, at: Timestamp(microseconds: Int64(at)))
    }
}

/// Learned profiles as cells: null, or `{weights, base, cases, jobs, figures, by, at}`.
package struct LearnedProfileCell: CellKind {
    /// `learned_profile`.
    package static let name = "learned_profile"
    /// `learned_profile`.
    package var name: String { Self.name }

    /// The cells of all learned profiles.
    package init() {}

    /// The profile, or null when there is none of that name.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        try LearnedProfile.named(address.subject, on: connection)?.state ?? .null
    }

    /// Keeps the profile, or takes it away.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        guard let learned = LearnedProfile(state, name: address.subject) else {
            try connection.execute("DELETE FROM learned_profile WHERE name = \(address.subject)")
            return
        }
        try connection.execute(learned.upsert(onConflict: "name"))
    }

    /// Nobody's.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (nil, nil) }

    /// The weights.
    package func shown(_ state: JSONValue) -> JSONValue { state["weights"] ?? .null }
}
