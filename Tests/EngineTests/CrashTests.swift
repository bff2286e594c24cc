import Engine
import Prelude
import Storage
import TestSupport
import Testing

@Suite("A crash at every statement", .onEveryDatabase) struct CrashTests {
    @Test(
        "Wherever an engine dies in a run of three ops, another one ends it alike",
        arguments: [false, true])
    func everywhere(handingOver: Bool) async throws {
        let fixture = try EngineFixture()
        var deaths = 0
        for statement in 0... {
            var isBeyond = true
            for moment in DyingDatabase.Moment.allCases {
                let died = try await dieAndRecover(
                    fixture, at: statement, moment, handingOver)
                deaths += died ? 1 : 0
                isBeyond = isBeyond && !died
            }
            if isBeyond { break }
        }
        // A claim and three settlements have more statements than this.
        #expect(deaths > 60, "the run died at \(deaths) places only")
    }

    /// Whether the engine died; either way the end has to be the same.
    private func dieAndRecover(
        _ fixture: EngineFixture, at statement: Int, _ moment: DyingDatabase.Moment,
        _ handingOver: Bool
    ) async throws -> Bool {
        try fixture.clear()
        let request = RunRequest("three", key: "once", by: "test")
        let dying = DyingDatabase(fixture.database, at: statement, moment)
        do {
            try fixture.request(request, on: dying)
            try await fixture.drain(
                fixture.stepping(on: dying), owner: "first", handingOver: handingOver)
        } catch is Death {}
        // Whoever asked cannot know whether it was heard, and asks again.
        let run = try fixture.request(request)
        fixture.clock.advance(.seconds(11))
        try fixture.rescue()
        try await fixture.drain(owner: "second")

        let place = "death \(moment) statement \(statement)"
        #expect(try fixture.runs() == [run], "\(place)")
        #expect(try fixture.run(run)?.status == .done, "\(place)")
        #expect(try fixture.effects() == ["first=1", "second=2", "third=3"], "\(place)")
        #expect(try fixture.steps(run).map(\.output) == [1, 2, 3], "\(place)")
        let messages = try fixture.database.read {
            try $0.value("SELECT count(*) FROM outbox", as: Int.self)
        }
        #expect(messages == 1, "\(place)")
        return dying.hasDied
    }
}
