import Prelude
import Synchronization
import TestSupport
import Testing

@testable import Connectors

@Suite("Airtable's client, for many runs at once") struct ClientGatheringTests {
    /// Calls that wait until the test lets them go on, each of which is noted.
    private actor HeldCalls {
        private(set) var calls: [[Int]] = []
        private var isOpen = false
        private var held: [CheckedContinuation<Void, Never>] = []

        func call(_ items: [Int]) async -> [Int] {
            calls.append(items)
            if !isOpen { await withCheckedContinuation { held.append($0) } }
            return items.map { $0 * 10 }
        }

        func open() {
            isOpen = true
            for continuation in held { continuation.resume() }
            held = []
        }
    }

    private func reach(_ count: Int, waitingIn gathering: Gathering<Int, Int>) async {
        while await gathering.waiting < count { await Task.yield() }
    }

    private func reach(_ count: Int, callsOf held: HeldCalls) async {
        while await held.calls.count < count { await Task.yield() }
    }

    @Test(
        "Who asks while a call is under way shares the next, ten at most, and gets an answer alone")
    func sharing() async {
        let (gathering, held) = (Gathering<Int, Int>(limit: 10), HeldCalls())
        let first = Task { await gathering.ask(0) { await held.call($0) } }
        await reach(1, callsOf: held)
        let others = (1...14).map { item in
            Task { await gathering.ask(item) { await held.call($0) } }
        }
        await reach(14, waitingIn: gathering)
        await held.open()
        #expect(await first.value == 0)
        for (index, other) in others.enumerated() { #expect(await other.value == (index + 1) * 10) }
        #expect(await held.calls.map(\.count) == [1, 10, 4])
    }

    @Test("Who is cancelled while waiting is not asked for, and goes at once") func leaving() async
    {
        let (gathering, held) = (Gathering<Int, Int>(limit: 10), HeldCalls())
        let first = Task { await gathering.ask(0) { await held.call($0) } }
        await reach(1, callsOf: held)
        let (gone, stays) = (
            Task { await gathering.ask(1) { await held.call($0) } },
            Task { await gathering.ask(2) { await held.call($0) } }
        )
        await reach(2, waitingIn: gathering)
        gone.cancel()
        #expect(await gone.value == nil)
        await held.open()
        #expect(await first.value == 0)
        #expect(await stays.value == 20)
        #expect(await held.calls == [[0], [2]])
    }

    @Test("A call that nobody waits for any more is cancelled, and the next begins")
    func abandoned()
        async
    {
        let gathering = Gathering<Int, Int>(limit: 10)
        let begun = Mutex(false)
        let first = Task {
            await gathering.ask(0) { items in
                begun.withLock { $0 = true }
                while !Task.isCancelled { await Task.yield() }
                return items
            }
        }
        while !begun.withLock({ $0 }) { await Task.yield() }
        first.cancel()
        #expect(await first.value == nil)
        #expect(await gathering.ask(7) { $0 } == 7)
    }

    @Test("Edits of the same table are written ten at once, and one that is refused harms no other")
    func writing() async throws {
        let desk = try ClientDesk()
        let people = try desk.people(24)
        let (location, level) = (
            try desk.field("Location"), try desk.field("(N) Seniority Level")
        )
        let outcomes = await withTaskGroup(of: (Int, AirtableOutcome).self) { group in
            for (index, person) in people.enumerated() {
                group.addTask {
                    let fields: [String: JSONValue] =
                        index == 9 ? [location: "Bern", level: "wizard"] : [location: "Bern"]
                    return (
                        index,
                        await desk.client.update(
                            AirtableEdit(person, fields), in: ClientDesk.talent)
                    )
                }
            }
            return await group.reduce(into: [Int: AirtableOutcome]()) { $0[$1.0] = $1.1 }
        }
        for (index, person) in people.enumerated() {
            #expect(outcomes[index]?.record == person)
            #expect(outcomes[index]?.written == [location])
            #expect(outcomes[index]?.refused.map(\.field) == (index == 9 ? [level] : []))
            #expect(try desk.cell("Location", of: person) == "Bern")
        }
        // Who comes first goes alone at worst; the refusal costs no more than its halving.
        #expect(desk.asked("PATCH").count <= 4 + 8)
    }

    @Test("Who adds an option shares no request with others, whose values are not converted")
    func converting() async throws {
        let desk = try ClientDesk()
        let people = try desk.people(12)
        let (years, level) = (
            try desk.field("(N) Years Of Experience"), try desk.field("(N) Seniority Level")
        )
        let outcomes = await withTaskGroup(of: (Int, AirtableOutcome).self) { group in
            for (index, person) in people.enumerated() {
                group.addTask {
                    let edit = AirtableEdit(person, [index == 7 ? level : years: "7"])
                    return (
                        index,
                        await desk.client.update(
                            edit, in: ClientDesk.talent, addingOptionsTo: index == 7 ? [level] : [])
                    )
                }
            }
            return await group.reduce(into: [Int: AirtableOutcome]()) { $0[$1.0] = $1.1 }
        }
        for index in people.indices {
            // A text is no number, unless Airtable is asked to convert it.
            #expect(outcomes[index]?.isWhole == (index == 7))
        }
        #expect(try desk.cell("(N) Seniority Level", of: people[7]) == "7")
    }

    @Test("Records that are looked up at once come with one request, and one that is gone is nil")
    func looking() async throws {
        let desk = try ClientDesk()
        let people = try desk.people(20)
        try desk.base.delete(people[13], from: ClientDesk.talent)
        let found = try await withThrowingTaskGroup(of: (Int, AirtableRecord?).self) { group in
            for (index, person) in people.enumerated() {
                group.addTask {
                    (index, try await desk.client.record(person, of: ClientDesk.talent))
                }
            }
            return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1?.id ?? "gone" }
        }
        for (index, person) in people.enumerated() {
            #expect(found[index] == (index == 13 ? "gone" : person))
        }
        #expect(desk.base.requests.count <= 6)
    }

    @Test("Everybody who shared a request is told why it failed") func failing() async throws {
        let clock = StillClock()
        let client = try ClientDesk.client("http://127.0.0.1:1", clock: clock)
        let problems = await withTaskGroup(of: AirtableProblem?.self) { group in
            for index in 0..<5 {
                group.addTask {
                    do throws(AirtableProblem) {
                        _ = try await client.record("recPerson0000000\(index)", of: "tblA")
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(problems.count == 5)
        #expect(problems.allSatisfy { $0?.isTransient == true })
    }
}
