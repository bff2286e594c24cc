import Testing
import Web

@testable import Connectors

@Suite("What tells whether an answer has changed") struct ValidatorsTests {
    private func head(_ headers: [(String, String)]) -> ResponseHead {
        ResponseHead(status: 200, headers: headers.map { (name: $0.0, value: $0.1) })
    }

    private func request(_ known: Validators) throws -> Request {
        var request = Request(.get, try WebAddress("https://example.org"))
        known.condition(&request)
        return request
    }

    private func value(_ name: String, of request: Request) -> String? {
        request.headers.first { $0.name == name }?.value.revealed
    }

    @Test("What a server says is asked back as it was said") func asks() throws {
        let said = Validators(
            head([("ETag", "W/\"a b\""), ("Last-Modified", "Mon, 02 Nov 2026 08:00:00 GMT")]))
        #expect(said.entityTag == "W/\"a b\"")
        let request = try request(said)
        #expect(value("If-None-Match", of: request) == "W/\"a b\"")
        #expect(value("If-Modified-Since", of: request) == "Mon, 02 Nov 2026 08:00:00 GMT")
    }

    @Test("Where nothing is known, nothing is asked for in particular") func nothing() throws {
        let none = Validators(head([]))
        #expect(none.isEmpty && none == Validators())
        let request = try request(none)
        #expect(request.headers.isEmpty)
        #expect(!Validators(lastModified: "x").isEmpty && !Validators(entityTag: "x").isEmpty)
    }

    @Test("A mark that is longer than any mark is left out, and the other is kept") func long() {
        let mark = "\"" + String(repeating: "x", count: 1000) + "\""
        let said = Validators(head([("etag", mark), ("last-modified", "today")]))
        #expect(said.entityTag == nil && said.lastModified == "today")
    }
}
