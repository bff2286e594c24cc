import Prelude
import TestSupport
import Testing
import Workflows

@Suite("Measuring matching") struct MatchEvaluationTests {
    @Test("The measure counts pairs across jobs and within one, ties as half")
    func measure() {
        var measure = RankingMeasure()
        measure.add(job: "a", label: .good, total: 0.9)
        measure.add(job: "a", label: .medium, total: 0.5)
        measure.add(job: "a", label: .poor, total: 0.5)
        measure.add(job: "b", label: .poor, total: 0.95)
        #expect(measure.areaUnderCurve == (0.5, 2))
        #expect(measure.pairOrder == (2.5 / 3, 3))
        #expect(RankingMeasure().areaUnderCurve == (0, 0))
        #expect(RankingMeasure.Label(named: "Great") == nil)
    }

    @Test(
        "The evaluation asks for every post and CV and reports what it is given",
        .enabled(if: SharedData.isPresent, "the evaluation data is not beside the project"))
    func evaluation() throws {
        let data = EvaluationData(read: SharedData.bytes, list: { _ in [] })
        var posts = 0
        let figures = try MatchEvaluation(data) { post, resumes in
            posts += 1
            #expect(!post.isEmpty)
            return Dictionary(
                uniqueKeysWithValues: resumes.map { name, text in
                    // A program that ranks longer CVs first: stuffing pays, and the figure says so.
                    (name, Double(text.utf8.count))
                })
        }.figures()
        #expect(posts > 2)
        #expect(figures.count == 4)
        #expect(figures.allSatisfy { $0.cases > 0 })
        #expect(!figures[2].holds)
    }
}
