import Engine
import Prelude
import Storage
import Testing

@Suite("Ops that hand over too much") struct HostileValueTests {
    @Test(
        "An output that nobody could read again is refused, and stops no engine",
        arguments: [Monster.deep, .large, .message])
    func output(monster: Monster) async throws {
        let fixture = try EngineFixture.op { _ in
            .done { commit in
                _ = try commit.effect("only", 1)
                if monster == .message { commit.send(monster.value, through: "door", key: "k") }
                return monster == .message ? 1 : monster.value
            }
        }
        let run = try #require(try await fixture.runToItsEnd("single"))
        #expect(run.status == .failed)
        #expect(run.reason?.hasPrefix("only: the \(monster.what)") == true)
        #expect(try fixture.effects().isEmpty)
        #expect(try fixture.steps(run.id).map(\.output) == [nil])
        #expect(try fixture.count("outbox") == 0)
    }

    @Test("An output that is not a number becomes nothing, which can be read") func notANumber()
        async throws
    {
        let fixture = try EngineFixture.op { _ in .done(.number(.nan)) }
        let run = try #require(try await fixture.runToItsEnd("single"))
        #expect(try fixture.steps(run.id).map(\.output) == [.null])
    }

    @Test("An op that asks for more runs or messages than one transaction carries out fails")
    func tooMany() async throws {
        let asking = try EngineFixture.op { _ in
            .done { commit in
                for _ in 0...StepCommit.maximumRequests {
                    commit.request(RunRequest("single", by: "me"))
                }
                return 1
            }
        }
        let asked = try #require(try await asking.runToItsEnd("single"))
        #expect(
            asked.reason == "only: the op asks for 10001 runs at once, at most 10000 are taken:"
                + " a backfill asks for more")
        #expect(try asking.count("run") == 1)
        let sending = try EngineFixture.op { _ in
            .done { commit in
                for number in 0...StepCommit.maximumMessages {
                    commit.send(1, through: "door", key: "\(number)")
                }
                return 1
            }
        }
        let sent = try #require(try await sending.runToItsEnd("single"))
        #expect(
            sent.reason == "only: the op sends 10001 messages at once, at most 10000 are taken")
        #expect(try sending.count("outbox") == 0)
    }
}

/// Values that would not do well in a row.
enum Monster: Sendable {
    case deep, large, message

    var value: JSONValue {
        if self == .large { return .string(String(repeating: "x", count: 1_000_001)) }
        return (0..<10_000).reduce(1) { value, _ in [value] }
    }

    var what: String { self == .message ? "message k" : "output" }
}
