import Documents
import Prelude
import Testing

@Suite("Tables and JSON") struct RecordTests {
    private func read(_ text: String, _ name: String) throws -> [Document] {
        try DocumentReader().read(Array(text.utf8), path: name)
    }

    private func facts(_ document: Document) -> [String: String] {
        let bytes = Array(document.text.utf8)
        return Dictionary(document.facts.map { ($0.path, $0.span.text(in: bytes)) }) { first, _ in
            first
        }
    }

    @Test("A Talent table gives a candidate for each row, lists read as lists") func talent() throws
    {
        let table =
            "\u{FEFF}Full Name,Location,Desired Job Category,Skills,CV,Salary Range,Git Hub Profile ,Work Experience,(N) Skills\r\n"
            + "\"Grabovac, Wilma\",Graz,\"[\"\"Backend, senior\"\", \"\"Bees\"\"]\",\"Swift, \"\"SQL, basic\"\"\",w.pdf (https://f.example.org/w.pdf),\"60-70k\",https://github.com/w-example,\"Keeper, Valley\nHives\",nothing\r\n"
            + ",,,,,,,,\r\nOtto Lindqvist,,,,,,,,\r\n"
        let documents = try read(table, "talent.csv")
        #expect(documents.map(\.part) == [1, 3])
        #expect(documents.allSatisfy { $0.kind == .csv && $0.declaredSubject == .candidate })
        let first = try #require(documents.first)
        let found = facts(first)
        #expect(found["basics.name"] == "Grabovac, Wilma")
        #expect(found["x.desired_job_categories[0]"] == "Backend, senior")
        #expect(found["x.desired_job_categories[1]"] == "Bees")
        #expect(found["skills[0].name"] == "Swift")
        #expect(found["skills[1].name"] == "SQL, basic")
        #expect(found["x.salary"] == "60-70k")
        #expect(found["basics.profiles[0].url"] == "https://github.com/w-example")
        #expect(found["x.work_experience"] == "Keeper, Valley\nHives")
        #expect(first.links.map(\.target).contains("https://f.example.org/w.pdf"))
        #expect(!first.text.contains("nothing"))
        #expect(Set(documents.map(\.sha256)).count == 2)
    }

    @Test("Customers and ATS tables give jobs, whatever signs and blanks their names have")
    func jobs() throws {
        let customers =
            "🔗  Job Description Link;Hiring Job Title;Company;Links & details\n"
            + "https://j.example.org/1;Beekeeper;Valley Hives;\"Feeds bees; counts them\"\n"
        let job = try #require(read(customers, "a.csv").first)
        #expect(job.declaredSubject == .job)
        #expect(facts(job)["job.title"] == "Beekeeper")
        #expect(facts(job)["job.description"] == "Feeds bees; counts them")
        #expect(facts(job)["job.url"] == "https://j.example.org/1")
        let tracked =
            "Open Position (Job Title)\tPreferred Location \tNice-to-have\nBeekeeper\tGraz\tDrives\n"
        let other = try #require(read(tracked, "a.tsv").first)
        #expect(facts(other)["job.location"] == "Graz")
        #expect(facts(other)["job.nice_to_have"] == "Drives")
    }

    @Test("A table called .txt is read as what it is; other columns are told apart by synonyms")
    func generic() throws {
        let document = try #require(
            read("Name,Email,City,Tech Stack\nWilma,w@example.org,Graz,Swift\n", "a.txt").first)
        #expect(document.kind == .csv)
        #expect(facts(document)["basics.email"] == "w@example.org")
        #expect(facts(document)["skills[0].name"] == "Swift")
    }

    @Test("JSON Resume becomes a page with every member where it stands") func resume() throws {
        let document = try #require(
            read(
                """
                {"basics": {"name": "Wilma Grabovac", "label": "Beekeeper", "email": "w@example.org",
                  "location": {"city": "Graz", "countryCode": "AT"},
                  "profiles": [{"network": "GitHub", "username": "w", "url": "https://github.com/w-example"}]},
                 "work": [{"name": "Valley Hives", "position": "Keeper", "startDate": "2019-04",
                  "highlights": ["Fed bees", "Counted them"]},
                  {"company": "Old Barn", "title": "Hand", "start_date": "2015", "end_date": "2019-03"}],
                 "education": [{"institution": "Graz", "area": "Biology", "studyType": "BSc", "endDate": "2015"}],
                 "skills": [{"name": "Bees", "level": "Expert", "keywords": ["queens", "swarms"]}],
                 "projects": [{"title": "Hive", "tech_stack": ["Swift"]}], "languages": [{"language": "German", "fluency": "native"}]}
                """, "w.json"
            ).first)
        let found = facts(document)
        #expect(document.kind == .jsonResume && document.part == nil)
        #expect(found["basics.location"] == "Graz, AT")
        #expect(found["work[0].endDate"] == "Present")
        #expect(found["work[0].highlights[1]"] == "Counted them")
        #expect(found["work[1].position"] == "Hand")
        #expect(found["work[1].startDate"] == "2015" && found["work[1].endDate"] == "2019-03")
        #expect(found["education[0].area"] == "Biology")
        #expect(found["skills[0].level"] == "Expert" && found["skills[0].keywords[1]"] == "swarms")
        #expect(found["projects[0].name"] == "Hive" && found["projects[0].keywords[0]"] == "Swift")
        #expect(document.text.contains("Keeper, Valley Hives\t2019-04 – Present\n• Fed bees\n"))
    }

    @Test("Lists of candidates and jobs give a document each, by place") func lists() throws {
        let people =
            #"[{"name": "A", "skills": ["x"]}, 5, {"name": "B", "experiences": [{"role": "y"}]}]"#
        #expect(try read(people, "p.json").map(\.part) == [1, 3])
        let jobs =
            #"{"j1": {"title": "Keeper", "required_skills": ["Bees"], "description": "<p>Feed</p> them"}}"#
        let job = try #require(read(jobs, "j.json").first)
        #expect(facts(job)["job.skills[0]"] == "Bees")
        #expect(facts(job)["job.description"] == "Feed\n\nthem")
        let records =
            #"{"records": [{"id": "r", "fields": {"Full Name": "Wilma", "Skills": ["a, b", "c"], "CV": [{"url": "https://f.example.org/1", "filename": "w.pdf"}]}}]}"#
        let row = try #require(read(records, "r.json").first)
        #expect(facts(row)["skills[0].name"] == "a, b")
        #expect(row.links.map(\.target) == ["https://f.example.org/1"])
    }

    @Test("Spans of facts and links count bytes of the text") func spans() throws {
        let document = try #require(
            read("Name,City,Email\nŠ€𝄞,Łódź,ż@example.org\n", "a.csv").first)
        #expect(facts(document)["basics.location"] == "Łódź")
        #expect(facts(document)["basics.email"] == "ż@example.org")
    }
}
