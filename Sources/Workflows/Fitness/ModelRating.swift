internal import LanguageModels
internal import Prelude

/// Has a model rate how well a person fits a kind of role. What identifies the person is not among
/// what it gets.
struct ModelRating {
    /// How many skills and positions are shown (facts §4).
    private static let maximumSkills = 20
    private static let maximumPositions = 5

    let model: LanguageModel
    let today: Day

    /// The version under which its ratings are stored.
    var version: String { "\(model.name) \(ScoreRoleFitness.prompt.version)" }

    /// What a rating depends on beside the facts.
    static func fingerprint(_ model: LanguageModel) -> String {
        model.name + ScoreRoleFitness.prompt.fingerprint(ScoreRoleFitness.shape.schema)
    }

    /// The rating for a role.
    ///
    /// - Throws: `ModelProblem`.
    func rate(
        _ facts: RoleFacts, for role: String, run: String, person: String
    ) async throws(ModelProblem) -> RoleRating.Rated {
        let filled = ScoreRoleFitness.prompt.filled(
            today: today,
            material: [Material("PROFILE", profile(facts)), Material("ROLE", role)])
        let purpose = CallPurpose(
            operation: ScoreRoleFitness.prompt.name,
            promptVersion: ScoreRoleFitness.prompt.version, run: run, subject: person,
            fields: LeavingFields.fitness)
        let answer = try await model.ask(filled, for: ScoreRoleFitness.shape, purpose: purpose)
        return RoleRating.Rated(
            role: role, score: answer.value.score, reasons: answer.value.reasons)
    }

    private func profile(_ facts: RoleFacts) -> String {
        let positions = facts.positions.prefix(Self.maximumPositions).map { position in
            position.title + (position.months.map { ", \($0) months" } ?? "")
        }
        let skills = facts.skills.prefix(Self.maximumSkills).map { skill in
            skill.name + (skill.rating.map { " \($0)/10" } ?? "")
        }
        return
            (["Now: \(facts.role ?? "not known")", "Positions, most recent first:"] + positions
            + ["Skills:"] + skills).joined(separator: "\n")
    }
}
