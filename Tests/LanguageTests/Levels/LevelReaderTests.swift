import Language
import Prelude
import Testing

@Suite("Levels") struct LevelReaderTests {
    private func marks(_ text: String) -> [LevelMark] {
        let source = SourceText(text)
        return LevelReader.marks(in: source.utf8, TextSpan(0, source.utf8.count))
    }

    @Test(
        "Every notation gives its rating",
        arguments: [
            ("★★★★☆", 8), ("★☆☆☆☆", 2), ("★★★", 6), ("●●●○○", 6), ("•••◦◦", 6), ("● ● ● ● ●", 10),
            ("████████░░", 8), ("[####--]", 7), ("4/5", 8), ("7/10", 7), ("3 of 5", 6), ("80%", 8),
            ("95 %", 10), ("expert", 9), ("Sehr gute Kenntnisse", 8), ("notions de base", 2),
            ("nivel medio", 5), ("avançado", 7), ("ottima conoscenza", 8), ("goed", 6),
            ("biegły", 9),
            ("working knowledge", 5), ("native speaker", 10), ("C1", 8), ("B2", 6),
        ])
    func ratings(text: String, rating: Int) { #expect(marks(text).map(\.rating) == [rating]) }

    @Test("Years are no rating, and a rating is no years")
    func years() {
        #expect(marks("5 years").map(\.years) == [5])
        #expect(marks("5 years").first?.skillRating == nil)
        #expect(marks("5/5").first?.years == nil)
    }

    @Test("A level tells where and how it was stated")
    func evidence() throws {
        let mark = try #require(marks("Python – expert").first)
        #expect(mark.notation == .word)
        #expect(mark.span.text(in: Array("Python – expert".utf8)) == "expert")
    }

    @Test(
        "Leader dots, dates and versions are no levels",
        arguments: ["..........", "03/10/2020", "- - -", "v2"])
    func nothing(text: String) { #expect(marks(text).isEmpty) }

    @Test("Ratings stay on the scale", arguments: [-5, 0, 11, Int.max])
    func clamped(value: Int) {
        #expect((1...10).contains(SkillRating(value, .number, at: TextSpan(0, 1)).value))
    }
}
