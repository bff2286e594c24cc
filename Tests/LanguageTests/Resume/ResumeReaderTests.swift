import Language
import Prelude
import Testing

@Suite("CVs") struct ResumeReaderTests {
    private func read(_ text: String, facts: [(String, String)] = []) throws -> ResumeReading {
        let bytes = Array(text.utf8)
        let spans = facts.compactMap { path, words -> SourceText.Fact? in
            guard let range = bytes.firstRange(of: Array(words.utf8)) else { return nil }
            return SourceText.Fact(path: path, span: TextSpan(range.lowerBound, range.upperBound))
        }
        return try FewSkills.reader().read(SourceText(text, facts: spans))
    }

    @Test("A position without an end is not taken for a current one")
    func unknownEnd() throws {
        let reading = try read("Experience\nClerk, Fern & Sons, 2019\n")
        let position = try #require(reading.experiences.first)
        #expect(position.end == nil)
        #expect(!position.isCurrent)
        #expect(position.months == nil)
    }

    @Test("Months that two positions share count once")
    func overlap() throws {
        let reading = try read(
            """
            Experience
            Engineer, Alder Ltd, 01/2018 – 12/2019
            Consultant, Birch Ltd, 01/2019 – 12/2020
            """)
        #expect(reading.yearsOfExperience?.value == 3)
    }

    @Test("Studies, projects and unpaid work are no positions")
    func notInvented() throws {
        let reading = try read(
            """
            Education
            BSc Physics, Rowan University, 2010 – 2013
            Volunteering
            Coach, Rowan Rowing Club, 2012 – 2014
            Projects
            Team planner, 2015 – 2016
            """)
        #expect(reading.experiences.isEmpty)
        #expect(reading.warnings.contains(.noExperience))
        #expect(reading.highestDegree?.value == .bachelor)
    }

    @Test("What the text does not say is nil")
    func missing() throws {
        let reading = try read("Rosalind Thwaite\nSkills\nPython\n")
        #expect(reading.name?.value == "Rosalind Thwaite")
        #expect(reading.emails.isEmpty)
        #expect(reading.location == nil)
        #expect(reading.summary == nil)
        #expect(reading.seniority == nil)
        #expect(reading.yearsOfExperience == nil)
        #expect(reading.attributes.isEmpty)
        #expect(reading.narratives[.impact] == nil)
        #expect(reading.skills.first?.rating == nil)
    }

    @Test("A skill carries its level, its years and the sentences that show it")
    func evidence() throws {
        let text = """
            Skills
            Rust – advanced (4 years)
            Experience
            Engineer, Alder Ltd, 2019 – 2021
            - Rewrote the ledger in Rust.
            """
        let reading = try read(text)
        let rust = try #require(reading.skills.first { $0.name == "Rust" })
        #expect(rust.rating?.value == 7)
        #expect(rust.years == 4)
        #expect(rust.months == 24)
        #expect(
            rust.evidence.map { $0.text(in: Array(text.utf8)) } == ["Rewrote the ledger in Rust."])
    }

    @Test("A name in a list that the lexicon does not know keeps its words")
    func unknownSkill() throws {
        let skills = try read("Skills\nPython, Oyster grading\n").skills
        #expect(skills.map(\.name) == ["Python", "Oyster grading"])
        #expect(skills.map(\.isKnown) == [true, false])
    }

    @Test("What the format labels wins over what stands first")
    func facts() throws {
        let reading = try read(
            "Imelda Quist\nWritten by Oskar Bremer\nStarted 2020-03, ended 2021-05 at Alder as Clerk\n",
            facts: [
                ("basics.name", "Oskar Bremer"), ("work[0].name", "Alder"),
                ("work[0].position", "Clerk"),
                ("work[0].startDate", "2020-03"), ("work[0].endDate", "2021-05"),
            ])
        #expect(reading.name?.value == "Oskar Bremer")
        #expect(reading.experiences.map { $0.company?.value } == ["Alder"])
        #expect(reading.experiences.first?.months == 15)
    }

    @Test("An attribute is scored from the sentence that proves it")
    func attributes() throws {
        let text = "Experience\nEngineer, Alder Ltd, 2019 – 2021\n- Led a team of 12 people.\n"
        let leadership = try #require(try read(text).attributes[.leadership])
        #expect(leadership.value == 4)
        #expect(leadership.span.text(in: Array(text.utf8)) == "Led a team of 12 people.")
    }

    @Test("An end before its start is told")
    func contradiction() throws {
        let reading = try read("Experience\nEngineer, Alder Ltd, 05/2021 – 02/2019\n")
        #expect(reading.warnings.contains { if case .endBeforeStart = $0 { true } else { false } })
    }

    @Test("A language that the rules do not know is told")
    func language() throws {
        let reading = try read("Иван Петров\nОпыт работы\nИнженер в компании Ромашка\n")
        #expect(reading.language == .other)
        #expect(reading.warnings.contains(.unsupportedLanguage))
    }

    @Test("Links and handles are read without queries and at-signs")
    func links() throws {
        let reading = try read(
            "Ada Fenn\nhttps://www.linkedin.com/in/ada-fenn?s=20 | github.com/adafenn | https://x.com/@adaf\n"
        )
        let handles = reading.links.map { "\($0.value.kind.rawValue):\($0.value.handle ?? "-")" }
        #expect(handles == ["linkedin:ada-fenn", "github:adafenn", "x:adaf"])
    }

    @Test("A hackathon prize is read in dollars, and only where dollars are named")
    func hackathons() throws {
        let reading = try read(
            """
            Hackathons
            Tide Hack 2023: won 2nd place and $5,000 for a buoy.
            Prut Hack 2021: third place, €1,500, a lottery.
            """)
        #expect(reading.projects.map(\.isHackathon) == [true, true])
        #expect(reading.projects.map(\.prizeUSD) == [5000, nil])
    }
}
