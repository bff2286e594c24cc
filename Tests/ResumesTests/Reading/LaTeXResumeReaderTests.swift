import Resumes
import Testing

@Suite("Résumés in LaTeX") struct LaTeXResumeReaderTests {
    private static let source = ##"""
        \documentclass[letterpaper,11pt]{article}
        \newcommand{\resumeItem}[1]{\item\small{{#1 \vspace{-2pt}}}}
        \begin{document}
        \begin{center}
            \textbf{\Huge \scshape Wilma Grabovac} \\ \vspace{1pt}
            \small +43-316-5550199 $|$ \href{mailto:w@example.org}{\underline{w@example.org}} $|$
            \href{https://linkedin.com/in/wilma}{\underline{linkedin.com/in/wilma}} $|$
            \href{https://github.com/wilma}{\underline{github.com/wilma}}
        \end{center}
        %----------- EDUCATION -----------
        \section{Education}
          \resumeSubHeadingListStart
            \resumeSubheading
              {Technische Universit\"at Graz}{Graz, Austria}
              {Bachelor of Science in Computer Science}{Aug. 2014 -- May 2017}
          \resumeSubHeadingListEnd
        \section{Experience}
          \resumeSubHeadingListStart
            \resumeSubheading
              {Beekeeper}{June 2020 -- Present}
              {Hive \& Co}{Graz}
              \resumeItemListStart
                \resumeItem{Cut costs by 30\% with \textbf{Kubernetes {and \emph{Docker}}}, then {moved} on}
                \resumeItem{Used \href{https://go.dev/a_b\#c}{Go} --- ``fast'', caf\'e, na\"{\i}ve, \c{c}a} % no comment
              \resumeItemListEnd
            \resumeSubheading
              {Honey Ltd}{Linz}
              {Seller}{2017 -- 2019}
              \resumeItemListStart
                \resumeItem{Sales}{sold \unknownmacro{jars} of honey}
              \resumeItemListEnd
          \resumeSubHeadingListEnd
        \section{Projects}
            \resumeSubHeadingListStart
              \resumeProjectHeading
                  {\textbf{Hive Scale} $|$ \emph{Python, Flask, C/C++}}{June 2020 -- Present}
                  \resumeItemListStart
                    \resumeItem{Weighs hives}
                  \resumeItemListEnd
            \resumeSubHeadingListEnd
        \section{Technical Skills}
         \begin{itemize}[leftmargin=0.15in, label={}]
            \small{\item{
             \textbf{Languages}{: Java, Python, C/C++, SQL (Postgres, MySQL)} \\
             \textbf{Developer Tools}{: Git, R\&D} \\
            }}
         \end{itemize}
        \section{Hobbies}
        Bees and
        books

        Honey
        \end{document}
        """##

    private let reading = Result { () throws(ResumeReadingError) in
        try LaTeXResumeReader.read(source)
    }

    @Test("The head gives the name and how to reach the person") func head() throws {
        let basics = try reading.get().resume.basics
        #expect(basics.name == "Wilma Grabovac")
        #expect(basics.phone == "+43-316-5550199")
        #expect(basics.email == "w@example.org")
        #expect(basics.profiles.map(\.network) == ["LinkedIn", "GitHub"])
        #expect(basics.profiles.map(\.url).last == "https://github.com/wilma")
    }

    @Test("Entries are read in either order of their four places") func entries() throws {
        let resume = try reading.get().resume
        #expect(resume.work.map(\.company) == ["Hive & Co", "Honey Ltd"])
        #expect(resume.work.map(\.position) == ["Beekeeper", "Seller"])
        #expect(resume.work.map(\.location) == ["Graz", "Linz"])
        #expect(
            resume.work.map(\.period) == [
                ResumePeriod(start: "June 2020"), ResumePeriod(start: "2017", end: "2019"),
            ])
        let school = try #require(resume.education.first)
        #expect(school.institution == "Technische Universität Graz")
        #expect(school.degree == "Bachelor of Science in Computer Science")
        #expect(school.location == "Graz, Austria")
        #expect(school.period.end == "May 2017")
    }

    @Test("A bullet with braces in it is read to its end, with its escapes, accents and ligatures")
    func bullets() throws {
        let resume = try reading.get().resume
        #expect(
            resume.work[0].bullets == [
                "Cut costs by 30% with Kubernetes and Docker, then moved on",
                "Used Go (https://go.dev/a_b#c) — “fast”, café, naïve, ça",
            ])
        #expect(resume.work[1].bullets == ["Sales: sold jars of honey"])
    }

    @Test("Projects and skills are read into their parts; other sections keep their lines")
    func lists() throws {
        let resume = try reading.get().resume
        #expect(resume.projects.map(\.name) == ["Hive Scale"])
        #expect(resume.projects[0].keywords == ["Python", "Flask", "C/C++"])
        #expect(resume.projects[0].bullets == ["Weighs hives"])
        #expect(resume.projects[0].period.isCurrent)
        #expect(resume.skills.map(\.name) == ["Languages", "Developer Tools"])
        #expect(resume.skills[0].keywords == ["Java", "Python", "C/C++", "SQL (Postgres, MySQL)"])
        #expect(resume.skills[1].keywords == ["Git", "R&D"])
        #expect(
            resume.sections == [
                ResumeSection(title: "Hobbies", lines: ["Bees and books", "Honey"])
            ])
    }

    @Test("Macros that are not known are counted, and their arguments read") func unknown() throws {
        #expect(try reading.get().problems.map(\.message) == ["1 unknown macro, read as text"])
    }

    @Test("Nothing is read from or written to files by a source") func commands() throws {
        let resume = try LaTeXResumeReader.read(
            #"\section{Experience}\resumeItem{a \input{/etc/passwd} b \write18{rm} c}"#
        ).resume
        #expect(resume.work.first?.bullets == ["a b 18rm c"])
    }

    @Test(
        "Broken and hostile sources end, with what could be read",
        arguments: [
            "{", "}", "}}}}{{{", "\\", "\\section", "\\section{",
            "\\section{Experience}\\resumeItem",
            "\\section{x}\\resumeItem{\\textbf{", "\\section{x}\\'", "\\section{x}\\'{}",
            "\\section{x}\\href{a}",
            "\\section{Skills}\\item[", "%", "\\section{x} %", "\\begin{document}",
            "\\end{document}\\begin{document}",
            "\\section{Projects}\\item \\textbf{a}", "\\section{x}\\\\[2pt", "\u{0}\u{202E}",
        ]) func broken(source: String)
    {
        let reading = try? LaTeXResumeReader.read(source)
        #expect((reading != nil) == (source.contains("\\section")))
    }

    @Test("Deep braces are told, long sources refused") func limits() throws {
        let deep =
            "\\section{Experience}\\resumeItem{" + String(repeating: "{", count: 100_000) + "deep"
            + String(repeating: "}", count: 100_000) + "}"
        let reading = try LaTeXResumeReader.read(deep)
        #expect(reading.resume.work.first?.bullets == ["deep"])
        #expect(!reading.problems.isEmpty)
        let options = "\\section{x}" + String(repeating: "\\item[", count: 20_000)
        #expect(throws: ResumeReadingError.self) { try LaTeXResumeReader.read(options) }
        #expect(throws: ResumeReadingError.self) {
            try LaTeXResumeReader.read(String(repeating: "a", count: 2 << 20))
        }
    }

    @Test("Files that a source names are told to be missing; those of its preamble are none")
    func inputs() throws {
        let start = #"\input{glyphtounicode}\begin{document}\section{Experience}\resumeItem{a}"#
        let reading = try LaTeXResumeReader.read(
            start + #"\input{more}{\include{x}}\end{document}"#)
        #expect(reading.problems.map(\.place) == ["document"])
        #expect(reading.problems.first?.message.contains("found 2 \\input") == true)
        #expect(try LaTeXResumeReader.read(start + #"\end{document}"#).problems.isEmpty)
        let error = #expect(throws: ResumeReadingError.self) {
            try LaTeXResumeReader.read(#"\begin{document}\input{a}\input{b}\end{document}"#)
        }
        #expect(error?.hint.contains("\\input") == true)
    }

    @Test("Macros that call themselves are not expanded, and one problem of a line is told once")
    func loops() throws {
        let loop =
            #"\def\a{\a\a}\newcommand{\b}{\b\b}"# + String(repeating: #"\a\b "#, count: 5_000)
        #expect(
            try LaTeXResumeReader.read(#"\section{Experience}\resumeItem{x}"# + loop).resume.work
                .count == 1)
        let open = #"\section{Experience}\resumeItem{x}"# + String(repeating: "{", count: 100_000)
        #expect(try LaTeXResumeReader.read(open).problems.count == 2)
    }

    @Test("What is larger than any résumé is refused, with what was found") func large() {
        let items = #"\section{Experience}"# + String(repeating: #"\resumeItem{x}"#, count: 20_000)
        let error = #expect(throws: ResumeReadingError.self) { try LaTeXResumeReader.read(items) }
        #expect(error?.reason.contains("found 20000 texts") == true)
    }

    @Test("What the LaTeX rendering writes, TeX's reader reads back") func roundTrip() throws {
        let source = LaTeXResume(SampleResume.small).source
        let resume = try LaTeXResumeReader.read(source).resume
        #expect(resume.basics.name == "Wilma Grabovac")
        #expect(resume.work.flatMap(\.bullets).suffix(2) == ["Counted bees", "Sold honey"])
        #expect(resume.skills.first?.keywords == ["Smoker", "C++"])
        var hard = SampleResume.small
        hard.basics.summary = "Łódź C# R&D 100 % a_b ~3 C:\\x 東京 Ștefan, Zo\u{308}e"
        let again = try LaTeXResumeReader.read(LaTeXResume(hard).source)
        #expect(again.resume.basics.summary == hard.basics.summary)
        #expect(again.problems.count <= 1)
    }

    @Test("Every entry that the LaTeX rendering writes has its own bullets when it is read back")
    func ownEntries() throws {
        let written = Resume(
            work: [
                ResumeWork(
                    company: "Engines Ltd", position: "Engineer", location: "Hamar",
                    period: ResumePeriod(start: "2018-03", end: "2021-05"),
                    summary: "Engines for ships.", bullets: ["Ran Kafka", "Wrote Java"]),
                ResumeWork(
                    company: "Mills", position: "Dev",
                    period: ResumePeriod(start: "2021-06", isCurrent: true),
                    bullets: ["Built APIs"]),
                ResumeWork(company: "Quiet Co", position: "Intern"),
            ],
            projects: [
                ResumeProject(name: "Hive", summary: "Counts bees.", bullets: ["Wrote C++"])
            ],
            education: [
                ResumeEducation(
                    institution: "University of Bergen", degree: "MSc",
                    period: ResumePeriod(start: "2012", end: "2014", isCurrent: false))
            ])
        let read = try LaTeXResumeReader.read(LaTeXResume(written).source).resume
        #expect(read.work.map(\.position) == ["Engineer", "Dev", "Intern"])
        // Employer and place stand in one line, with commas of their own.
        #expect(read.work.map(\.company) == ["Engines Ltd, Hamar", "Mills", "Quiet Co"])
        #expect(read.work.map(\.bullets) == written.work.map(\.bullets))
        #expect(
            read.work.map(\.period) == written.work.map(\.period).dropLast() + [
                ResumePeriod(isCurrent: false)
            ])
        #expect(read.work.map(\.summary) == ["Engines for ships.", nil, nil])
        #expect(read.projects.map(\.name) == ["Hive"] && read.projects[0].bullets == ["Wrote C++"])
        #expect(read.projects[0].summary == "Counts bees.")
        #expect(read.education.map(\.degree) == ["MSc"])
        #expect(read.education.map(\.institution) == ["University of Bergen"])
        // And what is written of that says the same again.
        #expect(LaTeXResume(read).source == LaTeXResume(written).source)
    }

    @Test("Entries without macros keep their bullets, whatever their first lines look like")
    func plainEntries() throws {
        let source = #"""
            \section{Experience}
            \textbf{Engineer}, Engines Ltd \hfill 2018--2021
            \begin{itemize}
            \item Ran Kafka in 2019
            \item \textbf{Go}: wrote services
            \end{itemize}
            \textbf{Mills} \hfill Berlin \\
            \textit{Developer} \hfill Jun 2021 -- present
            \begin{itemize}
            \item Built APIs
            \end{itemize}
            \textbf{Technologies:} Rust, Go

            Freelancer, 2010 -- 2012

            Helped many small companies with their books and their ledgers, from 2010 to 2012.
            """#
        let work = try LaTeXResumeReader.read(source).resume.work
        #expect(work.map(\.position) == ["Engineer", "Mills", "Freelancer"])
        #expect(work.map(\.company) == ["Engines Ltd", "Berlin, Developer", nil])
        #expect(work[0].bullets == ["Ran Kafka in 2019", "Go: wrote services"])
        #expect(work[0].period == ResumePeriod(start: "2018", end: "2021"))
        #expect(work[1].bullets == ["Built APIs", "Technologies: Rust, Go"])
        #expect(work[1].period == ResumePeriod(start: "Jun 2021", isCurrent: true))
        #expect(work[2].summary?.hasPrefix("Helped many") == true && work[2].bullets.isEmpty)
    }
}
