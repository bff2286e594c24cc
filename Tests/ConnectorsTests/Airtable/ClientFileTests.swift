import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite("Airtable's client, files") struct ClientFileTests {
    private static let cv = Array("%PDF planted CV text".utf8)

    private struct Filed {
        var desk: ClientDesk
        var person: String
        var field: String

        init(limits: AirtableLimits = AirtableLimits()) throws {
            desk = try ClientDesk(limits: limits)
            person = try desk.people(1)[0]
            field = try desk.field("CV")
            try desk.base.attach(
                ClientFileTests.cv, named: "Jane Doe planted.pdf", to: "CV", of: person,
                in: ClientDesk.talent)
        }

        func attachment() async throws -> AirtableAttachment {
            let record = try await desk.client.record(person, of: ClientDesk.talent)
            return try #require(AirtableCells.attachments(record?[field]).value?.first)
        }

        func download(_ attachment: AirtableAttachment) async throws -> [UInt8] {
            try await desk.client.download(
                attachment, in: ClientDesk.talent, record: person, field: field)
        }
    }

    @Test("A file is the same when id and size are, and its address shows nowhere") func identity()
        async throws
    {
        let filed = try Filed()
        let (first, second) = (try await filed.attachment(), try await filed.attachment())
        #expect(first.url != second.url)
        #expect(first == second)
        #expect(first.identity == "\(first.id):\(ClientFileTests.cv.count)")
        #expect(first.type == "application/pdf")
        var dumped = ""
        dump(first, to: &dumped)
        #expect(!(dumped + "\(first)").contains(first.url.revealed))
    }

    @Test("A file is fetched without a word of who asks") func download() async throws {
        let filed = try Filed()
        let attachment = try await filed.attachment()
        filed.desk.base.setFault { request, _ in
            let isFile = request.pathParts.first == "attachments"
            return isFile && request.headers["authorization"] != nil
                ? .answer(400, [:], []) : nil
        }
        #expect(try await filed.download(attachment) == ClientFileTests.cv)
        #expect(filed.desk.base.requests.count == 1)
    }

    @Test("A dead address is renewed by reading the record again, once") func dead() async throws {
        let filed = try Filed()
        let attachment = try await filed.attachment()
        filed.desk.base.killFileAddresses()
        #expect(try await filed.download(attachment) == ClientFileTests.cv)
        #expect(filed.desk.base.requests.count == 2)
        filed.desk.base.setFault { request, _ in
            request.pathParts.first == "attachments" ? .answer(404, [:], []) : nil
        }
        await #expect(throws: AirtableProblem.fileGone) {
            try await filed.download(attachment)
        }
        #expect(filed.desk.base.requests.count == 3)
    }

    @Test("A file that was taken out of its cell is gone, and so is one whose record is")
    func gone() async throws {
        let filed = try Filed()
        let attachment = try await filed.attachment()
        filed.desk.base.killFileAddresses()
        try filed.desk.base.edit(filed.person, in: ClientDesk.talent, ["CV": .null])
        await #expect(throws: AirtableProblem.fileGone) {
            try await filed.download(attachment)
        }
        try filed.desk.base.delete(filed.person, from: ClientDesk.talent)
        await #expect(throws: AirtableProblem.fileGone) {
            try await filed.download(attachment)
        }
    }

    @Test("A file that is too long is not fetched, nor read to its end when it lied")
    func tooLarge()
        async throws
    {
        var limits = AirtableLimits()
        limits.file = 10
        let filed = try Filed(limits: limits)
        var attachment = try await filed.attachment()
        await #expect(throws: AirtableProblem.tooLarge(limit: 10)) {
            try await filed.download(attachment)
        }
        attachment.size = nil
        await #expect(throws: AirtableProblem.tooLarge(limit: 10)) {
            try await filed.download(attachment)
        }
    }

    @Test("Redirects are followed, but not into an inner network") func redirects() async throws {
        let filed = try Filed()
        let attachment = try await filed.attachment()
        let turns = Turns()
        let address = attachment.url.revealed
        filed.desk.base.setFault { request, _ in
            guard request.pathParts.first == "attachments", turns.next() == 1 else { return nil }
            return .answer(302, ["Location": address], [])
        }
        #expect(try await filed.download(attachment) == ClientFileTests.cv)
        let inner = try LocalServer { _ in .answer(200, [:], Array("inner".utf8)) }
        defer { inner.stop() }
        for url in ["\(inner.address)/x", "http://10.0.0.1/x", "file:///etc/hosts", "planted"] {
            let planted = AirtableAttachment(
                id: "attX", filename: "x", size: 1, type: nil, url: Secret(url))
            var found: AirtableProblem?
            do { _ = try await filed.download(planted) } catch { found = error as? AirtableProblem }
            #expect(
                found == .badAnswer(expected: "the address of a file on the public internet"))
            #expect(Secrecy.tells(try #require(found)) == [])
        }
        filed.desk.base.setFault { request, _ in
            request.pathParts.first == "attachments"
                ? .answer(302, ["Location": "\(inner.address)/x"], []) : nil
        }
        await #expect(throws: AirtableProblem.self) { try await filed.download(attachment) }
        #expect(inner.requests.isEmpty)
    }
}
