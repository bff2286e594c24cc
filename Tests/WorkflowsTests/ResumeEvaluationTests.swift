import Documents
import Language
import Prelude
import TestSupport
import Testing
import Workflows

private let absent: Comment = "the evaluation data is not beside the project (../shared/data)"

@Suite("CV evaluation") struct ResumeEvaluationTests {
    private let data = EvaluationData(
        read: { try SharedData.bytes($0) },
        list: { SharedData.isPresent ? try SharedData.list($0) : [] })

    private func reader() throws -> ResumeReader {
        let resolver = SkillResolver(try Lexicon(files: SkillData.files()))
        return ResumeReader(finder: SkillFinder(resolver), today: Day(number: 20_778))
    }

    @Test("Our CV snippets in eight languages are read") func snippets() throws {
        let table = try Project.bytes("data/evaluation/cv_snippets.jsonl")
        let evaluation = try SnippetEvaluation(table: table, reader: try reader())
        #expect((evaluation.figures.first { $0.name == "snippets wholly right" }?.cases ?? 0) >= 80)
        for figure in evaluation.figures {
            #expect(figure.holds, "\(figure.name) is \(figure.value): \(evaluation.misses)")
        }
    }

    @Test("Levels are read in every notation", .enabled(if: SharedData.isPresent, absent))
    func levels() throws {
        let evaluation = try LevelEvaluation(data, reader: try reader())
        for figure in evaluation.figures {
            #expect(figure.holds, "\(figure.name) is \(figure.value): \(evaluation.misses)")
        }
    }

    @Test("CVs of every layout are read", .enabled(if: SharedData.isPresent, absent))
    func layouts() throws {
        let folder = try #require(SharedData.folder)
        let documents = DocumentReader()
        var failures: [String] = []
        let evaluation = try ResumeEvaluation(
            data, reader: try reader(), today: Day(number: 20_778)
        ) { path in
            do throws(DocumentError) {
                guard let document = try documents.read(path: folder + "/" + path).first else {
                    return nil
                }
                return SourceText(
                    document.text,
                    facts: document.facts.map { .init(path: $0.path, span: $0.span) },
                    links: document.links.map { .init(span: $0.span, target: $0.target) })
            } catch {
                failures.append(path)
                return nil
            }
        }
        #expect(failures.count == 1, "only the scan has no text: \(failures)")
        for figure in evaluation.figures {
            #expect(figure.holds, "\(figure.name) is \(figure.value): \(evaluation.misses)")
        }
    }
}
