import Prelude
import Testing

@Suite("Work in portions") struct PortionTests {
    @Test(
        "What comes of the things is in their order, however many there are",
        arguments: [0, 1, 7, 8, 9, 1000])
    func order(count: Int) {
        let squares = inPortions(of: count, size: 8) { range in range.map { $0 * $0 } }
        #expect(squares == (0..<count).map { $0 * $0 })
    }
}
