import Testing

@testable import Language

@Suite("Which occupation a title names") struct OccupationIndexTests {
    private func index() throws -> OccupationIndex {
        OccupationIndex(
            [
                Occupation(
                    code: "1", title: "Software Developers",
                    description: "Write and test programs.",
                    titles: ["Software Engineer", "Application Programmer"]),
                Occupation(
                    code: "2", title: "Registered Nurses",
                    description: "Care for patients in hospitals.",
                    titles: ["Staff Nurse", "Nursing Manager"]),
                Occupation(
                    code: "3", title: "Bakers", description: "Bake bread and cakes.",
                    titles: ["Pastry Chef"]),
            ], embeddings: try EmbeddingFixtures.shipped.get())
    }

    @Test(
        "A title is found by its words, by the beginnings of words, and by what it means",
        arguments: [
            ("Senior Software Engineer", "1"), ("Nurse Manager", "2"), ("Cake maker", "3"),
            ("Programming specialist", "1"),
        ])
    func nearest(title: String, code: String) throws {
        let index = try index()
        let found = index.nearest(to: title, limit: 3)
        #expect(found.first.map { index.occupations[$0.index].code } == code)
        #expect(found.count == 3 && found.map(\.score) == found.map(\.score).sorted(by: >))
    }

    @Test("The very title is looked up however it is written, and may belong to nobody")
    func exact() throws {
        let index = try index()
        #expect(index.exact("STAFF NURSES") == [1])
        #expect(index.exact("Nurse").isEmpty)
    }

    @Test("Left out, a title counts for nothing, and what is left still does") func leftOut() throws
    {
        let index = try index()
        let with = index.byWords("Pastry Chef", limit: 1)
        #expect(with.map(\.index) == [2])
        #expect(index.byWords("Pastry Chef", limit: 1, leavingOut: true).isEmpty)
        let own = index.nearest(to: "Staff Nurse", limit: 1)
        let without = index.nearest(to: "Staff Nurse", limit: 1, leavingOut: true)
        #expect(without.first?.index == 1)
        #expect((without.first?.score ?? 9) < (own.first?.score ?? 0))
    }

    @Test("A title that says nothing names nothing") func nothing() throws {
        #expect(try index().nearest(to: "…", limit: 3).isEmpty)
        #expect(try index().byWords("", limit: 3).isEmpty)
    }

    @Test("A rare word counts more than a common one, and a word no document holds nothing")
    func words() {
        let index = BM25Index([["a", "b"], ["a", "c"], ["a", "a", "d"]])
        let scores = index.scores(for: ["a", "c", "z"])
        #expect(scores[1] > scores[0] && scores[1] > scores[2])
        #expect(index.scores(for: ["z"]) == [0, 0, 0])
        #expect(index.scores(for: ["c"], leavingOut: [1: ["c": 1]]) == [0, 0, 0])
        #expect(BM25Index([]).scores(for: ["a"]).isEmpty)
    }
}
