import Prelude
import Resumes
import Testing

@Suite("Answers with edits") struct ResumeEditReaderTests {
    @Test("Texts and orders are read, and what is neither is told by its place") func read() throws
    {
        let answer = try JSONParser.parse(
            """
            {"edits": [{"id": "summary", "original": "a", "text": "b", "why": "c"},
              {"id": "skills", "order": [1, 0]}, 3, {"id": "summary"}, {"id": "summary", "text": "b"},
              {"id": "skills", "order": ["x"]}, {"id": "skills", "order": 1},
              {"id": "skills", "order": [0], "text": "x"}, {"text": "x"}, {"id": "skills", "order": [1.5]}]}
            """)
        let (edits, problems) = ResumeEditReader.read(answer)
        #expect(
            edits == [
                ResumeEdit(id: "summary", change: .replace(original: "a", text: "b")),
                ResumeEdit(id: "skills", change: .reorder([1, 0])),
            ])
        #expect(
            problems.map(\.description) == [
                "edits/2: expected an object, found a number",
                "edits/3: expected `text` or `order`, found neither",
                "edits/4: expected strings for `original` and `text`",
                "edits/5: expected at most 1000 whole numbers for `order`",
                "edits/6: expected an array for `order`, found a number",
                "edits/7: expected either `text` or `order`, found both",
                "edits/8: expected `id`, a string of an id that was given",
                "edits/9: expected at most 1000 whole numbers for `order`",
            ])
    }

    @Test("The list alone is read too, anything else is told") func shapes() {
        #expect(ResumeEditReader.read([["id": "skills", "order": [0]]]).edits.count == 1)
        for answer: JSONValue in [nil, "text", ["edits": 3], [:]] {
            let (edits, problems) = ResumeEditReader.read(answer)
            #expect(edits.isEmpty)
            #expect(problems.count == 1)
        }
    }

    @Test("Too many edits, too long texts and orders are not read") func limits() {
        let edit: JSONValue = ["id": "skills", "order": [0]]
        let many = JSONValue.array([JSONValue](repeating: edit, count: 500))
        let (edits, problems) = ResumeEditReader.read(many)
        #expect(edits.count == ResumeEditReader.mostEdits)
        #expect(problems.map(\.place) == ["edits"])
        let long: JSONValue = [
            "id": "summary", "original": "", "text": .string(String(repeating: "x", count: 5_000)),
        ]
        #expect(ResumeEditReader.read([long]).edits.isEmpty)
        let order: JSONValue = ["id": "skills", "order": .array((0..<2_000).map { .integer($0) })]
        #expect(ResumeEditReader.read([order]).edits.isEmpty)
    }

    @Test("A model is shown what may be changed and nothing that names the person") func request()
        throws
    {
        let request = ResumeEditRequest(SampleResume.resume)
        let text = request.json.text()
        #expect(request.leftOut.isEmpty)
        #expect(request.json["pieces"]?.elements?.count == SampleResume.resume.pieces.count)
        #expect(request.json["pieces"]?[0]?["kind"]?.string == "summary")
        #expect(
            request.json["lists"]?.elements?.compactMap { $0["id"]?.string }.contains("skills")
                == true)
        for word in ["Grabovac", "wilma", "5550199", "Nordlicht", "2019", "Bachelor"] {
            #expect(!text.contains(word))
        }
        for piece in request.json["pieces"]?.elements ?? [] {
            let id = try #require(piece["id"]?.string)
            #expect(
                piece["text"]?.string
                    == ResumePiece(id: id).flatMap { SampleResume.resume.text(of: $0) })
        }
    }

    @Test(
        "What a model is shown keeps to its limit, and what was left out is told",
        arguments: [0, 30, 300, 900])
    func limit(bytes: Int) {
        let request = ResumeEditRequest(SampleResume.resume, limit: bytes)
        #expect(request.json.text().utf8.count <= max(bytes, 24))
        let shown = ["pieces", "lists"].flatMap { request.json[$0]?.elements ?? [] }
        let all = SampleResume.resume.pieces.count + SampleResume.resume.lists.count
        #expect(shown.count + request.leftOut.count == all)
        #expect(!request.leftOut.isEmpty)
    }
}
