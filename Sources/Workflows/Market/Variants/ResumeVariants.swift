internal import Hashing
package import LanguageModels
package import Market
package import Prelude
package import Recruiting
package import Resumes
package import Storage

/// Cuts a résumé for groups of vacancies: ordered for each by rules, and reworded by a model where there is
/// one, as far as the gates let it.
package struct ResumeVariants: Sendable {
    /// A résumé cut for a group.
    package struct Variant: Sendable {
        /// The group.
        package var theme: VariantTheme
        /// The résumé.
        package var resume: Resume
        /// What is different from the résumé that it was cut from.
        package var difference: ResumeDiff
        /// How many of the model's edits hold.
        package var accepted = 0
        /// The edits that do not hold, and why.
        package var refused: [RefusedEdit] = []
        /// Where each of them would have been made, in words; bullets as they are counted in the résumé that
        /// it was cut from.
        package var refusedPlaces: [String] = []
        /// Why the model changed nothing; nil where there is none, or it answered.
        package var problem: String?
        /// Whether the model's answer was kept from before.
        package var isKept = false
    }

    /// How variants are made.
    package struct Options: Sendable, Hashable {
        /// How many are reworded at once; nil: all of them (the original's `GPT_REWRITE_CONCURRENCY`).
        package var concurrency: Int?
        /// Whether the model's former answer is not used.
        package var isFresh = false

        /// The usual options.
        package init() {}
    }

    private let model: LanguageModel?
    private let database: any Database
    private let today: Day
    private let options: Options

    /// Variants with a model or by rules alone.
    package init(
        model: LanguageModel?, database: any Database, today: Day, options: Options = Options()
    ) {
        self.model = model
        self.database = database
        self.today = today
        self.options = options
    }

    /// The groups of an artifact as what résumés are cut for: technologies and skills first, as they define
    /// them.
    package static func themes(_ artifact: ClusterArtifact) -> [VariantTheme] {
        artifact.clusters.map { cluster in
            var seen: Set<String> = []
            let keywords = (cluster.technologies + cluster.skills + cluster.topKeywords).filter {
                seen.insert($0.lowercased()).inserted
            }
            return VariantTheme(slug: cluster.slug, name: cluster.name, keywords: keywords)
        }
    }

    /// How many rewrites are under way at once for so many groups.
    package func concurrency(of count: Int) -> Int {
        max(1, min(count, options.concurrency ?? count))
    }

    /// The variants, in the order of the themes. One that the model fails at is ordered by the rules alone
    /// and says why; the others are not held up by it.
    ///
    /// - Parameters:
    ///   - candidate: Whose résumé it is; nil for that of a file.
    ///   - announce: Hears, before any answer is waited for, how many rewrites are queued at what
    ///     concurrency.
    /// - Throws: `CancellationError`, and what the desk throws.
    package func variants(
        of resume: Resume, for themes: [VariantTheme], candidate: ID<Candidate>?, now: Timestamp,
        announce: (String) -> Void
    ) async throws -> [Variant] {
        let limit = concurrency(of: themes.count)
        if model != nil {
            announce("Queued rewrites for \(themes.count) clusters (concurrency \(limit))")
        }
        var made = [Variant?](repeating: nil, count: themes.count)
        try await withThrowingTaskGroup(of: (Int, Variant).self) { group in
            for (index, theme) in themes.enumerated() {
                if index >= limit, let (place, variant) = try await group.next() {
                    made[place] = variant
                }
                group.addTask {
                    (index, try await self.variant(of: resume, for: theme, candidate, now))
                }
            }
            while let (place, variant) = try await group.next() { made[place] = variant }
        }
        return made.compactMap(\.self)
    }

    private func variant(
        of resume: Resume, for theme: VariantTheme, _ candidate: ID<Candidate>?, _ now: Timestamp
    ) async throws -> Variant {
        let ordered = ThemeOrder(theme).ordered(resume)
        var variant = Variant(
            theme: theme, resume: ordered, difference: ResumeDiff(from: resume, to: ordered))
        guard let model else { return variant }
        let key = SHA256.hex(
            Array(
                VariantKey(
                    resume: resume, theme: theme, model: model.name,
                    promptVersion: RewriteResume.prompt.fingerprint(RewriteResume.shape.schema)
                ).text.utf8))
        let answer: JSONValue
        if !options.isFresh,
            let kept = try await database.reading({ try KeptVariant.find(key, on: $0) })
        {
            (answer, variant.isKept) = (kept.variant, true)
        } else {
            do throws(ModelProblem) {
                answer = try await asked(model, ordered, theme, candidate)
            } catch {
                if error == .cancelled { throw CancellationError() }
                variant.problem = "\(error)"
                return variant
            }
            try await database.writing { connection in
                try KeptVariant(key: key, candidate: candidate, variant: answer, createdAt: now)
                    .keep(on: connection)
            }
        }
        let (edits, problems) = ResumeEditReader.read(answer)
        let outcome = EditGates.apply(edits, to: ordered)
        variant.resume = outcome.resume
        variant.difference = ResumeDiff(from: resume, to: outcome.resume)
        (variant.accepted, variant.refused) = (outcome.accepted.count, outcome.refused)
        let places = ResumePlaces(resume)
        variant.refusedPlaces = outcome.refused.map { places.words(of: $0.edit.id, in: ordered) }
        if let first = problems.first { variant.problem = "\(first.place): \(first.message)" }
        return variant
    }

    /// The edits that a model proposes, as `ResumeEditReader` reads them.
    private func asked(
        _ model: LanguageModel, _ resume: Resume, _ theme: VariantTheme, _ candidate: ID<Candidate>?
    ) async throws(ModelProblem) -> JSONValue {
        let request = ResumeEditRequest(resume)
        let filled = RewriteResume.prompt.filled(
            today: today,
            material: RewriteResume.material(
                group: theme.name, keywords: theme.keywords, resume: request.json))
        let purpose = CallPurpose(
            operation: RewriteResume.prompt.name, promptVersion: RewriteResume.prompt.version,
            subject: candidate?.text, fields: LeavingFields.variant)
        let edits = try await model.ask(filled, for: RewriteResume.shape, purpose: purpose).value
        return [
            "edits": .array(
                edits.map { edit in
                    var members = [JSONMember("id", .string(edit.id))]
                    if let original = edit.original {
                        members.append(JSONMember("original", .string(original)))
                    }
                    if let text = edit.text { members.append(JSONMember("text", .string(text))) }
                    if let order = edit.order {
                        members.append(JSONMember("order", .array(order.map { JSONValue($0) })))
                    }
                    return .object(members)
                })
        ]
    }
}
