import Prelude
import Synchronization
import TestSupport
import Testing
import Web

@Suite("Services") struct ServiceTests {
    private let clock = StillClock()
    private let address = "https://api.example/v0"

    private func service(
        _ answers: [Result<Response, WebError>], _ change: (inout ServicePolicy) -> Void = { _ in }
    ) -> (Service, ScriptedTransport) {
        var policy = ServicePolicy("example")
        change(&policy)
        let left = Mutex(answers)
        let transport = ScriptedTransport { (_) throws(WebError) in
            try left.withLock { answers in
                answers.count > 1 ? answers.removeFirst() : answers[0]
            }.get()
        }
        return (
            Service(policy, transport: transport, surroundings: clock.surroundings), transport
        )
    }

    private func status(
        _ status: Int, _ headers: [(String, String)] = []
    ) -> Result<Response, WebError> {
        .success(Response(head: ResponseHead(status: status, headers: headers)))
    }

    private func get() throws -> Request { Request(.get, try WebAddress(address)) }

    private func post() throws -> Request { Request(.post, try WebAddress(address)) }

    @Test("What passes is tried again, each time after twice the wait") func passing() async throws
    {
        let (service, transport) = service([status(503), status(500), status(200)])
        #expect(try await service.send(try get()).status == 200)
        #expect(transport.requests.count == 3)
        #expect(clock.waits == [.milliseconds(500), .seconds(1)])
    }

    @Test("What cannot pass is not tried again", arguments: [400, 401, 402, 403, 404, 422])
    func refused(code: Int) async throws {
        let (service, transport) = service([status(code)])
        #expect(try await service.send(try get()).status == code)
        #expect(transport.requests.count == 1)
    }

    @Test("What may have been done is not done twice", arguments: [500, 502, 504])
    func doneOnce(code: Int) async throws {
        let (service, transport) = service([status(code)])
        #expect(try await service.send(try post()).status == code)
        #expect(transport.requests.count == 1)
    }

    @Test("A broken connection repeats what may be repeated, and nothing else") func brokenOff()
        async throws
    {
        let broken = Result<Response, WebError>.failure(.cutOff(server: "x"))
        let (reading, first) = service([broken, status(200)])
        #expect(try await reading.send(try get()).status == 200)
        #expect(first.requests.count == 2)
        let (writing, second) = service([broken, status(200)])
        await #expect(throws: ServiceError.failed(service: "example", .cutOff(server: "x"))) {
            try await writing.send(try post())
        }
        #expect(second.requests.count == 1)
        let (unreached, third) = service([.failure(.noConnection("x")), status(200)])
        #expect(try await unreached.send(try post()).status == 200)
        #expect(third.requests.count == 2)
    }

    @Test(
        "A moment that cannot be is no wait, and nothing breaks by it",
        arguments: [
            "Sun, 06 Nov 1994 9999999999999999:00:00 GMT", "Sun, 06 Nov 1994 -1:00:00 GMT",
            "Sun, 06 Nov 9223372036854775807 08:49:37 GMT", "Sun, 99 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT", "1e400", "-3", "",
        ]) func impossibleWait(_ header: String)
    {
        #expect(RetryAfter.duration(header, now: Timestamp(microseconds: 0)) == nil)
    }

    @Test("A moment that was noted when a clock was wrong holds nobody up") func wrongClock() {
        let now = Timestamp(microseconds: 1_790_000_000_000_000)
        var pace = Pace(next: now + .seconds(86_400))
        #expect(pace.reserve(every: .seconds(1), now: now) == now)
        #expect(pace.reserve(every: .seconds(1), now: now) == now + .seconds(1))
    }

    @Test("A request is completed anew for each attempt, as a signature has to be") func completed()
        async throws
    {
        let (service, transport) = service([status(503), status(200)])
        let count = Mutex(0)
        _ = try await service.send(try get(), take: nil) { request in
            let number = count.withLock { count in
                count += 1
                return count
            }
            request.authorize("Authorization", Secret("signed \(number)"))
        }
        #expect(
            transport.requests.map { $0.headers.map(\.value.revealed) } == [
                ["signed 1"], ["signed 2"],
            ])
    }

    @Test("The service's own wait is respected, as seconds and as a date") func retryAfter()
        async throws
    {
        let (seconds, _) = service([status(429, [("Retry-After", "7")]), status(200)])
        #expect(try await seconds.send(try post()).status == 200)
        let wait = try #require(clock.waits.first)
        #expect(wait >= .seconds(7) && wait < .seconds(8) && clock.waits.count == 1)
        #expect(
            RetryAfter.duration(
                "Sun, 06 Nov 1994 08:49:37 GMT",
                now: Timestamp(try #require(Day(year: 1994, month: 11, day: 6)))
                    + .seconds(8 * 3600 + 49 * 60)) == .seconds(37))
        #expect(RetryAfter.duration("soon", now: clock.now) == nil)
    }

    @Test("Whoever was asked too often gets the policy's rest, from everybody") func penalty()
        async throws
    {
        let (service, _) = service([status(429), status(200)]) { policy in
            policy.penalty = .seconds(30)
            policy.interval = .milliseconds(210)
        }
        #expect(try await service.send(try get()).status == 200)
        let wait = try #require(clock.waits.first)
        // A little longer, so that not everybody comes back at once.
        #expect(wait >= .seconds(30) && wait < .seconds(34) && clock.waits.count == 1)
    }

    @Test("A longer wait than we have patience for is the caller's to decide") func impatience()
        async throws
    {
        let (service, transport) = service([status(429, [("Retry-After", "3600")])])
        let response = try await service.send(try get())
        #expect(response.status == 429)
        #expect(response.head["retry-after"] == "3600")
        #expect(transport.requests.count == 1)
    }

    @Test("No second sees more requests than the service allows") func pace() async throws {
        let moments = Mutex<[Timestamp]>([])
        let clock = clock
        let transport = ScriptedTransport { _ in
            moments.withLock { $0.append(clock.now) }
            return Response(head: ResponseHead(status: 200))
        }
        var policy = ServicePolicy("example")
        policy.interval = .milliseconds(210)
        let service = Service(policy, transport: transport, surroundings: clock.surroundings)
        for _ in 0..<20 { _ = try await service.send(try get()) }
        let seen = moments.withLock { $0 }
        for (index, moment) in seen.enumerated() where index >= 5 {
            #expect(moment - seen[index - 5] > .seconds(1))
        }
    }

    @Test("After failures in a row nothing is asked for a while, then one tries") func breaker()
        async throws
    {
        let (service, transport) = service([
            status(500), status(500), status(500), status(200),
        ]) { policy in
            policy.attempts = 1
            policy.failuresToOpen = 3
            policy.rest = .seconds(30)
        }
        for _ in 0..<3 { _ = try await service.send(try get()) }
        await #expect(throws: ServiceError.resting(service: "example", .seconds(30))) {
            try await service.send(try get())
        }
        #expect(transport.requests.count == 3)
        clock.pass(.seconds(30))
        #expect(try await service.send(try get()).status == 200)
        #expect(try await service.send(try get()).status == 200)
    }

    @Test("So many at once as the policy says, and no more") func concurrency() async throws {
        let under = Mutex((now: 0, most: 0))
        let full = Barrier(4)
        let server = try LocalServer { _ in
            under.withLock { count in
                count.now += 1
                count.most = max(count.most, count.now)
            }
            // The first four wait for each other: fewer at once would never end.
            full.wait()
            under.withLock { $0.now -= 1 }
            return .json(200, [:])
        }
        defer { server.stop() }
        var policy = ServicePolicy("example")
        policy.concurrency = 4
        let service = Service(
            policy, transport: CurlTransport(), surroundings: clock.surroundings)
        let request = Request(.get, try WebAddress(server.address))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<12 { group.addTask { _ = try await service.send(request) } }
            try await group.waitForAll()
        }
        #expect(under.withLock { $0.most } == 4)
    }

    @Test("A success is passed on in pieces, and after the first it is not made again")
    func streaming() async throws {
        let server = try LocalServer { _ in .cutOff(200, [:], Array("partly".utf8)) }
        defer { server.stop() }
        let service = Service(
            ServicePolicy("example"), transport: CurlTransport(), surroundings: clock.surroundings)
        let pieces = Mutex<[UInt8]>([])
        let request = Request(.get, try WebAddress(server.address))
        await #expect(throws: ServiceError.self) {
            try await service.send(request) { bytes in pieces.withLock { $0 += bytes } }
        }
        #expect(pieces.withLock { String(decoding: $0, as: UTF8.self) } == "partly")
        #expect(server.requests.count == 1)
    }

    @Test("Who holds a moment of the pace already keeps the rest that is asked for meanwhile")
    func restOfHolders() async throws {
        let (clock, paces) = (clock, PacesWithNews())
        let transport = ScriptedTransport { _ in Response(head: ResponseHead(status: 200)) }
        var policy = ServicePolicy("example")
        policy.interval = .milliseconds(210)
        let service = Service(
            policy, transport: transport, paces: paces, surroundings: clock.surroundings)
        for _ in 0..<2 { _ = try await service.send(try get()) }
        #expect(clock.waits == [.milliseconds(210), PacesWithNews.rest - .milliseconds(210)])
    }

    @Test("Who comes late to a turn takes another, so as not to come too close before the next")
    func lateTurns() async throws {
        let clock = clock
        let moments = Mutex<[Timestamp]>([])
        let start = clock.now
        let delays = Mutex([Duration.milliseconds(100)])
        let transport = ScriptedTransport { _ in
            moments.withLock { $0.append(clock.now) }
            return Response(head: ResponseHead(status: 200))
        }
        var policy = ServicePolicy("example")
        policy.interval = .milliseconds(210)
        let service = Service(
            policy, transport: transport,
            surroundings: WebSurroundings(
                now: { clock.now },
                // The first wait lasts longer than it should, as on a busy machine.
                sleep: { clock.pass($0 + delays.withLock { $0.popLast() ?? .zero }) },
                draw: { 1 }))
        for _ in 0..<3 { _ = try await service.send(try get()) }
        #expect(
            moments.withLock { $0.map { $0 - start } } == [
                .zero, .milliseconds(420), .milliseconds(630),
            ])
    }
}

/// Paces in which somebody is told to let everybody wait, right after the second moment was given.
private actor PacesWithNews: PaceKeeping {
    static let rest = Duration.seconds(30)
    private let inner = LocalPaces()
    private var given = 0

    func reserve(
        _ service: String, every interval: Duration, now: Timestamp
    ) async throws -> Timestamp {
        let moment = await inner.reserve(service, every: interval, now: now)
        given += 1
        if given == 2 { await postpone(service, until: now + Self.rest) }
        return moment
    }

    func postpone(_ service: String, until moment: Timestamp) async {
        await inner.postpone(service, until: moment)
    }

    func rest(of service: String) async -> Timestamp? { await inner.rest(of: service) }
}
