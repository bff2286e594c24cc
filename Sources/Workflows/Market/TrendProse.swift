package import LanguageModels
package import Market
package import Prelude

/// Trends in sentences that a model writes from the numbers of a report, and from no others.
package struct TrendProse: Sendable, Hashable {
    /// The sentences.
    package var text: String
    /// The kind of work of each skill, by the skill's name: a slug of the taxonomy, or `general`.
    package var categories: [String: String]

    /// How many keywords of a kind a model is shown.
    private static let keywords = 8

    /// Why there are no sentences.
    package enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// The model gave no answer that can be used.
        case unanswered(ModelProblem)
        /// The model told something that the table does not say of the skill beside it.
        case unfounded(String)

        /// One sentence.
        package var description: String {
            switch self {
            case .unanswered(let problem): "\(problem)"
            case .unfounded(let word):
                "the model wrote \"\(word)\", which the table does not say of what it speaks of there,"
                    + " so that its words are not shown"
            }
        }
    }

    /// Asks a model.
    ///
    /// - Throws: `Problem`.
    package init(
        _ report: TrendReport, cluster: String?, _ taxonomy: MarketTaxonomy,
        by model: LanguageModel,
        today: Day
    ) async throws(Problem) {
        let trends = report.skills.filter { $0.cluster == cluster }.prefix(
            WriteTrends.maximumSkills)
        let table = Self.table(Array(trends), report)
        let filled = WriteTrends.prompt.filled(
            today: today,
            material: WriteTrends.material(
                kinds: taxonomy.categories.map {
                    ($0.slug, $0.name, Array($0.keywords.prefix(Self.keywords)))
                }, table: table))
        let purpose = CallPurpose(
            operation: WriteTrends.prompt.name, promptVersion: WriteTrends.prompt.version,
            fields: LeavingFields.trends)
        let answer: WriteTrends.Answer
        do throws(ModelProblem) {
            answer = try await model.ask(filled, for: WriteTrends.shape, purpose: purpose).value
        } catch {
            throw .unanswered(error)
        }
        let statements = TrendStatements(Array(trends), of: report)
        if let unfounded = statements.unfounded(in: answer.insight) { throw .unfounded(unfounded) }
        let drift = CategoryDrift(
            taxonomy.categories.map {
                SkillCategory(slug: $0.slug, name: $0.name, keywords: $0.keywords)
            })
        text = answer.insight
        categories = Dictionary(
            answer.skills.filter { told in trends.contains { $0.skill == told.skill } }.map {
                ($0.skill, drift.slug(ofCategory: $0.category, skill: $0.skill))
            }
        ) { first, _ in first }
    }

    /// The numbers of a report as lines, as a model is shown them.
    static func table(_ trends: [SkillTrend], _ report: TrendReport) -> [String] {
        ["\(report.total) postings, \(report.weeks.count) weeks"]
            + trends.map { trend in
                let change =
                    trend.course?.change.map { "\(Int($0.value.rounded())) %" } ?? "unknown"
                let course =
                    switch trend.verdict {
                    case .rising: "rising"
                    case .falling: "falling"
                    case .flat: "stable"
                    case .tooFew: "unknown"
                    }
                return "\(trend.skill): \(Int((trend.share * 100).rounded())) % of postings"
                    + " (\(trend.count) of \(trend.total)), \(course), change \(change)"
            }
    }
}
