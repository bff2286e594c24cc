import Prelude
import Resumes
import Testing

@Suite("JSON Resume") struct JSONResumeReaderTests {
    private let document = """
        {"$schema": "https://example.org/schema.json",
         "basics": {"name": "Wilma", "image": "w.png", "location": {"city": "Graz", "planet": 3},
                    "profiles": [{"network": "GitHub", "username": "wilma"}]},
         "work": [{"name": "Hive", "position": "Keeper", "startDate": "2019-03", "highlights": ["Bees"],
                   "mood": [1, {"a": null}]},
                  {"name": "Honey", "startDate": "2017", "endDate": "2019"}],
         "skills": [{"name": "Tools", "keywords": ["Smoker"]}],
         "meta": {"version": "v1"}}
        """

    @Test("Known members are read, and what is not known is kept in order and written back")
    func lossless() throws {
        let value = try JSONParser.parse(document)
        let reading = try JSONResumeReader.read(value)
        #expect(reading.problems.isEmpty)
        #expect(reading.resume.work.map(\.company) == ["Hive", "Honey"])
        #expect(reading.resume.work.map(\.period.isCurrent) == [true, false])
        #expect(reading.resume.more.map(\.key) == ["$schema", "meta"])
        let written = reading.resume.json
        #expect(written["work"]?[0]?["mood"] == value["work"]?[0]?["mood"])
        #expect(written["basics"]?["image"]?.string == "w.png")
        #expect(written["basics"]?["location"]?["planet"]?.int == 3)
        #expect(written["meta"] == value["meta"])
    }

    @Test("Wrong types are told by their place and kept; the rest is read") func wrongTypes() throws
    {
        let value = try JSONParser.parse(
            """
            {"basics": [], "work": {"name": "Hive"}, "skills": ["Go", {"name": 3, "keywords": "Bazel"}],
             "projects": [{"name": true, "highlights": [1, {}]}], "awards": null}
            """)
        let reading = try JSONResumeReader.read(value)
        #expect(
            reading.problems.map(\.description) == [
                "basics: expected an object, found an array",
                "work: expected an array of objects, found an object",
                "projects/0/name: expected a string, found a boolean",
                "projects/0/highlights/1: expected a string, found an object",
            ])
        #expect(reading.resume.skills.map(\.name) == ["Go", "3"])
        #expect(reading.resume.skills[1].keywords == ["Bazel"])
        #expect(reading.resume.json["work"] == value["work"])
        #expect(reading.resume.projects[0].bullets == ["1"])
        let highlights = reading.resume.json["projects"]?[0]?["highlights"]
        #expect(highlights == value["projects"]?[0]?["highlights"])
    }

    @Test(
        "One element of a list that cannot be read keeps none of the others out, and is written back"
    )
    func mixedLists() throws {
        let value = try JSONParser.parse(
            """
            {"work": [{"name": "Hive", "highlights": ["a", 5, "b", null, {"c": 1}, ["d"], true, 1.5]}, null,
                      {"name": "Honey"}, [1], "Wax"],
             "skills": [{"name": "Tools", "keywords": [null, "Go"]}], "meta": [null]}
            """)
        let reading = try JSONResumeReader.read(value)
        let resume = reading.resume
        #expect(
            reading.problems.map(\.description) == [
                "work/1: expected an object, found null, and 1 more of the list that cannot be read",
                "work/0/highlights/3: expected a string, found null, and 3 more of the list that cannot be read",
                "skills/0/keywords/0: expected a string, found null",
            ])
        #expect(resume.work.map(\.company) == ["Hive", "Honey", "Wax"])
        #expect(resume.work[0].bullets == ["a", "5", "b", "1.5"])
        #expect(resume.skills[0].keywords == ["Go"])
        #expect(resume.plainText.contains("- a\n- 5\n- b\n- 1.5\n"))
        #expect(resume.json["work"]?[0] == value["work"]?[0])
        let kinds = resume.json["work"]?.elements?.map(\.kind)
        #expect(kinds == ["an object", "null", "an object", "an array", "an object"])
        #expect(resume.json["skills"] == value["skills"])
        let isEqual = try JSONResumeReader.read(resume.json).resume == resume
        #expect(isEqual)
    }

    @Test("A list in another order is written in it, and what could not be read stays where it was")
    func mixedOrder() throws {
        var resume = try JSONResumeReader.read(
            JSONParser.parse(#"{"work": [{"highlights": ["a", null, 5, "b"]}, 7.5, false]}"#)
        ).resume
        resume.work[0].bullets = ["b", "a", "5"]
        #expect(resume.json["work"]?[0]?["highlights"] == ["b", nil, "a", "5"])
        resume.work[0].bullets = ["b"]
        #expect(resume.json["work"]?[0]?["highlights"] == ["b", nil])
        resume.work[0].bullets = ["b", "a", "5", "c"]
        #expect(resume.json["work"]?[0]?["highlights"] == ["b", nil, "a", "5", "c"])
        #expect(resume.json["work"]?[1] == ["name": "7.5"])
        #expect(resume.json["work"]?[2] == false)
    }

    @Test(
        "What is no résumé is refused or empty, and never stops the program",
        arguments: [
            "[]", "3", "null", "\"x\"", "{}", "{\"work\":[[[]]]}", "{\"basics\":{\"basics\":{}}}",
        ])
    func others(text: String) throws {
        let value = try JSONParser.parse(text)
        if value.members == nil {
            #expect(throws: ResumeReadingError.self) { try JSONResumeReader.read(value) }
        } else {
            let reading = try JSONResumeReader.read(value)
            #expect(reading.resume.fields.isEmpty)
            #expect(reading.resume.json == value)
        }
    }

    @Test("What is larger than any résumé is refused, with what was found") func large() {
        let keywords = JSONValue.array([JSONValue](repeating: "C#", count: 10_001))
        let document: JSONValue = ["skills": [["name": "x", "keywords": keywords]]]
        let error = #expect(throws: ResumeReadingError.self) {
            try JSONResumeReader.read(document)
        }
        #expect(error?.reason.contains("found 10002 texts") == true)
        let long: JSONValue = [
            "basics": ["summary": .string(String(repeating: "a", count: 2 << 20))]
        ]
        #expect(throws: ResumeReadingError.self) { try JSONResumeReader.read(long) }
        // What no form shows does not count: a picture in the document.
        let picture: JSONValue = [
            "basics": ["image": .string(String(repeating: "a", count: 2 << 20))]
        ]
        #expect(throws: Never.self) { try JSONResumeReader.read(picture) }
    }

    @Test("Any JSON put in any member is read without harm, and what is written reads the same")
    func chance() throws {
        var generator = SeededGenerator(seed: 7)
        let keys = [
            "basics", "work", "name", "location", "profiles", "highlights", "skills", "keywords",
            "startDate", "isCurrent", "sections", "lines", "projects", "education", "summary",
        ]
        func value(_ depth: Int) -> JSONValue {
            switch Int.random(in: 0..<(depth > 4 ? 5 : 8), using: &generator) {
            case 0: return nil
            case 1: return true
            case 2: return 5
            case 3: return .number(.infinity)
            case 4: return "text"
            case 5: return .array((0..<2).map { _ in value(depth + 1) })
            default:
                return .object(
                    (0..<4).map { _ in
                        JSONMember(keys.randomElement(using: &generator) ?? "", value(depth + 1))
                    })
            }
        }
        for _ in 0..<2_000 {
            let document = JSONValue.object(
                (0..<4).map { _ in JSONMember(keys.randomElement(using: &generator) ?? "", value(0))
                })
            let resume = try JSONResumeReader.read(document).resume
            let again = try JSONResumeReader.read(resume.json).resume
            let isEqual = again == resume
            #expect(isEqual, "\(document.text())")
        }
    }
}
