import Testing
import Web

@Suite("Server-sent events") struct EventTests {
    private func events(_ text: String, pieces size: Int) -> [ServerSentEvent] {
        var parser = ServerSentEventParser()
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: size).flatMap {
            parser.take(Array(bytes[$0..<min($0 + size, bytes.count)]))
        }
    }

    @Test("Events are the same however their bytes arrive", arguments: [1, 2, 3, 7, 1000])
    func pieces(size: Int) {
        let text =
            "\u{FEFF}: keep\r\n\r\ndata: {\"a\":1}\n\nevent: done\rdata:two\rdata:  lines\r\rdata\n\nid: 4\n\n"
        #expect(
            events(text, pieces: size) == [
                ServerSentEvent(name: nil, data: "{\"a\":1}"),
                ServerSentEvent(name: "done", data: "two\n lines"),
                ServerSentEvent(name: nil, data: ""),
            ])
    }

    @Test("An event that was not ended is none") func unended() {
        #expect(events("data: half\n", pieces: 4).isEmpty)
    }

    @Test("A line without an end takes no more memory than allowed") func endless() {
        var parser = ServerSentEventParser()
        let piece = [UInt8](repeating: 0x61, count: 1 << 20)
        for _ in 0..<8 { #expect(parser.take(piece).isEmpty) }
        #expect(parser.take(Array("\n\ndata: x\n\n".utf8)).isEmpty)
    }
}
