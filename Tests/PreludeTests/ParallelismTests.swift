import Prelude
import Testing

@Suite("Work in portions") struct PortionTests {
    @Test(
        "What comes of the things is in their order, however many there are and in whatever order they run",
        arguments: [0, 1, 7, 8, 9, 1000])
    func order(count: Int) {
        let backwards = Parallelism { count, body in
            for index in (0..<count).reversed() { body(index) }
        }
        for parallelism in [Parallelism.none, backwards] {
            let squares = parallelism.portions(of: count, size: 8) { range in range.map { $0 * $0 }
            }
            #expect(squares == (0..<count).map { $0 * $0 })
        }
    }
}
