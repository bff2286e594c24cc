import Language
import Prelude
import Testing

@Suite("Rungs") struct SeniorityTests {
    private func rung(_ title: String, years: Int = 3) throws -> Seniority? {
        let text = """
            Wilma Grabovac
            wilma@example.com

            Experience
            \(title), Petrel Ferries Ltd
            06/\(2026 - years) – present
            • Did what the job asks for.
            """
        return try FewSkills.reader().read(SourceText(text)).seniority?.value
    }

    @Test(
        "Words of trades are no rungs",
        arguments: [
            "Account Executive", "Executive Assistant", "Staff Nurse", "Lead Generation Specialist",
            "Principal Investigator", "Assistant to the Director", "Research Fellow",
            "Art Director",
            "Staff Accountant", "Sales Executive", "Sous Chef", "Chef de projet",
            "Approved Electrician",
        ])
    func trades(title: String) throws { #expect(try rung(title) == .mid) }

    @Test(
        "Words that grade are rungs",
        arguments: [
            ("Senior Data Analyst", Seniority.senior), ("Junior Controller", .junior),
            ("Staff Software Engineer", .staff), ("Principal Engineer", .principal),
            ("Lead Developer", .lead),
            ("Head of Design", .lead), ("Director of Sales", .executive),
            ("Co-Founder and CTO", .executive),
            ("Senior Staff Nurse", .senior), ("Apprentice Electrician", .junior),
            ("Teamleiterin", .lead),
            ("Chef d'équipe", .lead), ("Chief Financial Officer", .executive),
            ("Engineering Manager", .lead),
        ])
    func rungs(title: String, wanted: Seniority) throws { #expect(try rung(title) == wanted) }

    @Test(
        "Where the words are silent, the years decide",
        arguments: [(1, Seniority.junior), (3, .mid), (9, .senior)])
    func years(years: Int, wanted: Seniority) throws {
        #expect(try rung("Electrician", years: years) == wanted)
    }
}
