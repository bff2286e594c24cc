import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Searching people", .onEveryDatabase) struct SearchTests {
    private let desk: DeskFixture

    init() throws {
        desk = try DeskFixture()
        try desk.take(
            draft(
                "Ángel Núñez",
                [
                    "location_city": "Berlin", "location_country": "Germany",
                    "years_of_experience": 7.5, "seniority_level": "senior",
                    "current_role": "Backend Engineer", "compensation_min": 70000,
                ], skills: ["Kotlin": 8, "C++": nil]), path: "/a.txt",
            text: "Built machine learning services in Kotlin.")
        try desk.take(
            draft(
                "Bea Stone",
                [
                    "location_city": "München", "location_country": "Germany",
                    "years_of_experience": 3, "seniority_level": "junior",
                    "current_role": "Data Analyst",
                ], skills: ["Java": 5, "C": 3]), path: "/b.txt",
            text: "Learning about machines. 100% remote_work.")
        try desk.take(draft("Chen Wei", skills: ["JavaScript": 6]), path: "/c.txt", text: "東京")
    }

    @Test(
        "A query finds whom it describes",
        arguments: [
            ("", ["Ángel Núñez", "Bea Stone", "Chen Wei"]),
            ("kotlin", ["Ángel Núñez"]), ("angel", ["Ángel Núñez"]), ("KOTLIN", ["Ángel Núñez"]),
            ("city:berlin", ["Ángel Núñez"]), ("city:munchen", ["Bea Stone"]),
            ("country:germany", ["Ángel Núñez", "Bea Stone"]),
            ("city:berlin|münchen", ["Ángel Núñez", "Bea Stone"]),
            ("years:>=5", ["Ángel Núñez"]), ("years:<5", ["Bea Stone"]),
            ("years:5+", ["Ángel Núñez"]),
            ("-years:>=5", ["Bea Stone", "Chen Wei"]), ("!kotlin", ["Bea Stone", "Chen Wei"]),
            ("skill:java", ["Bea Stone"]), ("skill:javascript", ["Chen Wei"]),
            ("skill:c++", ["Ángel Núñez"]), ("skill:c", ["Bea Stone"]),
            ("skill:kotlin>=8", ["Ángel Núñez"]), ("skill:kotlin>=9", []),
            ("skill:java|kotlin", ["Ángel Núñez", "Bea Stone"]),
            ("\"machine learning\"", ["Ángel Núñez"]),
            ("machine learn", ["Ángel Núñez", "Bea Stone"]),
            ("seniority:Senior", ["Ángel Núñez"]), ("role:analyst", ["Bea Stone"]),
            ("compensation_min:>=60000", ["Ángel Núñez"]), ("kotlin city:münchen", []),
            ("東京", ["Chen Wei"]), ("status:lead -skill:java country:germany", ["Ángel Núñez"]),
            ("%", []), ("\"' OR 1=1 --\"", []), ("name:bea", ["Bea Stone"]),
        ])
    func finds(query: String, names: [String]) throws {
        #expect(try desk.names(query) == names)
    }

    @Test(
        "A query that cannot be read says why",
        arguments: [
            "nosuchfield:x", "years:>=many", "city:", "\"open", "-", "skill:rust>=11",
            "full_name:>=3",
        ])
    func problems(query: String) {
        #expect(throws: SearchQuery.Problem.self) { try desk.names(query) }
    }

    @Test("An edit is found at once, and the old value no longer") func afterEdit() throws {
        let id = try desk.person("Bea Stone").candidate.id.text
        try desk.decide { ledger, connection in
            _ = try Editing.set(
                [("location_city", "Wien")], of: id, kind: .candidate, reason: nil,
                ledger: &ledger, on: connection)
        }
        #expect(try desk.names("city:wien") == ["Bea Stone"])
        #expect(try desk.names("city:münchen") == [])
    }

    @Test("The list by years ends with whom no years are known of") func byYears() throws {
        let list = CandidateList(try SearchClause(try SearchQuery("")), order: .years)
        let names = try desk.database.read {
            try list.rows(offset: 0, limit: 9, on: $0).map(\.name)
        }
        #expect(names == ["Ángel Núñez", "Bea Stone", "Chen Wei"])
    }

    @Test("Windows of the list join up to the whole") func windows() throws {
        let list = CandidateList(try SearchClause(try SearchQuery("")))
        let names = try desk.database.read { connection in
            try (0..<3).flatMap { try list.rows(offset: $0, limit: 1, on: connection).map(\.name) }
        }
        #expect(names == (try desk.names("")))
        #expect(try desk.database.read { try list.count(on: $0) } == 3)
    }
}
