import Testing

@testable import Recruiting

@Suite("What recruiters write of people's skills") struct SkillFeedbackTests {
    private typealias Change = SkillEditing.Change

    @Test("A plus is one more, a minus none of theirs, a swung dash another rating")
    func lines() {
        let feedback = SkillFeedback(
            """
            + Rust, 8, "two years, at Acme"
            + Elixir

            - PHP
            ~ Go, 6/10
            """)
        #expect(feedback.mistakes == [])
        #expect(
            feedback.changes == [
                Change(skill: "Rust", rating: 8, note: "two years, at Acme"),
                Change(skill: "Elixir", rating: SkillFeedback.standardRating),
                Change(skill: "PHP", isRemoved: true), Change(skill: "Go", rating: 6),
            ])
    }

    @Test("Editors' own dashes and quotation marks, backslashes and missing blanks are understood")
    func editors() {
        let feedback = SkillFeedback("– PHP\r\n\\+ Rust,9,“since, 2019”\r\n\\- C++\r\n∼Go,3")
        #expect(feedback.mistakes == [])
        #expect(
            feedback.changes == [
                Change(skill: "PHP", isRemoved: true),
                Change(skill: "Rust", rating: 9, note: "since, 2019"),
                Change(skill: "C++", isRemoved: true), Change(skill: "Go", rating: 3),
            ])
    }

    @Test(
        "A line that says nothing that can be done is told by its number, and the others are done",
        arguments: [
            ("Rust is good", "+, - or ~ and a skill"), ("+", "the name of a skill behind the sign"),
            ("+ , 5", "the name of a skill behind the sign"),
            ("+ Rust, 11", "a rating from 1 to 10"), ("~ Rust, 0", "a rating from 1 to 10"),
            ("~ Rust", "a rating from 1 to 10 behind the skill"),
            ("~ Rust, better", "a rating from 1 to 10 behind the skill"),
            ("- " + String(repeating: "x", count: 200), "the name of a skill behind the sign"),
            ("+ Rust, 5, " + String(repeating: "x", count: 2000), "a note of at most 1000 bytes"),
        ])
    func mistakes(_ line: String, _ expected: String) {
        let feedback = SkillFeedback("- PHP\n\(line)\n+ Go")
        #expect(feedback.mistakes == [SkillFeedback.Mistake(line: 2, expected: expected)])
        #expect(feedback.changes.map(\.skill) == ["PHP", "Go"])
        #expect(throws: SkillFeedback.Mistake.self) { try feedback.whole() }
    }

    @Test("So many lines are read and no more, which is told")
    func limit() {
        let feedback = SkillFeedback(
            (0...SkillFeedback.maximumLines).map { "+ Skill \($0)" }.joined(separator: "\n"))
        #expect(feedback.changes.count == SkillFeedback.maximumLines)
        #expect(feedback.mistakes.map(\.line) == [SkillFeedback.maximumLines + 1])
    }

    @Test("Nothing written is a mistake where something was to be said") func nothing() {
        #expect(throws: SkillFeedback.Mistake.self) { try SkillFeedback(" \n").whole() }
    }
}
