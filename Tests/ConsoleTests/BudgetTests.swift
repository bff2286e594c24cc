import Dispatch
import Glibc
import Prelude
import Testing

@testable import Console
@testable import Recruiting
@testable import Terminal

/// What a move may cost, on a list of a hundred thousand people who are made up as they are asked
/// for.
@Suite("Budgets", .serialized) struct BudgetTests {
    private static let count = 100_000

    /// A console whose people are made up; it counts how many were asked for.
    private func services(_ asked: Counter) throws -> ConsoleServices {
        let small = try SmallDesk()
        var services = small.services
        services.person = { id in
            guard
                let somebody = try await small.desk.people(.init(query: "imke", rows: 0..<1)).rows
                    .first,
                var dossier = try await small.desk.person(somebody.id)
            else { return nil }
            dossier.candidate.id = id
            dossier.candidate.name = id.text
            return dossier
        }
        services.people = { request in
            let last = min(request.rows.upperBound, Self.count)
            let rows = (request.rows.lowerBound..<max(request.rows.lowerBound, last)).map { index in
                _ = asked.next()
                return Self.person(index)
            }
            return ListPage(rows: rows, start: request.rows.lowerBound, place: request.keeping)
        }
        services.peopleCount = { _ in Self.count }
        return services
    }

    private static func person(_ index: Int) -> Candidate {
        let moment = Timestamp(microseconds: 0)
        return Candidate(
            seq: index, id: ID("person-\(index)"), name: "Person \(padded(index, 6))",
            headline: "Backend Engineer", city: "Utrecht", country: "Netherlands",
            seniority: "senior",
            years: Double(index % 30), status: "Lead", exclusion: nil, isHighlighted: false,
            verification: "unverified", createdAt: moment, updatedAt: moment)
    }

    @Test(
        "A move touches two rows of the list and few bytes",
        arguments: [Size(80, 24), Size(140, 40)])
    func move(size: Size) async throws {
        var session = Session(Console(try services(Counter()), size: size), size: size)
        await session.settle()
        for _ in 0..<12 { await session.go("j") }
        for _ in 0..<5 {
            let before = session.frame
            session.press("j")
            let list = session.program.layout.list
            let touched = (list.y..<list.maxY).filter { y in
                (list.x..<list.maxX).contains { session.frame[$0, y] != before[$0, y] }
            }
            #expect(touched.count <= 2, "rows \(touched)")
            #expect(session.device.last.bytes <= 400, "\(session.device.last.bytes) bytes")
            await session.settle()
            #expect(session.device.last.bytes <= 6_000)
        }
    }

    @Test("What is asked for does not grow with the list") func windows() async throws {
        let asked = Counter()
        var session = Session(Console(try services(asked), size: Size(80, 24)), size: Size(80, 24))
        await session.settle()
        await session.go("G")
        #expect(shows(session.text, "100,000/100,000"))
        #expect(shows(session.text, "Person 099999"))
        await session.go("g", "pgdn", "pgdn", "pgdn", "pgdn", "pgdn", "pgdn", "pgdn")
        #expect(asked.next() < 1_200)
    }

    @Test("An event that changes nothing paints nothing") func idle() async throws {
        var session = Session(
            Console(try services(Counter()), size: Size(140, 40)), size: Size(140, 40))
        await session.settle()
        let frames = session.device.counts.frames
        session.send([.mouse(Mouse(.release, at: Point(3, 3)))])
        session.send([.key("g")])
        await session.settle()
        await session.pass(milliseconds: 10_000)
        #expect(session.device.counts.frames == frames)
    }

    @Test("Three hundred keys in one go make few frames in the real loop") func burst() async throws
    {
        var ends: [CInt] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let keys = Array(String(repeating: "j", count: 300).utf8)
        try #require(write(ends[1], keys, keys.count) == keys.count)
        let (keyboard, services) = (ends[0], try services(Counter()))
        // The loop blocks its thread, which must be none of those on which rows are read meanwhile.
        let result = await withCheckedContinuation { continuation in
            DispatchQueue(label: "loop").async {
                continuation.resume(
                    returning: Result {
                        var console = Burst(console: Console(services, size: Size(140, 40)))
                        var device = HeadlessDevice(Size(140, 40), inputDescriptor: keyboard)
                        let report = try run(&console, on: &device, signals: Signals())
                        return (console.console.people.view.cursor, report.frames)
                    })
            }
        }
        let (cursor, frames) = try result.get()
        #expect(cursor == 300)
        #expect(frames <= 12, "\(frames) frames")
    }

    /// A console that is done when all keys have been handled and the rows are there.
    private struct Burst: Program {
        var console: Console
        var effects: [Effect<ConsoleMessage>] {
            get { console.effects }
            set { console.effects = newValue }
        }
        var held: [InputEvent] = []

        /// Keys count from the moment there are rows to move over, as for a person who sees them.
        var isFinished: Bool {
            console.people.view.cursor >= 300 && console.people.view.current != nil
        }

        mutating func handle(_ event: InputEvent) {
            guard console.people.isLoaded, console.people.isCounted else {
                return held.append(event)
            }
            console.handle(event)
        }

        mutating func receive(_ message: ConsoleMessage) {
            console.receive(message)
            guard console.people.isLoaded, console.people.isCounted else { return }
            for event in held { console.handle(event) }
            held = []
        }

        mutating func draw(into frame: inout Frame) { console.draw(into: &frame) }
    }
}
