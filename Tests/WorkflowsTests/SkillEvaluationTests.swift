import Language
import TestSupport
import Testing
import Workflows

private let absent: Comment = "the evaluation data is not beside the project (../shared/data)"

@Suite("Skill evaluation", .enabled(if: SharedData.isPresent, absent)) struct SkillEvaluationTests {
    private let data = EvaluationData(read: { try SharedData.bytes($0) }, list: { _ in [] })

    @Test("Aliases reach what was asked for") func aliases() throws {
        let resolver = SkillResolver(try Lexicon(files: SkillData.files()))
        let evaluation = try AliasEvaluation(data, resolver: resolver)
        #expect(evaluation.figures.count == 8)
        for figure in evaluation.figures {
            #expect(figure.holds, "\(figure.name) is \(figure.value): \(evaluation.misses)")
        }
    }

    @Test("Skill spans of job posts reach what was asked for") func spans() throws {
        let resolver = SkillResolver(try Lexicon(files: SkillData.files()))
        let phrases = KnowledgePhrases(SkillFinder(resolver))
        let evaluation = try SkillSpanEvaluation(data, phrases: phrases)
        #expect(
            evaluation.figures.map(\.name) == [
                "F1 over words", "the same, tech", "the same, house",
            ])
        for figure in evaluation.figures {
            #expect(figure.holds, "\(figure.name) is \(figure.value)")
        }
    }
}
