import Prelude
import Testing
import Web

@Suite("A transport over recordings") struct RecordedTransportTests {
    private let recordings = """
        [{"request": {"method": "GET", "uri": "https://api.example/v0/a"},
          "response": {"status": 200, "headers": {"content-type": "application/json"},
                       "body": {"first": true}}},
         {"request": {"method": "GET", "uri": "https://api.example/v0/a"},
          "response": {"status": 429, "headers": {}, "body": "slow down"}}]
        """

    private func transport() throws -> RecordedTransport {
        RecordedTransport(try RecordedExchange.all(Array(recordings.utf8)))
    }

    private func ask(_ path: String, _ transport: RecordedTransport) async throws -> Response {
        try await transport.send(
            Request(.get, try WebAddress("https://api.example/v0/" + path)))
    }

    @Test("Exchanges are played once each, in their order") func order() async throws {
        let transport = try transport()
        let first = try await ask("a", transport)
        #expect(first.status == 200)
        #expect(try first.json()["first"] == true)
        #expect(try await ask("a", transport).status == 429)
        await #expect(throws: WebError.self) { try await ask("a", transport) }
    }

    @Test("What was not recorded finds no host") func unknown() async throws {
        let transport = try transport()
        await #expect(throws: WebError.self) { try await ask("b", transport) }
    }

    @Test("A file of another shape says what it lacks", arguments: ["{}", "[{\"request\": {}}]"])
    func shape(text: String) {
        #expect(throws: RecordingError.self) { try RecordedExchange.all(Array(text.utf8)) }
    }
}
