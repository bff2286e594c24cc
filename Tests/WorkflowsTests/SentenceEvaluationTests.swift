import Language
import Prelude
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

    @Test("Years of experience are read from sentences, and other years are left") func years()
        throws
    {
        let finder = SkillFinder(SkillResolver(try Lexicon(files: SkillData.files())))
        let evaluation = try YearsEvaluation(own, finder: finder)
        for figure in evaluation.figures {
            #expect(figure.cases >= 30)
            #expect(
                figure.holds, "\(figure.value): \(evaluation.misses.joined(separator: "\n"))")
        }
    }
}

@Suite("Job posts of the evaluation data", .enabled(if: SharedData.isPresent, absentPosts))
struct JobPostEvaluationTests {
    @Test("The labelled heads of posts are read") func heads() throws {
        let data = EvaluationData(read: { try SharedData.bytes($0) }, list: { _ in [] })
        let day = try #require(Day(year: 2026, month: 11, day: 21))
        let places = try Gazetteer(
            countries: PlaceData.bytes("countries"), regions: PlaceData.bytes("regions"),
            places: PlaceData.bytes("places"), zones: PlaceData.bytes("zones"))
        let finder = SkillFinder(SkillResolver(try Lexicon(files: SkillData.files())))
        let evaluation = try JobPostEvaluation(
            data, reader: JobPostReader(finder: finder, gazetteer: places, today: day))
        for figure in evaluation.figures {
            #expect(figure.holds, "\(figure): \(evaluation.misses.joined(separator: "\n"))")
        }
    }
}

private let absentPosts: Comment = "the evaluation data is not beside the project (../shared/data)"
