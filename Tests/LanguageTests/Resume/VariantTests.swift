import Language
import Prelude
import Testing

/// CVs of invented people in the shapes that renderers give them.
@Suite("Shapes of CVs") struct VariantTests {
    private func read(_ text: String) throws -> ResumeReading {
        try FewSkills.reader(isCity: { ["Tartu", "Porto", "Graz", "Leeds", "Lyon"].contains($0) })
            .read(SourceText(text))
    }

    @Test("Studies before work, hyphenated employers, dates in a right column")
    func educationFirst() throws {
        let reading = try read(
            """
            Oskar Lindqvist-Mäger
            Tartu, Estonia | oskar@example.org | +372 000 5550

            EDUCATION
            University of Tartu\tSep 2012 – Jun 2015
            BSc in Statistics\tTartu, Estonia

            EXPERIENCE
            Kask-Pärn Timber, Data Engineer\tJan 2019 – Current
            • Built the yield model in Python.
            Wood-Wise Mills, Analyst\tJul 2015 – Dec 2018
            • Reports in SQL.

            SKILLS
            Languages: Python, SQL
            """)
        #expect(reading.name?.value == "Oskar Lindqvist-Mäger")
        #expect(
            reading.experiences.map { $0.company?.value } == [
                "Kask-Pärn Timber", "Wood-Wise Mills",
            ])
        #expect(reading.experiences.map(\.isCurrent) == [true, false])
        #expect(reading.education.first?.field?.value == "Statistics")
        #expect(reading.skills.map(\.name) == ["Python", "SQL"])
    }

    @Test("An employer keeps its name when a town and a way of working stand behind it")
    func towns() throws {
        let reading = try read(
            """
            Benedita Falcão
            benedita@example.com

            Experience
            Data Engineer
            Ribeira Online Maps, Porto (hybrid) | Mar 2020 – present
            • Pipelines in Python.
            Junior Data Engineer
            Azulejo Works, Porto | Jan 2018 – Feb 2020
            • Reports in SQL.
            """)
        #expect(
            reading.experiences.map { $0.company?.value } == [
                "Ribeira Online Maps", "Azulejo Works",
            ])
        #expect(reading.currentRole?.value == "Data Engineer")
        #expect(reading.seniority?.value == .senior)
    }

    @Test("Projects without dates keep their prose, and an address heads no section")
    func projects() throws {
        let reading = try read(
            """
            Emil Haugland
            emil@example.com
            Portfolio: emil.example.org

            Projects
            Snowline (Rust, Docker)
            Predicts where the snow will lie tomorrow and tells the people who
            groom the tracks. Runs on one small computer.
            Trail counter (Go)
            Counts skiers at night.

            Experience
            Engineer, Fjell Data AS
            2019 – present
            """)
        #expect(reading.projects.map(\.name.value) == ["Snowline", "Trail counter"])
        #expect(reading.experiences.count == 1)
    }

    @Test(
        "Names in capitals are written as names",
        arguments: [
            ("LÝ THỊ MAI", "Lý Thị Mai"), ("ANNA MARIA BERG", "Anna Maria Berg"),
            ("JEAN-LUC NÉ", "Jean-Luc Né"),
            ("MÅRTEN VAN DER BERG", "Mårten van der Berg"), ("AJ Fernsby", "AJ Fernsby"),
        ])
    func capitals(written: String, wanted: String) throws {
        #expect(try read("\(written)\nAccountant\na@example.com\n").name?.value == wanted)
    }

    @Test("Evidence is a line of the text that names the skill, never the person's name")
    func evidence() throws {
        let text = """
            WILMA GRABOVAC
            Python Engineer
            Graz, Austria

            Experience
            Engineer, Mur Data GmbH
            2019 – present
            • Moved the billing to Python, and the reports to SQL.

            Skills
            Python, SQL
            """
        for skill in try read(text).skills {
            for span in skill.evidence {
                let words = span.text(in: Array(text.utf8))
                #expect(words.contains(skill.name))
                #expect(!words.contains("WILMA"))
            }
        }
    }
}
