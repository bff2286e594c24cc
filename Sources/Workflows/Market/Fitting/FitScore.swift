internal import Matching
package import Prelude
package import Recruiting

/// How well somebody fits a listing, 0...100: the share of what is asked for that is there, weighed as in gap
/// reports, whoever says what is there. A model that reads closer and the rules that know the desk's skills
/// fill the same terms, so that a score means the same when the model is away.
package struct FitScore: Sendable, Hashable {
    /// The version of the reckoning.
    static let version = "1"
    /// By how many years less than asked for somebody is not looked at (facts D.4).
    static let yearsGrace = 1.0

    /// What somebody has of a skill.
    struct Held: Sendable, Hashable {
        /// The level, 1...10; nil where nothing says.
        var rating: Double?
        /// The years; nil where nothing says.
        var years: Double?
        /// What shows it, in the person's own words; nil where the desk's record is all there is.
        var evidence: String?
    }

    /// 0...100; nil where nothing is asked for.
    package let score: Double?
    /// What it comes to.
    package let verdict: Fit.Verdict
    /// One sentence.
    package let reason: String
    /// The terms, as they are stored.
    package let terms: JSONValue

    /// A score.
    ///
    /// - Parameters:
    ///   - demands: What is asked for, under the keys of skills.
    ///   - held: What the person has, by the keys of skills.
    ///   - years: The person's years of work; nil where they are not known, which blocks nobody.
    ///   - minYears: The years that the listing asks for; nil where it does not say.
    ///   - threshold: From which score on somebody fits.
    init(
        _ demands: [(key: String, demand: Listing.Demand)], held: [String: Held], years: Double?,
        minYears: Double?, threshold: Double
    ) {
        let rules = GapRules()
        func skill(_ key: String, _ name: String) -> GapSkill {
            GapSkill(
                key: key, bag: key, name: name, surface: name, isMapped: true, isHot: false,
                isInDemand: false)
        }
        let wanted = demands.map { key, demand in
            GapDemand(
                skill(key, demand.skill), isRequired: demand.isMust,
                level: SkillLevel(
                    rating: demand.minLevel.map(Double.init), years: demand.minYears,
                    assumed: rules.assumedLevel))
        }
        let keys = Set(demands.map(\.key))
        let claims = held.filter { keys.contains($0.key) }.sorted { $0.key < $1.key }.map {
            GapClaim(
                skill($0.key, $0.key),
                level: SkillLevel(
                    rating: $0.value.rating, years: $0.value.years, assumed: rules.assumedLevel))
        }
        let analysis = GapAnalysis(wanted, claims, rules: rules)
        let whole = analysis.score.map { ($0 * 1000).rounded() / 100 }
        terms = .array(
            analysis.terms.map { term in
                [
                    "skill": .string(term.demand.skill.name),
                    "is_must": .bool(term.demand.isRequired),
                    "status": .string(term.status.rawValue),
                    "points": .number(analysis.points(of: term) * 10),
                    "possible": .number(analysis.possible(of: term) * 10),
                    "evidence": JSONValue(held[term.demand.skill.key]?.evidence),
                ]
            })
        if let years, let minYears, years < minYears - Self.yearsGrace {
            score = 0
            verdict = .tooFewYears
            reason =
                "Asks for \(Self.plain(minYears)) years of work, the record shows \(Self.plain(years))"
            return
        }
        score = whole
        verdict = whole.map { $0 >= threshold ? .fits : .below } ?? .unclear
        reason = Self.reason(analysis)
    }

    private static func plain(_ years: Double) -> String {
        let tenths = (years * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }

    /// How many skills a sentence names.
    private static let named = 5

    private static func reason(_ analysis: GapAnalysis) -> String {
        guard !analysis.terms.isEmpty else { return "Asks for no skill that is known" }
        func names(_ terms: [GapAnalysis.Term]) -> String {
            let names = terms.prefix(named).map(\.demand.skill.name).joined(separator: ", ")
            return terms.count > named ? "\(names) and \(terms.count - named) more" : names
        }
        let met = analysis.terms.filter { $0.status == .met }
        let below = analysis.terms.filter { $0.status == .underqualified }
        let missing = analysis.terms.filter { $0.status == .missing }
        let musts = missing.filter(\.demand.isRequired)
        var parts = ["Has \(met.count + below.count) of \(analysis.terms.count)"]
        if !met.isEmpty { parts[0] += ": \(names(met))" }
        if !below.isEmpty { parts.append("less than asked for: \(names(below))") }
        if !musts.isEmpty { parts.append("lacks \(names(musts))") }
        return parts.joined(separator: "; ")
    }
}
