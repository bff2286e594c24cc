internal import Documents
internal import Language
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// Has a model read a CV closely for what a listing asks for. What it says of a skill holds only with words
/// that stand in the CV; the others are as the desk's record has them.
struct ModelFit: Sendable {
    /// The most of a CV that is sent, in bytes.
    static let maximumText = 60_000
    /// What a skill that is only named is rated, and one that work is told of without years, 1...10.
    private static let (named, used) = (3.0, 6.0)

    let model: LanguageModel
    let knowledge: Knowledge
    let today: Day

    /// What a score by it is kept under, beside what it depends on.
    static func fingerprint(_ model: LanguageModel) -> String {
        model.name + MatchListing.prompt.fingerprint(MatchListing.shape.schema)
    }

    /// What the CV shows, by the keys of skills, and the model's reason.
    ///
    /// - Parameter text: The person's CV.
    /// - Throws: `ModelProblem`.
    func held(
        _ demands: [(key: String, demand: Listing.Demand)], title: String, text: SourceText,
        known: [String: FitScore.Held], person: String, run: String
    ) async throws(ModelProblem) -> (held: [String: FitScore.Held], reason: String) {
        let shown = Normalizing(knowledge: knowledge, today: today).shown(text, as: .candidate)
        let asked = Array(demands.prefix(MatchListing.maximumSkills))
        let filled = MatchListing.prompt.filled(
            today: today,
            material: MatchListing.material(
                resume: String(decoding: shown.utf8.prefix(Self.maximumText), as: UTF8.self),
                title: title, skills: asked.map(\.demand.skill)))
        let purpose = CallPurpose(
            operation: MatchListing.prompt.name, promptVersion: MatchListing.prompt.version,
            run: run, subject: person, fields: LeavingFields.fit)
        let answer = try await model.ask(filled, for: MatchListing.shape, purpose: purpose).value
        let quotes = QuoteFinder(shown)
        var held = known
        for skill in answer.skills where asked.indices.contains(skill.index) {
            let key = asked[skill.index].key
            switch skill.shown {
            case .missing:
                // What a person wrote down, or the rules read, is not taken away by silence.
                continue
            case .used, .named:
                guard let quote = skill.quote, quotes.span(of: quote) != nil else { continue }
                let least = skill.shown == .used ? Self.used : Self.named
                held[key] = FitScore.Held(
                    rating: known[key]?.rating ?? (skill.years == nil ? least : nil),
                    years: known[key]?.years ?? skill.years, evidence: quote)
            }
        }
        return (held, answer.reason)
    }
}
