import Prelude
import Resumes
import Testing

@Suite("Links in texts") struct LinkTests {
    private func links(_ text: String) -> [String] {
        let resume = Resume(work: [ResumeWork(bullets: [text])])
        return resume.paragraphs.flatMap(\.runs).compactMap(\.link)
    }

    private func bullet(latex: String) throws -> String {
        let source = #"\section{Experience}\resumeItem{"# + latex + "}"
        return try #require(try LaTeXResumeReader.read(source).resume.work.first?.bullets.first)
    }

    @Test(
        "A link of a bullet in LaTeX is words with their address behind",
        arguments: [
            (
                ##"Used \href{https://go.dev/a_b\#c}{Go}, daily"##,
                "Used Go (https://go.dev/a_b#c), daily"
            ),
            (#"See \href{https://x.org/}{\underline{x.org}}"#, "See https://x.org/"),
            (#"Mail \href{mailto:w@example.org}{\texttt{w@example.org}}"#, "Mail w@example.org"),
            (#"On \url{https://x.org/~w}"#, "On https://x.org/~w"),
            (
                #"\href{https://x.org/a%20b}{\textbf{Hive {Scale}}} for bees"#,
                "Hive Scale (https://x.org/a%20b) for bees"
            ),
            (
                #"\href{https://x.org/(a)}{A}, \href{https://x.org/b)}{B}"#,
                "A (https://x.org/(a)), B (https://x.org/b%29)"
            ),
            (
                #"\href{https://x.org/a b}{A}\href{https://x.org}{}"#,
                "A (https://x.org/a%20b)https://x.org"
            ),
            (#"\href{javascript:x}{A} and \href{}{B}"#, "A (javascript:x) and B"),
            (#"\href{https://evil.org}{https://x.org}"#, "https://x.org (https://evil.org)"),
            (#"\href{https://x.org/\~w}{A}"#, "A (https://x.org/~w)"),
        ]) func latex(source: String, text: String) throws
    {
        #expect(try bullet(latex: source) == text)
    }

    @Test("The links of headings, lists and lines of LaTeX are kept too") func elsewhere() throws {
        let resume = try LaTeXResumeReader.read(
            #"""
            \section{Summary}\resumeItem{Wrote \href{https://x.org/s}{Scale}}
            \section{Projects}
            \resumeProjectHeading{\textbf{Hive} $|$ \emph{Go} $|$ \href{https://x.org/c}{Code} $|$
              \href{https://x.org/d}{Demo}}{2020}
            \section{Skills}
            \resumeItem{\textbf{Languages}{: \href{https://go.dev}{Go}, Java}}
            \resumeItem{\href{https://k8s.io}{Kubernetes}, Docker}
            \section{Talks}
            \resumeItem{\href{https://x.org/t}{Bees}}
            """#
        ).resume
        #expect(resume.basics.summary == "Wrote Scale (https://x.org/s)")
        #expect(resume.projects[0].name == "Hive")
        #expect(resume.projects[0].url == "https://x.org/c")
        #expect(resume.projects[0].keywords == ["Go", "Code", "Demo (https://x.org/d)"])
        #expect(resume.skills.map(\.name) == ["Languages", nil])
        #expect(resume.skills[0].keywords == ["Go (https://go.dev)", "Java"])
        #expect(resume.skills[1].keywords == ["Kubernetes (https://k8s.io)", "Docker"])
        #expect(resume.sections[0].lines == ["Bees (https://x.org/t)"])
    }

    @Test(
        "Only web pages and mailboxes are followed, to where the address ends",
        arguments: [
            ("Go (https://go.dev/a_(b)).", ["https://go.dev/a_(b)"]),
            (
                "See https://x.org/a, HTTP://y.org. And (more at https://z.org).",
                ["https://x.org/a", "HTTP://y.org", "https://z.org"]
            ),
            (
                "mail w.g+x@example.org or mailto:a@b.org!",
                ["mailto:w.g+x@example.org", "mailto:a@b.org"]
            ),
            (
                "[Go](https://go.dev) and ![x](http://x.org/y)",
                ["https://go.dev", "http://x.org/y"]
            ),
            ("https://x.org/„a“ “https://y.org/ü”", ["https://x.org/", "https://y.org/ü"]),
            ("javascript:alert(1) file:///etc data:text/html,x ftp://x.org x.org www.x.org", []),
            ("http:// https://- mailto:x mailto: @ a@ @b a@b a@b.c xhttp://y.org x@y..org", []),
            ("[a](javascript:x) [b](/c) <b@c.de>", ["mailto:b@c.de"]),
        ]) func followed(text: String, targets: [String])
    {
        #expect(links(text) == targets)
    }

    @Test("A link stands in every rendering, and can be followed where the form has links")
    func renderings() throws {
        let json = try JSONParser.parse(
            #"{"work": [{"highlights": ["Used [Go](https://go.dev/a_b?c=1&d=(e)) at https://x.org/~w."]}]}"#
        )
        let resume = try JSONResumeReader.read(json).resume
        let address = "https://go.dev/a_b?c=1&d=(e)"
        #expect(resume.plainText.contains("- Used Go (\(address)) at https://x.org/~w."))
        #expect(resume.markdown.contains("- Used Go (<\(address)>) at <https://x.org/~w>."))
        let anchor =
            #"<a href="https://go.dev/a_b?c=1&amp;d=(e)">https://go.dev/a_b?c=1&amp;d=(e)</a>"#
        #expect(resume.html.contains("<li>Used Go (\(anchor)) at"))
        let latex = LaTeXResume(resume).source
        #expect(
            latex.contains(#"Used Go (\href{https://go.dev/a\_b?c=1\&d=(e)}{https:/\allowbreak{}/"#)
        )
        #expect(latex.contains(#"\href{https://x.org/\~w}{"#))
        #expect(resume.json == json)
    }

    @Test(
        "No address does anything where it stands",
        arguments: [
            "https://x.org/\"onclick=\"y", "https://x.org/<b>", "https://x.org/'a'",
            "https://x.org/a>b",
            "https://x.org/$a$^{b}\\input{c}%0A#d~e_f&amp;", "https://x.org/&copy;",
            "https://x.org/`a`*b*",
            "https://x.org/ü東", "https://x.org/]](a)",
        ]) func hostile(address: String) throws
    {
        let resume = Resume(work: [ResumeWork(bullets: ["See " + address, "A (\(address))"])])
        #expect(links(address).count == 1)
        #expect(Unescaping.html(resume.html).contains("See " + address))
        #expect(Unescaping.markdown(resume.markdown).contains("See " + address))
        #expect(Unescaping.latex(LaTeXResume(resume).source).contains("See " + address))
        let html = resume.html
        for tag in html[try #require(html.firstRange(of: "<body>")).upperBound...].split(
            separator: "<")
        {
            let isOwn = ["h2", "/", "a href=\"https://x.org/", "p class=\"entry\"", "ul>", "li>"]
                .contains { tag.hasPrefix($0) }
            #expect(isOwn || tag == "\n", "<\(tag)")
            #expect(tag.split(separator: ">").first?.count { $0 == "\"" } ?? 0 <= 2)
        }
    }

    @Test("What is written to LaTeX with links is read back with them") func readBack() throws {
        for text in [
            "Go (https://go.dev/a_b?c=1&d=(e)#f%20g) daily", "See https://x.org/~w/$a'b/ü",
            "w@example.org!",
        ] {
            let resume = Resume(work: [ResumeWork(position: "A", bullets: [text])])
            let read = try LaTeXResumeReader.read(LaTeXResume(resume).source).resume
            #expect(read.work.flatMap(\.bullets).last == text)
        }
    }

    @Test("Texts of many addresses, brackets and signs are cut in time") func many() {
        #expect(links(String(repeating: "https://x.org/(a ", count: 20_000)).count == 20_000)
        #expect(links(String(repeating: "(http://a", count: 20_000)).count < 20_000)
        #expect(links(String(repeating: "a@", count: 50_000)).isEmpty)
        #expect(links(String(repeating: ":", count: 100_000)).isEmpty)
        #expect(links("https://" + String(repeating: "a", count: 100_000)).isEmpty)
        #expect(links(String(repeating: "[a](", count: 50_000) + "https://x.org)").count == 1)
    }
}
