package import Language
package import Matching
package import Prelude

/// Everything that a gap report is reckoned with, by the names of the requirement documents; it is kept with
/// each report.
package struct GapConfiguration: Sendable, Hashable {
    /// How names are put to the taxonomy where names alone do not decide.
    package var gate = MappingGate()
    /// From which confidence on a mapping is taken, and below which it is not.
    package var mapper = AskingBands().mapper
    /// The score that a mapping of a job's skill must have, 0...1.
    package var jobFloor = 0.40
    /// The score that a mapping of a person's skill must have, 0...1.
    package var resumeFloor = 0.30
    /// What weighs how much.
    package var rules = GapRules()

    /// The configuration of the seed.
    package init() {}

    /// Why a value is not taken.
    package enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// There is no such key.
        case noSuchKey(String)
        /// The key takes other values.
        case badValue(key: String, expected: String, found: String)
        /// A band whose low end is above its high one.
        case badBand(high: Double, low: Double)

        /// What was expected and what was found.
        package var description: String {
            switch self {
            case .noSuchKey(let key):
                "\(key) is nothing that a gap report is reckoned with; known are "
                    + GapConfiguration.keys.joined(separator: ", ")
            case .badValue(let key, let expected, let found):
                "\(key): expected \(expected), found \(found)"
            case .badBand(let high, let low):
                "hitl.mapper.low: expected at most hitl.mapper.high, \(high), found \(low)"
            }
        }
    }

    private struct Entry: Sendable {
        var key: String
        var expected: String
        var get: @Sendable (GapConfiguration) -> JSONValue
        /// Whether the text is such a value.
        var set: @Sendable (inout GapConfiguration, String) -> Bool
    }

    private static func number(
        _ key: String, _ range: ClosedRange<Double>,
        _ path: any WritableKeyPath<GapConfiguration, Double> & Sendable
    ) -> Entry {
        Entry(
            key: key, expected: "a number from \(range.lowerBound) to \(range.upperBound)",
            get: { .number($0[keyPath: path]) },
            set: { configuration, text in
                guard let value = Double(text), range.contains(value) else { return false }
                configuration[keyPath: path] = value
                return true
            })
    }

    private static func count(
        _ key: String, _ range: ClosedRange<Int>,
        _ path: any WritableKeyPath<GapConfiguration, Int> & Sendable
    ) -> Entry {
        Entry(
            key: key,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            get: { JSONValue($0[keyPath: path]) },
            set: { configuration, text in
                guard let value = Int(text), range.contains(value) else { return false }
                configuration[keyPath: path] = value
                return true
            })
    }

    private static let entries: [Entry] = [
        count("crag.topk", 1...100, \.gate.topK),
        count("crag.min_hits", 1...100, \.gate.minHits),
        number("crag.min_margin", 0...1, \.gate.minMargin),
        count("crag.max_retries", 0...20, \.gate.maxRetries),
        count("crag.max_topk", 1...100, \.gate.maxTopK),
        count("crag.bump_topk_by", 1...100, \.gate.bumpTopKBy),
        Entry(
            key: "crag.allow_recipe_switch", expected: "true or false",
            get: { .bool($0.gate.allowRecipeSwitch) },
            set: { configuration, text in
                guard let value = Bool(text) else { return false }
                configuration.gate.allowRecipeSwitch = value
                return true
            }),
        number("hitl.mapper.high", 0...1, \.mapper.high),
        number("hitl.mapper.low", 0...1, \.mapper.low),
        number("mapper.jd_floor", 0...1, \.jobFloor),
        number("mapper.resume_floor", 0...1, \.resumeFloor),
        number("gap.optional_weight", 0...1, \.rules.optionalWeight),
        number("gap.hot_bonus", 0...10, \.rules.hotBonus),
        number("gap.demand_bonus", 0...10, \.rules.demandBonus),
        number("gap.level_grace", 0...SkillLevel.highest, \.rules.levelGrace),
        number("gap.level_slope", 0...10, \.rules.levelSlope),
        number("gap.assumed_level", 0...SkillLevel.highest, \.rules.assumedLevel),
    ]

    /// The keys, in the order in which they are told.
    package static var keys: [String] { entries.map(\.key) }

    /// Sets a value by its key, as a text has it.
    ///
    /// - Throws: `Problem`.
    package mutating func set(_ key: String, to text: String) throws(Problem) {
        guard let entry = Self.entries.first(where: { $0.key == key }) else {
            throw .noSuchKey(key)
        }
        guard entry.set(&self, text) else {
            throw .badValue(key: key, expected: entry.expected, found: text)
        }
    }

    /// The configuration with some values set by their keys; nothing else is touched, and a band stays one.
    ///
    /// - Throws: `Problem`.
    package func with(
        _ overrides: [(key: String, value: String)]
    ) throws(Problem) -> GapConfiguration {
        var configuration = self
        for (key, value) in overrides { try configuration.set(key, to: value) }
        let band = configuration.mapper
        guard band.low <= band.high else { throw .badBand(high: band.high, low: band.low) }
        return configuration
    }

    /// Every value by its key.
    package var document: JSONValue {
        .object(Self.entries.map { JSONMember($0.key, $0.get(self)) })
    }
}
