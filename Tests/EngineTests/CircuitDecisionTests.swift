import Engine
import Prelude
import Testing

@Suite("When a breaker opens and closes") struct CircuitDecisionTests {
    private let now = Timestamp(microseconds: 1_000_000_000)
    private let refused = Failure("connection refused")

    @Test("Failures of one cause open it at the threshold, and say so once") func threshold() {
        let (circuit, opened) = failing(CircuitDecision.threshold + 3, with: refused)
        #expect(opened == [CircuitDecision.threshold])
        #expect(circuit?.state == .open)
        #expect(circuit?.retryAt == now + CircuitDecision.pause)
        #expect(failing(CircuitDecision.threshold - 1, with: refused).circuit?.state == .closed)
    }

    @Test("A failure of another cause begins the count anew") func reset() {
        var circuit = failing(CircuitDecision.threshold - 1, with: refused).circuit
        circuit = after(circuit, Failure("out of memory")).circuit
        #expect(circuit?.failures == 1)
        #expect(circuit?.message == "out of memory")
        circuit =
            failing(CircuitDecision.threshold - 2, with: Failure("out of memory"), circuit)
            .circuit
        #expect(circuit?.state == .closed)
        #expect(after(circuit, Failure("out of memory")).opens)
    }

    @Test("While it is open a step waits, and counts as nothing; then one goes first")
    func admission() {
        let circuit = failing(CircuitDecision.threshold, with: refused).circuit
        let end = now + CircuitDecision.pause
        #expect(CircuitDecision.admission(nil, now: now) == .run)
        #expect(CircuitDecision.admission(circuit, now: now) == .wait(until: end))
        #expect(
            CircuitDecision.admission(circuit, now: end)
                == .probe(othersUntil: end + CircuitDecision.pause))
        let closed = failing(1, with: refused).circuit
        #expect(CircuitDecision.admission(closed, now: now) == .run)
    }

    @Test("Each probe that fails doubles the pause, up to an hour") func doubling() {
        var circuit = failing(CircuitDecision.threshold, with: refused).circuit
        var pauses: [Duration] = []
        for _ in 1...9 {
            circuit?.state = .probing
            circuit = after(circuit, refused).circuit
            #expect(circuit?.state == .open)
            pauses.append((circuit?.retryAt ?? now) - now)
        }
        #expect(pauses == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600].map { .seconds($0) })
    }

    @Test("Steps that were running when it opened fail late, and lengthen no pause") func late() {
        var circuit = failing(CircuitDecision.threshold + 27, with: refused).circuit
        #expect(circuit?.retryAt == now + CircuitDecision.pause)
        circuit?.state = .probing
        #expect(after(circuit, refused).circuit.retryAt == now + .seconds(60))
    }

    @Test("A late failure of another cause does not close it") func lateOther() {
        let open = failing(CircuitDecision.threshold, with: refused).circuit
        #expect(after(open, Failure("out of memory")).circuit == open)
    }

    @Test("A probe that fails by another cause has failed all the same") func probeOther() {
        var circuit = failing(CircuitDecision.threshold, with: refused).circuit
        circuit?.state = .probing
        let (next, opens) = after(circuit, Failure("out of memory"))
        #expect(next.state == .open)
        #expect(next.message == "out of memory")
        #expect(!opens)
        #expect(next.openedAt == now)
    }

    @Test("A probe whose engine died is followed by another when its time is over")
    func lostProbe() {
        var circuit = failing(CircuitDecision.threshold, with: refused).circuit
        circuit?.state = .probing
        circuit?.retryAt = now + .seconds(90)
        #expect(
            CircuitDecision.admission(circuit, now: now) == .wait(until: now + .seconds(90)))
        #expect(
            CircuitDecision.admission(circuit, now: now + .seconds(90))
                == .probe(othersUntil: now + .seconds(90) + CircuitDecision.pause))
    }

    private func after(_ circuit: Circuit?, _ failure: Failure) -> (circuit: Circuit, opens: Bool) {
        CircuitDecision.afterFailure(
            circuit, pipeline: "p", op: "o", failure: failure, now: now)
    }

    /// The breaker after failures in a row, and the numbers of those that opened it.
    private func failing(
        _ count: Int, with failure: Failure, _ first: Circuit? = nil
    ) -> (circuit: Circuit?, opened: [Int]) {
        var (circuit, opened) = (first, [Int]())
        for number in 1...count {
            let (next, opens) = after(circuit, failure)
            if opens { opened.append(number) }
            circuit = next
        }
        return (circuit, opened)
    }
}
