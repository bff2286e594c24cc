import Prelude
import Testing

@testable import Language

@Suite("Sorting names of skills by the names alone") struct SkillSortingTests {
    /// The distance as its definition says, cell by cell.
    private func plainDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in second.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[second.count]
    }

    @Test("The distance of two words is as its definition says, for words of every length")
    func distance() {
        var generator = SeededGenerator(seed: 3)
        var pattern = EditPattern()
        for _ in 0..<2000 {
            func word() -> [UInt8] {
                (0..<Int.random(in: 0...64, using: &generator)).map { _ in
                    UInt8.random(in: 0x61...0x64, using: &generator)
                }
            }
            let (first, second) = (word(), word())
            pattern.set(first)
            #expect(pattern.distance(to: second[...]) == plainDistance(first, second))
        }
    }

    @Test(
        "A misspelt name finds the one that was meant",
        arguments: [
            ("Orbitelworks", "Orbital Works"), ("works orbital", "Orbital Works"),
            ("Ferolang.js", "Ferrolang"), ("FERROLANG framework", "Ferrolang"),
            ("Quorvex", "Quorvex"), ("Zyx", "Zyxwork"),
        ])
    func nearest(name: String, meant: String) {
        let names = ["Quorvex", "Orbital Works", "Ferrolang", "Zyxwork", "Ferroform"]
        let found = NameNeighbours(names).nearest(to: [name])[0].first
        #expect(found.map { names[$0.index] } == meant)
    }

    @Test("Nothing is like a name without letters in common, and there may be no names at all")
    func nobody() {
        #expect(
            NameNeighbours(["Quorvex"]).nearest(to: ["", "π", "bz", "一二三"]).allSatisfy {
                $0.isEmpty
            })
        #expect(NameNeighbours([]).nearest(to: ["Quorvex"]) == [[]])
        let long = String(repeating: "quorvex ", count: 40)
        #expect(NameNeighbours([long]).nearest(to: [long])[0].first?.likeness == 1)
    }

    @Test("Several neighbours come likest first, and the same whatever is asked beside them")
    func several() {
        let names = ["Ferroform", "Ferrolang", "Ferrolange", "Quorvex"]
        let index = NameNeighbours(names)
        let found = index.nearest(to: ["Ferrolang"], count: 3)[0]
        #expect(found.map { names[$0.index] } == ["Ferrolang", "Ferrolange", "Ferroform"])
        #expect(index.nearest(to: ["Quorvex", "Ferrolang"], count: 3)[1] == found)
    }

    private func sorter(_ bags: [NameBag]) throws -> BagSorter {
        BagSorter(bags, resolver: SkillResolver(try SmallLexicon.lexicon()))
    }

    @Test("Names find their bags by spelling, by another name of the bag, and by initials")
    func grounded() throws {
        let sorter = try sorter([
            NameBag(canonical: "Zyxwork", aliases: ["Zephyr Suite"]),
            NameBag(canonical: "Quantified Unit Verification"),
        ])
        let options = sorter.options(for: ["zyx-work", "ZephyrSuite", "QUV", "Zyxwork"])
        #expect(
            options.map { $0.first?.canonical } == [
                "Zyxwork", "Zyxwork", "Quantified Unit Verification", "Zyxwork",
            ])
        #expect(options.map { $0.first?.reason } == [.spelling, .spelling, .acronym, .exact])
        #expect(options.allSatisfy { $0.first?.reason.isGrounded == true })
    }

    @Test("A likeness is less sure than a spelling, and numbers and words tell names apart")
    func likeness() throws {
        let sorter = try sorter([
            NameBag(canonical: "Ferrolang 4"), NameBag(canonical: "Orbitalworks"),
            NameBag(canonical: "Quorvex Cloud Platform"),
        ])
        let options = sorter.options(
            for: ["Orbitalwerks", "Ferrolang 5", "Orb", "Quorvex Cloud AI Platform"])
        #expect(options[0].first?.reason == .likeness)
        #expect((0.6..<0.76).contains(options[0].first?.confidence ?? 0))
        #expect((options[1].first?.confidence ?? 0) < 0.6)
        #expect((options[2].first?.confidence ?? 0) < 0.6)
        #expect((options[3].first?.confidence ?? 0) < 0.6)
    }

    @Test("Names that belong nowhere are gathered under the one that was there first")
    func groups() {
        let names = [
            "Zyx Work", "zyxwork", "Zyxworks", "QUV", "Quantified Unit Verification", "Other",
        ]
        let options = NameGroups.options(among: names)
        #expect(
            options.map { $0?.canonical } == [
                nil, "Zyx Work", "Zyx Work", "Quantified Unit Verification", nil, nil,
            ])
    }

    @Test("Two versions of what nobody knows are not gathered") func versions() {
        #expect(NameGroups.options(among: ["Ferrolang", "Ferrolang 7"]) == [nil, nil])
    }

    @Test("A call is shown the bags that its names are likest to, and then the first of the others")
    func shown() throws {
        let bags = (0..<50).map { NameBag(canonical: "Bag number \($0)") }
        let sorter = try sorter(bags + [NameBag(canonical: "Ferrolang")])
        let shown = sorter.likest(to: ["Ferolang"], limit: 10)
        #expect(shown.count == 10 && shown.contains(50) && shown == shown.sorted())
        #expect(sorter.likest(to: ["Ferolang"], limit: 100).count == 51)
    }
}
