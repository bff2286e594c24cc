import Prelude
import TestSupport
import Testing
import Web

@Suite("Redirects") struct RedirectTests {
    private func scripted(_ answers: [String: (Int, String)]) -> ScriptedTransport {
        ScriptedTransport { request in
            guard let (status, location) = answers[request.address.text] else {
                return Response(head: ResponseHead(status: 200))
            }
            return Response(
                head: ResponseHead(status: status, headers: [("Location", location)]))
        }
    }

    private func request(_ text: String, _ method: Request.Method = .get) throws -> Request {
        var request = Request(method, try WebAddress(text))
        request.authorize("X-Api-Key", Secret("planted"))
        request.set("X-Kind", "plain")
        if method == .post { request.send(["cv": "text"]) }
        return request
    }

    @Test("Credentials stay with the server they are for") func credentials() async throws {
        let transport = scripted([
            "https://a.example/1": (302, "/2"), "https://a.example/2": (302, "https://b.example/3"),
        ])
        let response = try await transport.send(try request("https://a.example/1"))
        #expect(response.status == 200)
        let sent = transport.requests.map { $0.headers.map(\.name) }
        #expect(sent == [["X-Api-Key", "X-Kind"], ["X-Api-Key", "X-Kind"], ["X-Kind"]])
    }

    @Test(
        "Another port and another scheme are another server",
        arguments: [
            "https://a.example:8443/", "https://sub.a.example/",
        ]) func otherServers(location: String) async throws
    {
        let transport = scripted(["https://a.example/": (307, location)])
        _ = try await transport.send(try request("https://a.example/"))
        #expect(transport.requests.last?.headers.map(\.name) == ["X-Kind"])
    }

    @Test("Content goes to no other server") func content() async throws {
        let transport = scripted(["https://a.example/": (307, "https://b.example/")])
        await #expect(throws: WebError.badRedirect(.bodyElsewhere, server: "https://a.example")) {
            try await transport.send(try request("https://a.example/", .post))
        }
        #expect(transport.requests.count == 1)
    }

    @Test(
        "What was sent is answered elsewhere: a post becomes a get without content",
        arguments: [
            301, 302, 303,
        ]) func posted(status: Int) async throws
    {
        let transport = scripted(["https://a.example/": (status, "/done")])
        _ = try await transport.send(try request("https://a.example/", .post))
        let last = try #require(transport.requests.last)
        #expect(last.method == .get)
        #expect(last.body == nil)
    }

    @Test("A safe connection is never left for an unsafe one") func downgrade() async throws {
        let transport = scripted(["https://a.example/": (302, "http://a.example/")])
        await #expect(throws: WebError.badRedirect(.downgrade, server: "https://a.example")) {
            try await transport.send(try request("https://a.example/"))
        }
    }

    @Test("A circle ends") func circle() async throws {
        let transport = scripted(["https://a.example/": (302, "/")])
        await #expect(throws: WebError.badRedirect(.tooMany, server: "https://a.example")) {
            try await transport.send(try request("https://a.example/"))
        }
        #expect(transport.requests.count == 6)
    }

    @Test("A redirect to a file is none") func file() async throws {
        let transport = scripted(["https://a.example/": (302, "file:///etc/passwd")])
        await #expect(throws: WebError.badRedirect(.badAddress, server: "https://a.example")) {
            try await transport.send(try request("https://a.example/"))
        }
    }
}
