import Prelude
import Synchronization
import TestSupport
import Testing
import Web

/// What libcurl does against a server that behaves and misbehaves.
@Suite("Calls over libcurl") struct CurlTests {
    private let transport = CurlTransport()

    private func request(
        _ server: LocalServer, _ path: String = "/", _ method: Request.Method = .get
    ) throws -> Request {
        Request(method, try WebAddress(server.address + path))
    }

    @Test("A request arrives as it was meant, and its answer too") func exchange() async throws {
        let server = try LocalServer { _ in .json(201, ["ok": true], ["X-Other": " spaced "]) }
        defer { server.stop() }
        var request = try request(server, "/a%20b?c=d", .patch)
        request.send(["name": "Zoë"])
        request.authorize("Authorization", Secret("Bearer planted"))
        let response = try await transport.send(request)
        let received = try #require(server.requests.first)
        #expect(received.method == "PATCH")
        #expect(received.target == "/a%20b?c=d")
        #expect(received.headers["authorization"] == "Bearer planted")
        #expect(received.headers["content-type"] == "application/json")
        #expect(received.headers["expect"] == nil)
        #expect(received.json == ["name": "Zoë"])
        #expect(response.status == 201)
        #expect(response.head["x-other"] == "spaced")
        #expect(try response.json() == ["ok": true])
    }

    @Test("A connection is used again") func reuse() async throws {
        let server = try LocalServer { _ in .json(200, [:]) }
        defer { server.stop() }
        for _ in 0..<5 { _ = try await transport.send(try request(server)) }
        #expect(server.requests.count == 5)
        #expect(server.connectionCount == 1)
    }

    @Test("Many are under way at once") func concurrency() async throws {
        let arrived = Barrier(20)
        let server = try LocalServer { _ in
            arrived.wait()
            return .json(200, [:])
        }
        defer { server.stop() }
        // None is answered before all have arrived, so this ends only when they run together.
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 {
                group.addTask { try await transport.send(try request(server)).status }
            }
            for try await status in group { #expect(status == 200) }
        }
    }

    @Test("A body in chunks comes whole") func chunks() async throws {
        let server = try LocalServer { _ in
            .chunks(["Content-Type": "text/plain"], ["ab", "c", "def"].map { Array($0.utf8) })
        }
        defer { server.stop() }
        let response = try await transport.send(try request(server))
        #expect(String(decoding: response.body, as: UTF8.self) == "abcdef")
        #expect(response.head.contentType == "text/plain")
    }

    @Test(
        "What breaks off is an error, never half an answer",
        arguments: [
            LocalReply.cutOff(200, [:], Array("{\"half\":".utf8)), .reset,
        ]) func brokenOff(reply: LocalReply) async throws
    {
        let server = try LocalServer { _ in reply }
        defer { server.stop() }
        await #expect(throws: WebError.cutOff(server: server.address)) {
            try await transport.send(try request(server, "/", .post))
        }
    }

    @Test("Silence ends the call") func silence() async throws {
        let server = try LocalServer { _ in .silence }
        defer { server.stop() }
        var request = try request(server)
        request.limits.silence = .milliseconds(50)
        await #expect(throws: WebError.timedOut(.bytes, server: server.address)) {
            try await transport.send(request)
        }
        request.limits.silence = .seconds(60)
        request.limits.total = .milliseconds(50)
        await #expect(throws: WebError.timedOut(.end, server: server.address)) {
            try await transport.send(request)
        }
    }

    @Test("An answer longer than allowed is refused, compressed ones too") func tooLarge()
        async throws
    {
        let server = try LocalServer { received in
            received.path == "/gzip"
                ? .answer(200, ["Content-Encoding": "gzip"], zeros)
                : .answer(200, [:], [UInt8](repeating: 0, count: 5000))
        }
        defer { server.stop() }
        for path in ["/", "/gzip"] {
            var request = try request(server, path)
            request.limits.body = 4096
            await #expect(throws: WebError.tooLarge(limit: 4096, server: server.address)) {
                try await transport.send(request)
            }
        }
        let whole = try await transport.send(try request(server, "/gzip"))
        #expect(whole.body.count == 100_000)
    }

    @Test("A head longer than allowed is refused") func longHead() async throws {
        let server = try LocalServer { _ in
            .answer(200, ["X-Long": String(repeating: "x", count: 9000)], [])
        }
        defer { server.stop() }
        var request = try request(server)
        request.limits.head = 4096
        await #expect(throws: WebError.self) { try await transport.send(request) }
    }

    @Test("A header with a line break is not sent") func headerInjection() async throws {
        let server = try LocalServer { _ in .json(200, [:]) }
        defer { server.stop() }
        var request = try request(server)
        request.set("X-Note", "a\r\nX-Other: b")
        await #expect(throws: WebError.self) { try await transport.send(request) }
        #expect(server.requests.isEmpty)
    }

    @Test("A port where nobody listens is told from a host that nobody knows") func nobody()
        async throws
    {
        let server = try LocalServer { _ in .silence }
        let address = server.address
        let port = server.port
        server.stop()
        // The port is free only when the listening thread has closed it.
        await #expect(throws: WebError.self) {
            try await transport.send(Request(.get, try WebAddress(address)))
        }
        _ = port
        await #expect(throws: WebError.unknownHost("http://nobody.invalid")) {
            try await transport.send(Request(.get, try WebAddress("http://nobody.invalid/")))
        }
    }

    @Test("Cancelling the task ends the call") func cancelling() async throws {
        let arrived = Barrier(2)
        let server = try LocalServer { _ in
            arrived.wait()
            return .silence
        }
        defer { server.stop() }
        let task = Task { try await transport.send(try request(server)) }
        await offPool { arrived.wait() }
        task.cancel()
        await #expect(throws: WebError.cancelled) { try await task.value }
    }

    @Test(
        "A server that cannot prove who it is gets nothing; one whose certificate is trusted does")
    func certificates() async throws {
        let server = try SafeServer()
        let address = "https://127.0.0.1:\(server.port)"
        let request = Request(.get, try WebAddress(address))
        await #expect(throws: WebError.unsafeConnection(address)) {
            try await transport.send(request)
        }
        var options = CurlTransport.Options()
        options.certificates = server.certificate
        let response = try await CurlTransport(options).send(request)
        #expect(response.status == 200)
        let other = Request(.get, try WebAddress("https://localhost:\(server.port)"))
        await #expect(throws: WebError.unsafeConnection("https://localhost:\(server.port)")) {
            try await CurlTransport(options).send(other)
        }
    }

    @Test("A proxy is asked in the server's stead, and its password shows nowhere")
    func proxy() async throws {
        let proxy = try LocalServer { _ in .json(200, ["from": "proxy"]) }
        defer { proxy.stop() }
        var options = CurlTransport.Options()
        options.proxy = Secret("http://user:planted@127.0.0.1:\(proxy.port)")
        let request = Request(.get, try WebAddress("http://nobody.invalid/x"))
        let response = try await CurlTransport(options).send(request)
        #expect(try response.json() == ["from": "proxy"])
        #expect(proxy.requests.first?.target == "http://nobody.invalid/x")
        #expect(proxy.requests.first?.headers["proxy-authorization"] == "Basic dXNlcjpwbGFudGVk")
        #expect(!"\(options)".contains("planted"))
    }

    /// 100,000 zeros, compressed by gzip to 133 bytes.
    private let zeros =
        Base64.decoded(
            """
            H4sIAAAAAAACA+3BMQEAAADCoPVPbQ0PoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIBXA32VEdSghgEA
            """) ?? []
}
