import Prelude
import Resumes
import Testing

@Suite("Renderings") struct RenderingTests {
    private static let seeds = Array<UInt64>(1...20)

    @Test("Every text stands in every rendering, as it was written", arguments: seeds)
    func complete(seed: UInt64) throws {
        let resume = HostileResume.resume(seed: seed)
        let paragraphs = resume.paragraphs.map(\.text).joined(separator: "\n")
        let plain = resume.plainText
        let markdown = Unescaping.markdown(resume.markdown)
        let html = Unescaping.html(resume.html)
        let latex = Unescaping.latex(LaTeXResume(resume).source)
        #expect(resume.fields.count > 20)
        for field in resume.fields {
            #expect(paragraphs.contains(field.text), "\(field.id)")
            #expect(plain.contains(field.text), "\(field.id)")
            #expect(markdown.contains(field.text), "\(field.id) \(field.text)")
            #expect(html.contains(field.text), "\(field.id)")
            #expect(latex.contains(field.text), "\(field.id) \(field.text)")
        }
    }

    @Test("JSON Resume gives an equal résumé back", arguments: seeds)
    func json(seed: UInt64) throws {
        let resume = HostileResume.resume(seed: seed)
        let text = resume.json.text(pretty: true)
        let reading = try JSONResumeReader.read(JSONParser.parse(text))
        let isEqual = reading.resume == resume
        #expect(isEqual)
        #expect(reading.problems.isEmpty)
        #expect(reading.resume.json == resume.json)
    }

    @Test("HTML has no tag but its own", arguments: seeds) func html(seed: UInt64) throws {
        let html = HostileResume.resume(seed: seed).html
        let body = try #require(html.firstRange(of: "<body>"))
        for piece in html[body.upperBound...].split(separator: "<").dropFirst(0) {
            let isOwn = [
                "h1>", "/", "p>", "p class=\"contact\">", "p class=\"entry\">", "h2>", "ul>", "li>",
                "strong>",
            ]
            .contains { piece.hasPrefix($0) || piece == "\n" }
            #expect(isOwn, "<\(piece)")
        }
        #expect(!html.contains("<script"))
    }

    @Test("LaTeX has no command but its own, and its braces close", arguments: seeds)
    func latex(seed: UInt64) throws {
        let source = LaTeXResume(HostileResume.resume(seed: seed)).source
        let start = try #require(source.firstRange(of: "\\begin{document}\n"))
        let end = try #require(source.firstRange(of: "\\end{document}\n"))
        #expect(end.upperBound == source.endIndex)
        let own: Set<String> = [
            "resumetitle", "resumecontact", "resumeheading", "resumeentry", "resumetext", "textbf",
            "item", "begin", "end", "textbackslash", "textasciitilde", "textasciicircum",
            "textless",
            "textgreater", "textbar", "textquotedbl", "textasciigrave", "textquotesingle",
            "resumeother", "allowbreak",
        ]
        var depth = 0
        let body = Array(source[start.upperBound..<end.lowerBound])
        var index = 0
        while index < body.count {
            if body[index] == "\\" {
                let name = String(body[(index + 1)...].prefix { $0.isLetter && $0.isASCII })
                #expect(name.isEmpty ? "{}$&#%_".contains(body[index + 1]) : own.contains(name))
                index += max(2, name.count + 1)
                continue
            }
            if body[index] == "{" { depth += 1 }
            if body[index] == "}" { depth -= 1 }
            #expect(depth >= 0)
            #expect(!"$&#%_~^`".contains(body[index]), "\(body[index])")
            index += 1
        }
        #expect(depth == 0)
    }

    @Test("A whole résumé as Markdown") func markdown() {
        #expect(
            SampleResume.small.markdown == """
                # Wilma Grabovac

                Beekeeper

                <wilma@example.org> · Graz

                ## Summary

                Keeps bees.

                ## Experience

                **Keeper**, Hive & Co (2019 – present)

                - Counted bees
                - Sold honey

                ## Skills

                **Tools:** Smoker, C++

                """)
    }

    @Test("A whole résumé as plain text") func plain() {
        #expect(
            SampleResume.small.plainText == """
                Wilma Grabovac
                Beekeeper
                wilma@example.org · Graz

                Summary
                -------

                Keeps bees.

                Experience
                ----------

                Keeper, Hive & Co (2019 – present)
                - Counted bees
                - Sold honey

                Skills
                ------

                Tools: Smoker, C++

                """)
    }

    @Test("Line breaks and signs of control are no part of a paragraph") func control() {
        let resume = Resume(
            basics: ResumeBasics(name: "Wil\u{202E}ma\u{0}", summary: "One\n\nTwo\r\nThree\u{2028}")
        )
        let paragraphs = resume.paragraphs.map(\.text)
        #expect(paragraphs == ["Wilma", "Summary", "One", "Two", "Three"])
        #expect(Resume().paragraphs.isEmpty)
        #expect(Resume(work: [ResumeWork()], skills: [ResumeSkills()]).paragraphs.isEmpty)
    }
}

extension SampleResume {
    static let small = Resume(
        basics: ResumeBasics(
            name: "Wilma Grabovac", label: "Beekeeper", email: "wilma@example.org",
            summary: "Keeps bees.", location: ResumeLocation(city: "Graz")),
        work: [
            ResumeWork(
                company: "Hive & Co", position: "Keeper", period: ResumePeriod(start: "2019"),
                bullets: ["Counted bees", "Sold honey"])
        ],
        skills: [ResumeSkills(name: "Tools", keywords: ["Smoker", "C++"])])
}
