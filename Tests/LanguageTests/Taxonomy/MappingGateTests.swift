import Testing

@testable import Language

@Suite("The gate of the mapper") struct MappingGateTests {
    /// Hits with falling scores, of which the text supports some.
    private func hits(_ scores: [Double], supported: Set<Int>) -> [MappingGate.Hit] {
        scores.enumerated().map {
            MappingGate.Hit(
                index: $0.offset, score: $0.element, isSupported: supported.contains($0.offset))
        }
    }

    private let many = (0..<30).map { 0.9 - Double($0) * 0.01 }

    private func outcome(
        _ all: [MappingGate.Hit], by gate: MappingGate = MappingGate(), floor: Double = 0.4,
        other: [MappingGate.Hit]? = nil
    ) -> MappingGate.Outcome {
        gate.outcome(floor: floor, recipes: [.skillFirst, .taskFirst]) { recipe, limit in
            Array((recipe == .taskFirst ? other ?? all : all).prefix(limit))
        }
    }

    @Test("What is clear is taken at once") func clear() {
        let found = outcome(hits([0.9, 0.6, 0.3], supported: [0, 1, 2]))
        #expect(found.hits.map(\.index) == [0, 1] && found.actions.isEmpty)
        #expect(abs((found.margin ?? 0) - 1.0 / 3) < 1e-12)
    }

    @Test("Where the text supports few, more are looked at first, and never more than allowed")
    func more() {
        let found = outcome(hits(many, supported: [0, 13]))
        #expect(found.actions.prefix(1).map(\.change) == [.increasedTopK])
        #expect(found.hits.map(\.index) == [0, 13])
        let none = outcome(hits(many, supported: []))
        #expect(none.hits.isEmpty && none.looked <= MappingGate().maxTopK)
        #expect(none.actions.count == MappingGate().maxRetries)
        #expect(none.actions.map(\.topK).max() ?? 0 <= MappingGate().maxTopK)
    }

    @Test("Two that fit alike are told apart by another way of looking, once") func recipe() {
        let alike = hits([0.8, 0.79], supported: [0, 1])
        let apart = [
            MappingGate.Hit(index: 1, score: 0.8, isSupported: true),
            MappingGate.Hit(index: 0, score: 0.6, isSupported: true),
        ]
        let found = outcome(alike, other: apart)
        #expect(found.actions.map(\.change) == [.switchedRecipe])
        #expect(found.recipe == .taskFirst && found.hits.first?.index == 1)
        let still = outcome(alike)
        #expect(still.actions.count(where: { $0.change == .switchedRecipe }) == 1)
    }

    @Test("What lies just below the floor is reached in small steps, and not what lies deep")
    func floor() {
        let near = [
            MappingGate.Hit(index: 0, score: 0.9, isSupported: false),
            MappingGate.Hit(index: 1, score: 0.37, isSupported: true),
        ]
        var gate = MappingGate()
        gate.allowRecipeSwitch = false
        let found = outcome(near, by: gate)
        #expect(found.actions.map(\.change) == [.adjustedFloor, .adjustedFloor])
        #expect(abs(found.floor - 0.36) < 1e-12 && found.hits.map(\.index) == [1])
        gate.maxRetries = 9
        let deep = outcome(
            [near[0], MappingGate.Hit(index: 1, score: 0.2, isSupported: true)], by: gate)
        #expect(deep.hits.isEmpty && deep.floor >= 0.4 - 0.06 - 1e-9)
        #expect(deep.actions.count == 3)
    }

    @Test("Every constant of the gate changes what it does") func constants() {
        let sparse = hits(many, supported: [0, 13, 19])
        let alike = hits([0.8, 0.79], supported: [0, 1])
        func seen(_ change: (inout MappingGate) -> Void) -> [MappingGate.Outcome] {
            var gate = MappingGate()
            change(&gate)
            return [outcome(sparse, by: gate), outcome(alike, by: gate)]
        }
        let usual = seen { _ in }
        let changes: [(inout MappingGate) -> Void] = [
            { $0.topK = 14 }, { $0.minHits = 3 }, { $0.minMargin = 0 }, { $0.maxRetries = 0 },
            { $0.maxTopK = 11 }, { $0.bumpTopKBy = 9 }, { $0.allowRecipeSwitch = false },
        ]
        for (number, change) in changes.enumerated() {
            #expect(seen(change) != usual, "constant \(number)")
        }
    }

    @Test("The same question comes to the same end") func deterministic() {
        let all = hits(many, supported: [3, 9, 17])
        #expect(outcome(all) == outcome(all))
    }
}
