import FoundationEssentials
import Prelude
import TestSupport
import Testing

@testable import Language

/// A reader over the project's own lexicon and places, made once for all tests.
let jobPostReader: JobPostReader = {
    do {
        let finder = SkillFinder(SkillResolver(try Lexicon(files: SkillData.files())))
        return JobPostReader(finder: finder, gazetteer: gazetteer, today: Day(number: 20_778))
    } catch {
        preconditionFailure("\(error)")
    }
}()

@Suite("Job posts") struct JobPostReaderTests {
    private let post = """
        # Senior Platform Engineer (m/f/d)

        **Quillford Freight**

        - **Location:** Remote, UTC-1 to UTC+4
        - **Contract:** Part-time, freelance
        - **Salary:** 80k - 95k EUR

        Quillford moves parcels by barge. Startup, 45 people.

        ## What you will do

        - Own the schedule from sketch to pager.
        - Mentor two younger engineers.

        ## What you need

        - 5+ years of platform work in production.
        - Deep knowledge of Rust, at least 3 years.
        - Strong PostgreSQL; Terraform is a plus.
        - Bachelor's degree in computer science.

        ## Nice to have

        - Basic Python
        - Experience in logistics

        ## What we offer

        - Stock options.

        Apply: <jobs@quillford.example.com> before 31 January.
        """

    @Test("Head, place, pay and contract are read") func head() {
        let reading = jobPostReader.read(SourceText(post))
        #expect(reading.title?.value == "Senior Platform Engineer")
        #expect(reading.company?.value == "Quillford Freight")
        #expect(reading.seniority?.value == .senior)
        #expect(reading.employmentTypes.map(\.value) == [.partTime, .contract])
        #expect(reading.contractKinds.map(\.value) == [.freelance])
        #expect(reading.locationType?.value == .remote)
        #expect(reading.timeZones?.value.description == "UTC-1 to UTC+4")
        #expect(reading.salary?.value.annualMin == 80_000)
        #expect(reading.salary?.value.currency == "EUR")
        #expect(reading.hasEquity?.value == true)
        #expect(reading.companyStage?.value == .startup)
        #expect(reading.hiringManagerEmail?.value == "jobs@quillford.example.com")
        #expect(reading.deadlineDate?.value.description == "2027-01-31")
        #expect(reading.isUsable)
    }

    @Test("Skills come with requirement, years, level and the sentence that asks") func skills()
        throws
    {
        let reading = jobPostReader.read(SourceText(post))
        let rust = try #require(reading.skills.first { $0.name == "Rust" })
        #expect(rust.requirement == .mustHave)
        #expect(rust.minYears == 3)
        #expect(rust.minLevel == 9)
        #expect(rust.expectedCapability == "Deep knowledge of Rust, at least 3 years.")
        let wished = reading.skills.filter { $0.requirement == .niceToHave }.map(\.name)
        #expect(Set(wished).isSuperset(of: ["Terraform", "Python"]))
        #expect(reading.skills.first { $0.name == "Python" }?.minLevel == 3)
        #expect(reading.skills.first { $0.name == "PostgreSQL" }?.requirement == .mustHave)
        #expect(reading.domainExperience.map(\.value) == ["logistics"])
        #expect(reading.minYears?.value == 5)
        #expect(reading.degreeRequired?.value == .bachelor)
        #expect(reading.attributes[.leadership]?.value == 2)
    }

    @Test("Lists and narratives are the text's own sentences") func lists() {
        let source = SourceText(post)
        let reading = jobPostReader.read(source)
        #expect(reading.responsibilities.count == 2)
        #expect(reading.benefits.first?.value == "Stock options.")
        for (_, narrative) in reading.narratives {
            #expect(narrative.text == narrative.spans.map(source.string).joined(separator: " "))
        }
        #expect(reading.narratives[.role] != nil)
        #expect(reading.narratives[.technical] != nil)
    }

    @Test("A note without demands is not usable, and says why") func unusable() {
        let note =
            "hi, we need someone good asap, should be great and fit the team.\nbudget is ok, thx!"
        let reading = jobPostReader.read(SourceText(note))
        #expect(!reading.isUsable)
        #expect(reading.unusableReasons.contains(.noSkills))
        #expect(reading.title == nil)
        #expect(reading.salary == nil)
        #expect(reading.isUrgent?.value == true)
        #expect(!jobPostReader.read(SourceText("")).isUsable)
    }

    @Test(
        "Labels are read below, beside and run together",
        arguments: [
            "Painter\nJob type:\nPart-time\nExperience level:\nMid-Level Senior\nCompany size:\n11–50 people\nTechnologies\nreact docker",
            "Painter\nJob type: Part-time\nExperience level: Mid-Level Senior\nCompany size: 11–50 people\nTechnologies: react, docker",
            "Painter\nJob type: Part-time Experience level: Mid-Level Senior Company size: 11–50 people\nTechnologies: react docker",
        ])
    func labels(text: String) {
        let reading = jobPostReader.read(SourceText(text))
        #expect(reading.employmentTypes.map(\.value) == [.partTime])
        #expect(reading.experienceLevels.map(\.value) == [.mid, .senior])
        #expect(reading.seniority?.value == .mid)
        #expect(reading.companySize?.value == "11–50 people")
        #expect(reading.techStack.map(\.value) == ["React", "Docker"])
    }

    @Test("Facts of the file win over what the text says") func facts() {
        let text = "Painter\nSalary: 10k EUR\nAcme Walls\n4000 EUR per month"
        let bytes = Array(text.utf8)
        let span = TextSpan(bytes.count - "4000 EUR per month".utf8.count, bytes.count)
        let company = TextSpan(0, 7)
        let source = SourceText(
            text,
            facts: [
                .init(path: "job.salary", span: span), .init(path: "job.company", span: company),
            ])
        let reading = jobPostReader.read(source)
        #expect(reading.salary?.value.annualMin == 48_000)
        #expect(reading.company?.value == "Painter")
    }

    @Test(
        "Headings of eight languages part duties, demands and wishes",
        arguments: [
            ("Aufgaben", "Anforderungen", "Von Vorteil"),
            ("Missions", "Profil recherché", "Souhaité"),
            ("Funciones", "Requisitos", "Deseable"), ("Atribuições", "Requisitos", "Diferenciais"),
            ("Mansioni", "Requisiti", "Gradito"), ("Taken", "Functie-eisen", "Pluspunten"),
            ("Obowiązki", "Wymagania", "Mile widziane"), ("Duties", "Must have", "Bonus points"),
        ])
    func headings(duties: String, demands: String, wishes: String) {
        let text =
            "Data Engineer\n\n\(duties):\n- Alpha beta.\n\n\(demands):\n- Python\n\n\(wishes):\n- Docker\n"
        let reading = jobPostReader.read(SourceText(text))
        #expect(reading.responsibilities.map(\.value) == ["Alpha beta."])
        #expect(reading.skills.map(\.name) == ["Python", "Docker"])
        #expect(reading.skills.map(\.requirement) == [.mustHave, .niceToHave])
    }

    @Test(
        "Pathological texts are read in one pass and cut where they are too long",
        arguments: NamedText.each([
            String(repeating: "Salary 5k python ", count: 120_000),
            String(repeating: "a\n", count: 100_000),
            String(repeating: ":", count: 50_000), String(repeating: "Job type: ", count: 30_000),
            String(repeating: "€", count: 200_000),
        ]))
    func pathological(text: NamedText) {
        let reading = jobPostReader.read(SourceText(text.value))
        #expect(reading.responsibilities.count <= JobPostReader.maximumEntries)
    }
}
