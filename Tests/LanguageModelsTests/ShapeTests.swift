import LanguageModels
import Prelude
import Testing

private struct Skill: Sendable, Equatable {
    var name: String
    var level: String?
    var years: Double?
}

private struct Profile: Sendable, Equatable {
    var name: String
    var skills: [Skill]
    var isOpen: Bool
    var rating: Int?
}

private let skill = Shape<Skill>.object("A skill") { object in
    let name = object.member("name", .text("its name"))
    let level = object.optional("level", .choice("how well", of: ["junior", "mid_level"]))
    let years = object.optional("years", .number("how long", in: 0...60))
    return { Skill(name: $0[name], level: $0[level], years: $0[years]) }
}

private let profile = Shape<Profile>.object("A person") { object in
    let name = object.member("name", .text("the name"))
    let skills = object.member("skills", skill.list("the skills", limit: 3))
    let isOpen = object.member("open", .flag("whether they look for work"))
    let rating = object.optional("rating", .integer("how good", in: 1...10))
    return {
        Profile(name: $0[name], skills: $0[skills], isOpen: $0[isOpen], rating: $0[rating])
    }
}

@Suite("Shapes of answers") struct ShapeTests {
    @Test("What fits is read, with the small liberties that models take") func reading() throws {
        let document = try JSONParser.parse(
            """
            {"name": " Ada ", "skills": [{"name": "Rust", "level": "Mid-Level", "years": "4.5"},
            {"name": "Go", "years": null, "level": ""}], "open": true, "rating": 7.0, "more": 1}
            """)
        #expect(
            try profile.value(of: document)
                == Profile(
                    name: "Ada",
                    skills: [
                        Skill(name: "Rust", level: "mid_level", years: 4.5), Skill(name: "Go"),
                    ], isOpen: true, rating: 7))
    }

    @Test("Everything that is wrong is told at once, and nothing of the answer with it")
    func mistakes() throws {
        let document = try JSONParser.parse(
            """
            {"name": 3, "skills": [{"name": "planted", "level": "planted", "years": 90}, "planted"],
            "rating": 11}
            """)
        do throws(ShapeMistakes) {
            _ = try profile.value(of: document)
            Issue.record("mistakes were passed over")
        } catch {
            #expect(
                error.description == """
                    name: expected a text, found a number
                    skills[0].level: expected one of "junior", "mid_level", found another text
                    skills[0].years: expected a number from 0 to 60, found 90
                    skills[1]: expected an object, found a string
                    open: expected true or false, found null
                    rating: expected a whole number from 1 to 10, found 11
                    """)
        }
    }

    @Test("The schema says the same as the reader") func schema() {
        let schema = profile.schema
        #expect(schema["required"] == ["name", "skills", "open", "rating"])
        #expect(schema["additionalProperties"] == false)
        #expect(schema["properties"]?["rating"]?["type"] == ["integer", "null"])
        let level = schema["properties"]?["skills"]?["items"]?["properties"]?["level"]
        #expect(level?["enum"] == ["junior", "mid_level", nil])
    }

    @Test("A list that is too long is refused, and so are endless mistakes") func limits() throws {
        let many = JSONValue.array(Array(repeating: 1, count: 4))
        #expect(throws: ShapeMistakes.self) { try profile.value(of: ["skills": many]) }
        let list = Shape<String>.text("word").list("words", limit: 1000)
        do throws(ShapeMistakes) {
            _ = try list.value(of: .array(Array(repeating: 1, count: 1000)))
        } catch {
            #expect(error.all.count == 40)
        }
    }

    @Test(
        "A document is found among words and fences",
        arguments: [
            "{\"a\": 1}", "Here it is:\n```json\n{\"a\": 1}\n```\nDone.", "\u{FEFF}{\"a\": 1}",
        ]) func fences(text: String) throws
    {
        #expect(try AnswerText.document(text) == ["a": 1])
    }

    @Test("Half a document is none", arguments: ["{\"a\": [1, 2", "nothing", ""])
    func halves(text: String) {
        #expect(throws: JSONSyntaxError.self) { try AnswerText.document(text) }
    }
}
