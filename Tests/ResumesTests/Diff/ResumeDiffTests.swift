import Resumes
import Testing

@Suite("Differences of résumés") struct ResumeDiffTests {
    @Test("Equal résumés differ in nothing") func equal() {
        let diff = ResumeDiff(from: SampleResume.resume, to: SampleResume.resume)
        #expect(diff.isEmpty)
        #expect(diff.text.isEmpty)
    }

    @Test("Words that go, come and stay are told apart") func words() {
        let diff = WordDiff(
            from: "Built REST APIs in Go for us", to: "Developed REST APIs for us in Go")
        #expect(
            diff.pieces == [
                .init(fate: .removed, text: "Built"), .init(fate: .added, text: "Developed"),
                .init(fate: .kept, text: "REST APIs"), .init(fate: .removed, text: "in Go"),
                .init(fate: .kept, text: "for us"), .init(fate: .added, text: "in Go"),
            ])
        #expect(WordDiff(from: "", to: "").pieces.isEmpty)
        #expect(WordDiff(from: "a", to: "").pieces == [.init(fate: .removed, text: "a")])
    }

    @Test("A bullet that is moved and rewritten is one change of text and one of order")
    func moved() {
        var new = SampleResume.resume
        new.work[0].bullets = [1, 0, 2, 3, 4, 5].map { SampleResume.resume.work[0].bullets[$0] }
        new.work[0].bullets[0] =
            "Developed REST APIs in Go for the payments team, tested with Postman"
        new.skills = [2, 0, 1].map { SampleResume.resume.skills[$0] }
        new.skills[1].keywords.swapAt(0, 1)
        let diff = ResumeDiff(from: SampleResume.resume, to: new)
        #expect(
            diff.text == """
                Nordlicht Systems, Backend Engineer: bullets, new order
                  1. Built REST APIs in Go for the payments team, tested with Postman (was 2)
                  2. Cut hosting costs 30% for 5 clients by moving batch jobs to Kubernetes (was 1)
                  3. Helped the platform team migrate 12 services from Jenkins to GitLab CI
                  4. Reduced build time from 40 to 15 minutes using Bazel and remote caching
                  5. Wrote PostgreSQL queries and reports for accounting, reviewed by Anna Berg
                  6. Assisted with on-call shifts; did not handle production incidents alone
                Nordlicht Systems, Backend Engineer: bullet 2
                  [-Built-] {+Developed+} REST APIs in Go for the payments team, tested with Postman
                Categories of skills, new order
                  1. Databases (was 3)
                  2. Languages (was 1)
                  3. Tools (was 2)
                Skills, Languages, new order
                  1. Python (was 2)
                  2. Go (was 1)
                  3. Java
                  4. SQL
                """)
    }

    @Test("What is added, removed or changed anywhere is told") func anywhere() {
        let old = SampleResume.resume
        var other = old
        other.basics.name = "Other"
        other.work[0].company = nil
        other.education[0].area = "Biology"
        let ids = ResumeDiff(from: old, to: other).changes.map(\.id)
        #expect(ids == ["basics/name", "work/0/company", "education/0/area"])
        var new = old
        new.work[0].bullets.append("Something else entirely was written here")
        new.work[1].bullets.removeLast()
        new.projects = []
        let text = ResumeDiff(from: old, to: new).text
        #expect(
            text.contains(
                "Nordlicht Systems, Backend Engineer: bullet 7\n  {+Something else entirely was written here+}"
            ))
        #expect(
            text.contains(
                "Oberland Versicherung, Werkstudentin Softwareentwicklung: bullet 3\n  [-Senkte"))
        #expect(text.contains("Hive Scale: name\n  [-Hive Scale-]"))
        #expect(text.contains("Hive Scale: bullet 1\n  [-Built a prototype"))
    }

    @Test("Places are told in words, entries of one name by their number, and no id is lost")
    func places() {
        var resume = SampleResume.resume
        resume.work[1].company = "Nordlicht\n Systems"
        resume.work[1].position = "Backend Engineer"
        resume.projects[0].name = nil
        resume.skills.append(ResumeSkills(keywords: ["Git"]))
        resume.education[0].institution = String(repeating: "Long ", count: 50)
        let places = ResumePlaces(resume)
        let nordlicht = "Nordlicht Systems, Backend Engineer"
        for (id, words) in [
            ("summary", "Summary"), ("basics/label", "Title under the name"),
            ("work/0/bullets/1", "\(nordlicht) (Position 1): bullet 2"),
            ("work/1/bullets", "\(nordlicht) (Position 2): bullets"),
            ("work/1/company", "\(nordlicht) (Position 2): employer"),
            ("projects/0/keywords/1", "Project 1: keyword 2"),
            ("projects/0/name", "Project 1: name"),
            ("skills/0/keywords/2", "Skills, Languages: skill 3"),
            ("skills/0/keywords", "Skills, Languages"), ("skills/3/keywords", "Category 4"),
            ("work/7/bullets/0", "work/7/bullets/0"), ("nowhere", "nowhere"), ("", ""),
            ("work/-1/summary", "work/-1/summary"), ("work//", "work//"),
        ] {
            #expect(places.words(of: id) == words)
        }
        #expect(places.words(of: "education/0/area").unicodeScalars.count < 100)
        // What cannot be reached of a résumé in another order is told as it is counted there.
        var other = resume
        other.work[0].bullets.reverse()
        #expect(
            places.words(of: "work/0/bullets/0", in: other)
                == "\(nordlicht) (Position 1): bullet 6")
        #expect(places.words(of: "work/9/bullets/0", in: other) == "work/9/bullets/0")
    }

    @Test("Huge texts and lists are compared in time") func huge() {
        let long = String(repeating: "a b c d ", count: 50_000)
        let pieces = WordDiff(from: "x " + long + "y", to: "z " + long + "w").pieces
        #expect(pieces.count == 2)
        var (old, new) = (SampleResume.resume, SampleResume.resume)
        old.work[0].bullets = (0..<5_000).map { "bullet number \($0)" }
        new.work[0].bullets = old.work[0].bullets.reversed()
        #expect(ResumeDiff(from: old, to: new).changes.count == 1)
        old.work = (0..<5_000).map {
            ResumeWork(company: "Company \($0 / 2)", bullets: ["one", "two"])
        }
        new.work = old.work.map { ResumeWork(company: $0.company, bullets: ["two", "one"]) }
        #expect(Set(ResumeDiff(from: old, to: new).places).count == 5_000)
    }
}
