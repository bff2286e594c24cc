import Prelude
import Resumes
import Testing

@Suite("Gates of edits") struct EditGateTests {
    private let resume = SampleResume.resume

    private func reason(_ edit: ResumeEdit) -> EditRefusal? {
        EditGates.apply([edit], to: resume).refused.first?.reason
    }

    @Test(
        "What identifies the person, employers, titles, dates and links cannot be reached",
        arguments: [
            "basics/name", "basics/email", "basics/label", "basics/summary", "name",
            "work/0/company",
            "work/0/position", "work/0/start", "work/0/end", "work/0/url", "work/0/location",
            "work/0",
            "projects/0/name", "projects/0/keywords/0", "education/0/degree",
            "education/0/institution",
            "skills/0/name", "skills/0/keywords/0", "skills/0/keywords", "work/0/bullets", "skills",
            "",
            "work/00/bullets/0", "work/+0/bullets/0", "work/-1/bullets/0", "work/0/bullets/0/",
            "/summary",
            "summary/", "SUMMARY", "work/0/Bullets/0", "work/9223372036854775808/bullets/0",
            "../summary",
            "work/٠/bullets/0", "work//bullets/0", "sections/0/lines/0", "references/0/text",
        ]) func paths(id: String)
    {
        #expect(
            reason(ResumeEdit(id: id, change: .replace(original: "", text: "x"))) == .notEditable)
    }

    @Test(
        "An order is made only on lists that have one",
        arguments: [
            "work", "education", "summary", "work/0/bullets/0", "projects/0/keywords", "languages",
            "basics", "skills/0", "skills/x/keywords",
        ]) func lists(id: String)
    {
        #expect(reason(ResumeEdit(id: id, change: .reorder([1, 0]))) == .notEditable)
    }

    @Test("Places that the résumé does not have are told") func places() {
        for id in ["work/7/bullets/0", "work/0/bullets/99", "volunteer/0/summary"] {
            let edit = ResumeEdit(id: id, change: .replace(original: "", text: "x"))
            #expect(reason(edit) == .noSuchPiece)
        }
        #expect(reason(ResumeEdit(id: "skills/9/keywords", change: .reorder([0]))) == .noSuchPiece)
    }

    @Test(
        "An order names every position once",
        arguments: [
            [], [0], [0, 1], [0, 0, 1], [1, 2, 3], [0, 1, 2, 2], [-1, 0, 1], [Int.max, 0, 1],
        ])
    func permutations(order: [Int]) {
        #expect(reason(ResumeEdit(id: "skills", change: .reorder(order))) == .notAPermutation)
    }

    @Test("The stated original is the text that stands there, but for blanks") func originals()
        throws
    {
        let id = "work/1/bullets/2"
        let text = "Senkte die Laufzeit der Abfragen um 20 Prozent"
        let current = try #require(ResumePiece(id: id).flatMap { resume.text(of: $0) })
        for original in [
            "", "x", current.lowercased(), String(current.dropLast()), current + ".",
            current.replacing("für", with: "fu\u{308}r"),
        ] {
            let edit = ResumeEdit(id: id, change: .replace(original: original, text: text))
            #expect(reason(edit) == .originalDiffers)
        }
        let spaced = "  " + current.replacing(" ", with: "\n ")
        let edit = ResumeEdit(id: id, change: .replace(original: spaced, text: text))
        #expect(reason(edit) == nil)
    }

    @Test("One edit that is refused leaves the others, and each text has one edit") func several() {
        let good = SampleResume.edit(
            "work/0/bullets/3", "Reduced build time using Bazel and remote caching")
        let bad = SampleResume.edit("work/0/bullets/1", "Led the payments team")
        let again = SampleResume.edit("work/0/bullets/3", "Reduced build time using Bazel")
        let outcome = EditGates.apply([bad, good, again], to: resume)
        #expect(outcome.accepted == [good])
        #expect(outcome.refused.map(\.reason) == [.claim, .duplicate])
        #expect(outcome.resume.work[0].bullets[1] == resume.work[0].bullets[1])
        #expect(
            outcome.resume.work[0].bullets[3] == "Reduced build time using Bazel and remote caching"
        )
    }

    @Test("Positions are those of the source, whatever the order of the edits") func order() {
        let edits = [
            ResumeEdit(id: "skills", change: .reorder([2, 0, 1])),
            ResumeEdit(id: "work/0/bullets", change: .reorder([5, 4, 3, 2, 1, 0])),
            ResumeEdit(id: "skills/0/keywords", change: .reorder([3, 2, 1, 0])),
            SampleResume.edit("work/0/bullets/4", "Wrote PostgreSQL queries for accounting"),
        ]
        for edits in [edits, edits.reversed()] {
            let outcome = EditGates.apply(edits, to: resume)
            #expect(outcome.refused.isEmpty)
            #expect(outcome.resume.skills.map(\.name) == ["Databases", "Languages", "Tools"])
            #expect(outcome.resume.skills[1].keywords == ["SQL", "Java", "Python", "Go"])
            #expect(outcome.resume.work[0].bullets[1] == "Wrote PostgreSQL queries for accounting")
            #expect(outcome.resume.work[0].bullets[5] == resume.work[0].bullets[0])
        }
    }

    @Test("A refusal says why, and where in the new text") func span() throws {
        let outcome = EditGates.apply(
            [SampleResume.edit("work/0/bullets/1", "Built REST APIs in Rust, tested with Postman")],
            to: resume)
        let refused = try #require(outcome.refused.first)
        #expect(refused.reason == .word)
        #expect(refused.span == TextSpan(19, 23))
    }

    @Test("Large résumés and answers are judged in time") func large() {
        var large = resume
        let bullet = "Built REST APIs in Go for the payments team, tested with Postman"
        large.work[0].bullets = [String](repeating: bullet, count: 3_000)
        large.work[0].summary = String(repeating: "payments ", count: 500_000)
        let edits = (0..<1_000).map { index in
            ResumeEdit(
                id: "work/0/bullets/\(index)",
                change: .replace(
                    original: bullet, text: "Built REST APIs in Go, tested with Postman"))
        }
        let outcome = EditGates.apply(edits, to: large)
        #expect(outcome.accepted.count == ResumeEditReader.mostEdits)
        #expect(outcome.refused.allSatisfy { $0.reason == .tooMany })
    }
}
