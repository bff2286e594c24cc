import Language
import TestSupport
import Testing
import Workflows

@Suite("Our own tables of sentences") struct SentenceEvaluationTests {
    private let own = EvaluationData(read: { try Project.bytes("data/" + $0) }, list: { _ in [] })

    @Test("Pay is read from sentences, and what is no pay is left") func money() throws {
        let evaluation = try MoneyEvaluation(own)
        for figure in evaluation.figures {
            #expect(figure.cases >= 60)
            #expect(
                figure.holds, "\(figure.value): \(evaluation.misses.joined(separator: "\n"))")
        }
    }

    @Test("Years of experience are read from sentences, and other years are left") func years() throws {
        let finder = SkillFinder(SkillResolver(try Lexicon(files: SkillData.files())))
        let evaluation = try YearsEvaluation(own, finder: finder)
        for figure in evaluation.figures {
            #expect(figure.cases >= 30)
            #expect(
                figure.holds, "\(figure.value): \(evaluation.misses.joined(separator: "\n"))")
        }
    }
}
