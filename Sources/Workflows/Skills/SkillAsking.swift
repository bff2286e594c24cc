internal import Engine
internal import LanguageModels
internal import Prelude

/// Asks a model about names of skills, once for the same names.
struct SkillAsking {
    private let surroundings: DeskSurroundings
    private let context: OpContext
    /// The model that is asked; nil where none is set.
    let model: LanguageModel?

    /// The asking of one step.
    init(_ surroundings: DeskSurroundings, _ context: OpContext) {
        self.surroundings = surroundings
        self.context = context
        model = surroundings.models(context.database).reading
    }

    /// The version of what turns answers into questions.
    private static let version = "1"
    /// How long a step rests while another run asks about the same names.
    private static let patience = Duration.seconds(2)

    /// What came of asking.
    enum Found<Answer> {
        /// The answers, of each call one.
        case answers([Answer])
        /// The same names are being asked about: the step is to look again later.
        case later(after: Duration, because: String)
        /// There is no answer, and why.
        case nothing(because: String)
    }

    /// What the model says of names.
    ///
    /// - Parameters:
    ///   - portions: The names of each call; a call whose answer is cut off is halved.
    ///   - material: What a call about some names sends.
    func answers<Answer>(
        about portions: [[String]], _ prompt: Prompt, _ shape: Shape<Answer>,
        material: @escaping @Sendable (ArraySlice<String>) -> [Material]
    ) async throws -> Found<Answer> {
        guard let model else { return .nothing(because: "no model is set") }
        do {
            switch try await kept(portions, prompt, shape, model, material) {
            case .ready(let result, _):
                let parts = result["parts"]?.elements ?? []
                return .answers(parts.compactMap { try? shape.value(of: $0) })
            case .generating, .resting:
                return .later(
                    after: Self.patience, because: "generating: the same names are asked about")
            case .failed(let reason): return .nothing(because: reason)
            }
        } catch let problem as ModelProblem where problem != .cancelled {
            return .nothing(because: "the model was not asked: \(problem)")
        }
    }

    private func kept<Answer>(
        _ portions: [[String]], _ prompt: Prompt, _ shape: Shape<Answer>, _ model: LanguageModel,
        _ material: @escaping @Sendable (ArraySlice<String>) -> [Material]
    ) async throws -> ExtractionCache.Found {
        let all = portions.flatMap { material($0[...]) }
        let key = ExtractionKey(
            type: "skills", text: all.map(\.text).joined(separator: "\n\n"),
            extractor: Self.version, model: model.name,
            prompt: prompt.fingerprint(shape.schema))
        guard let key else { return .ready(["parts": []], corrections: [:]) }
        let cache = ExtractionCache(
            on: context.database, owner: context.run.text, now: context.now,
            sleep: surroundings.sleep, ids: surroundings.ids)
        let (run, today) = (context.run.text, surroundings.today())
        return try await cache.value(key, documents: [], run: run, again: context.isForced) {
            () throws(ModelProblem) in
            let purpose = CallPurpose(
                operation: prompt.name, promptVersion: prompt.version, run: run,
                fields: LeavingFields.skills)
            var parts: [JSONValue] = []
            for portion in portions {
                do {
                    parts += try await Bisecting.answers(portion, size: portion.count) {
                        (names) async throws(ModelProblem) in
                        let filled = prompt.filled(today: today, material: material(names))
                        return try await model.ask(filled, for: shape, purpose: purpose).document
                    }
                } catch let problem as ModelProblem {
                    throw problem
                } catch {
                    throw .cancelled
                }
            }
            return ["parts": .array(parts)]
        }
    }
}
