import FoundationEssentials
import Prelude
import Testing

@testable import Matching

/// Writes judged matches and what is learned of them for `Tests/verify/learning_peer.py`.
@Suite("Cases for a peer to learn from") struct LearningPeerTests {
    private static let path = ProcessInfo.processInfo.environment["MUSTER_LEARNING_CASES"]

    @Test("Our coefficients beside the cases, in one file", .enabled(if: path != nil))
    func written() throws {
        var sample = LearningSample(jobs: 40, casesPerJob: 15)
        sample.slopes = .init(vector: 4, skillFit: 6, compensation: 2, location: 1)
        let cases = sample.cases(2026)
        let learned = try #require(WeightLearning.fit(cases, strength: 2))
        #expect(learned.regression.hasConverged)
        #expect(learned.regression.coefficients.allSatisfy { $0 > 0 })
        let document: JSONValue = [
            "strength": .number(learned.strength),
            "parts": JSONValue(ScorePart.allCases.map(\.rawValue)),
            "cases": .array(cases.map(shape)),
            "ours": [
                "intercept": .number(learned.regression.intercept),
                "coefficients": .array(learned.regression.coefficients.map { .number($0) }),
            ],
        ]
        let path = try #require(Self.path)
        try Data(document.text().utf8).write(to: URL(filePath: path))
    }

    private func shape(_ learned: LearningCase) -> JSONValue {
        [
            "job": .string(learned.job),
            "parts": .object(
                ScorePart.allCases.map {
                    JSONMember($0.rawValue, JSONValue(learned.parts[$0]))
                }), "went_on": .integer(learned.isPositive ? 1 : 0),
        ]
    }
}
