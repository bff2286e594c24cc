import Language
import Prelude
import TestSupport
import Testing

/// A lexicon of a few skills, so that readers are tested without the shipped data.
enum FewSkills {
    static func reader(isCity: @escaping @Sendable (String) -> Bool = { _ in false }) throws
        -> ResumeReader
    {
        let rows = [
            "Python", "Java", "SQL", "Docker", "Kubernetes", "React", "Rust", "Go", "C++", "C#",
        ]
        .map { "\($0)\tlanguage\ttool\t\t" }
        let file = (name: "software.tsv", bytes: Array(rows.joined(separator: "\n").utf8))
        let resolver = SkillResolver(try Lexicon(files: [file]))
        return ResumeReader(
            finder: SkillFinder(resolver), today: Day(number: 20_778), isCity: isCity)
    }
}

@Suite("Hostile CVs") struct HostileResumeTests {
    @Test(
        "Texts made to break readers end in a reading",
        arguments: NamedText.each([
            String(repeating: "a", count: 2_000_000),
            String(repeating: "Engineer, Acme 2019 – 2021 ", count: 40_000),
            String(repeating: "- - - ", count: 100_000),
            String(repeating: "x\n", count: 100_000),
            String(repeating: "2019 – 2021\n", count: 30_000),
            String(repeating: "(", count: 300_000),
            "Experience\n" + String(repeating: "Engineer (Acme\n", count: 20_000),
            "Skills\n" + String(repeating: "Python: ", count: 40_000),
            "Skills\n" + String(repeating: "★", count: 100_000),
            "Skills\n" + String(repeating: "Python, ", count: 40_000),
            String(repeating: "@", count: 300_000),
            String(repeating: "a@b.c.", count: 60_000),
            String(repeating: "| ", count: 100_000),
            String(repeating: "#", count: 100_000) + " " + String(repeating: "* ", count: 50_000),
            String(repeating: "\u{0}\u{1}\u{202E}\u{FEFF}", count: 50_000),
            String(repeating: "    • ", count: 50_000),
            "Education\n" + String(repeating: "B.A. ", count: 50_000),
            String(repeating: "Name: \n", count: 50_000), "", "\n", ":", "-", "é", "Skills",
        ])
    )
    func hostile(text: NamedText) throws {
        let text = text.value
        let reading = try FewSkills.reader().read(SourceText(text))
        #expect(reading.skills.count <= 10_000)
        let isLong = text.utf8.count > ResumeReader.maximumBytes
        #expect(!isLong || reading.warnings.contains(.cutShort(at: ResumeReader.maximumBytes)))
    }

    @Test("Random pieces of CVs never trap, and every span lies inside the text")
    func random() throws {
        let reader = try FewSkills.reader()
        var generator = SeededGenerator(seed: 11)
        let pieces = [
            "Experience\n", "Skills:", " – ", "2019", "Python", " (", ")", "|", "\t", "\n", "• ",
            "Engineer",
            "Acme GmbH", ", ", "Berlin", "★★★☆☆", "4/5", "heute", "since ", ":", "Education\n",
            "BSc", "Name: ",
            "## ", "**", "é", "日本", "\u{AD}", "3 years", "expert in ", "@", "a@b.example",
            "https://github.com/x",
            "$5k prize", "hackathon", "---", "\r\n", "      ", "Projects\n", "Languages\n",
            "German (C1)",
        ]
        for _ in 0..<120 {
            let text = (0..<Int.random(in: 1...80, using: &generator)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            let reading = reader.read(SourceText(text))
            let whole = TextSpan(0, text.utf8.count)
            var spans = reading.skills.map(\.span) + reading.experiences.map(\.span)
            spans += reading.sections.map(\.body) + reading.projects.map(\.span)
            spans += reading.narratives.values.flatMap(\.spans) + reading.skills.flatMap(\.evidence)
            spans += [reading.name?.span, reading.summary?.span].compactMap { $0 }
            #expect(spans.allSatisfy(whole.contains), "\(text)")
        }
    }
}
