internal import Language
internal import Prelude

/// Decides where names of skills belong, from what the names themselves say and what a model says.
///
/// A model alone files nothing: it lifts what the names suggest, and else a person is asked (facts,
/// lesson L3: one that was believed put Java to JavaScript and tools to fields of work).
struct SkillSorting: Sendable {
    /// How sure one is of what a model alone says, at most.
    static let modelCeiling = 0.84
    /// Who sorts by the names alone.
    static let rules = "rules"

    /// What a model says of a name.
    enum Said: Sendable, Hashable {
        /// It belongs to a bag; how sure the model is, 0–1.
        case bag(String, confidence: Double)
        /// It belongs to none that there is.
        case apart
    }

    /// Where a name may belong.
    struct Proposal: Sendable, Hashable {
        /// The name.
        var name: String
        /// The bags, the likeliest first.
        var options: [String]
        /// How sure it is of the first, 0–1.
        var confidence: Double
        /// Who says so, as provenance names it.
        var source: String
        /// What speaks for it, in a word.
        var reason: String

        /// The proposal as it is stored and shown.
        var document: JSONValue {
            [
                "skill_name": .string(name), "assign_to_canonical": JSONValue(options.first),
                "options": JSONValue(options), "confidence": .number(confidence),
                "source": .string(source), "how": .string(reason),
            ]
        }

        init?(_ document: JSONValue) {
            guard let name = document["skill_name"]?.string,
                let options = document["options"]?.elements?.compactMap(\.string),
                !options.isEmpty, let confidence = document["confidence"]?.double
            else { return nil }
            self.init(
                name: name, options: options, confidence: confidence,
                source: document["source"]?.string ?? SkillSorting.rules,
                reason: document["how"]?.string ?? "")
        }

        init(
            name: String, options: [String], confidence: Double, source: String, reason: String
        ) {
            self.name = name
            self.options = options
            self.confidence = confidence
            self.source = source
            self.reason = reason
        }
    }

    /// The name of the model that was asked; nil where none was.
    var model: String?

    /// Where a name may belong; nil where nothing speaks for any bag.
    ///
    /// - Parameters:
    ///   - options: What the name itself says, the likeliest first.
    ///   - said: What the model said of it; nil when it was not asked or passed the name over.
    func proposal(
        _ name: String, _ options: [BagSorter.Option], _ said: Said?
    ) -> Proposal? {
        let grounded = options.first { $0.reason.isGrounded }
        switch said {
        case .bag(let canonical, let confidence):
            if let grounded, grounded.canonical == canonical {
                return Proposal(
                    name: name, options: [canonical],
                    confidence: Self.rounded(1 - (1 - grounded.confidence) * (1 - confidence)),
                    source: source, reason: grounded.reason.rawValue)
            }
            let others = options.map(\.canonical).filter { $0 != canonical }
            return Proposal(
                name: name, options: [canonical] + others,
                confidence: min(Self.modelCeiling, confidence), source: source, reason: "model")
        case .apart:
            // The model knows better than a mere likeness, and no better than spelling.
            return grounded.map { proposal(name, [$0]) }
        case nil: return options.isEmpty ? nil : proposal(name, options)
        }
    }

    private func proposal(_ name: String, _ options: [BagSorter.Option]) -> Proposal {
        let first = options[0]
        return Proposal(
            name: name, options: options.map(\.canonical),
            confidence: Self.rounded(first.confidence), source: Self.rules,
            reason: first.reason.rawValue)
    }

    private var source: String { model.map { "model:\($0)" } ?? Self.rules }

    /// Confidences are told with four digits, so that the same is the same when read again.
    private static func rounded(_ confidence: Double) -> Double {
        (confidence * 10_000).rounded() / 10_000
    }
}
