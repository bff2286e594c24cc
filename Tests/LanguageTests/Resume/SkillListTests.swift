import Language
import Prelude
import Testing

@Suite("Lists of skills") struct SkillListTests {
    private func ratings(_ list: String) throws -> [String: Int] {
        let text =
            "Wilma Grabovac\nwilma@example.com\n\nSkills\n\(list)\n\nEducation\nBSc, Graz University, 2011\n"
        let skills = try FewSkills.reader().read(SourceText(text)).skills
        return Dictionary(
            skills.map { ($0.name, $0.rating?.value ?? 0) }, uniquingKeysWith: { first, _ in first }
        )
    }

    @Test("Dots, stars and bars in a column of their own rate the name beside them")
    func columns() throws {
        #expect(
            try ratings("Python\t●●●●●\nSQL\t●●○○○\nRust\t●●●●○") == [
                "Python": 10, "SQL": 4, "Rust": 8,
            ])
        #expect(try ratings("Python\t★★★☆☆\nSQL\t★☆☆☆☆") == ["Python": 6, "SQL": 2])
        #expect(try ratings("Python\t████████░░\nSQL\t███░░░░░░░") == ["Python": 8, "SQL": 3])
    }

    @Test("Lines without a level above rated ones head groups")
    func groups() throws {
        let list =
            "Backend\nPython\t●●●●●\nSQL\t●●○○○\nLearning\nRust\t●●●●○\nDelivery\nDocker\t●●●○○"
        #expect(try ratings(list) == ["Python": 10, "SQL": 4, "Rust": 8, "Docker": 6])
    }

    @Test("A name without a level among rated ones stays") func open() throws {
        let list = "Python\t●●●●●\nSQL\t●●○○○\nDocker\nRust\t●●●●○\nGo\t●●●●○"
        #expect(try Set(ratings(list).keys) == ["Python", "SQL", "Docker", "Rust", "Go"])
    }

    @Test("A column of labels names groups") func labels() throws {
        let list =
            "Web\tReact (intermediate), Java (advanced)\nTools\tDocker (beginner), SQL (expert)"
        let found = try ratings(list)
        #expect(found == ["React": 5, "Java": 7, "Docker": 2, "SQL": 9])
    }

    @Test("A unit that wraps onto the next line belongs to its number") func wrapped() throws {
        #expect(
            try ratings("Python expert, 9\nyears\nSQL\tadvanced, 4 years") == [
                "Python": 9, "SQL": 7,
            ])
    }
}
