import Connectors
import Prelude
import Synchronization
import TestSupport
import Testing
import Web

/// What becomes of a page when Notion, or whatever answers in its stead, does not give it.
@Suite("Trouble with Notion") struct NotionTroubleTests {
    private static let html: [String: String] = ["Content-Type": "text/html"]
    private static let text = Array("<html>planted-text</html>".utf8)

    /// What a page ends in when every request is answered alike.
    private func problem(
        _ reply: LocalReply, limits: NotionLimits = NotionLimits()
    ) async throws -> (NotionProblem?, requests: Int) {
        let server = try LocalServer { _ in reply }
        defer { server.stop() }
        var found: NotionProblem?
        do { _ = try await NotionReader(server, limits: limits).page() } catch {
            found = error as? NotionProblem
        }
        let told = "\(try #require(found)) \(String(reflecting: found))"
        #expect(!told.contains("planted"))
        return (found, server.requests.count)
    }

    @Test(
        "A refusal is a state of its own",
        arguments: [
            (401, NotionProblem.unauthorized), (403, .restricted), (404, .notShared), (410, .gone),
            (400, .refused(status: 400)), (402, .refused(status: 402)),
            (418, .refused(status: 418)), (422, .refused(status: 422)),
        ]) func refusals(status: Int, expected: NotionProblem) async throws
    {
        let (found, _) = try await problem(NotionSpace.error(status, "planted_code"))
        #expect(found == expected)
        #expect(found?.isTransient == false)
        #expect(found?.retryAfter == nil)
    }

    @Test(
        "An answer that is not Notion's is told as that",
        arguments: [
            (LocalReply.answer(404, html, text), "Notion's own errors"),
            (.answer(200, html, text), "JSON"),
            (
                .answer(200, ["Content-Type": "application/json"], Array("{\"object\": \"pa".utf8)),
                "JSON"
            ),
            (.answer(200, [:], []), "JSON"), (.json(200, []), "a page"),
            (.json(200, ["object": "list"]), "a page"), (.json(200, "planted-text"), "a page"),
        ]) func badAnswers(reply: LocalReply, expected: String) async throws
    {
        let (found, _) = try await problem(reply)
        #expect(found == .badAnswer(expected: expected))
        #expect(found?.isTransient == false)
    }

    @Test(
        "A service that fails may be asked later",
        arguments: [
            (NotionSpace.error(500, "internal_server_error"), 500),
            (LocalReply.answer(503, html, text), 503), (.answer(504, html, text), 504),
        ]) func failing(reply: LocalReply, status: Int) async throws
    {
        let (found, requests) = try await problem(reply)
        #expect(found == .failing(status: status))
        #expect(found?.isTransient == true)
        #expect(requests == NotionClient.policy.attempts)
    }

    @Test(
        "No answer, and half an answer, is none",
        arguments: [LocalReply.reset, .cutOff(200, [:], Array("{\"object\": \"page\"".utf8))])
    func broken(reply: LocalReply) async throws {
        let (found, requests) = try await problem(reply)
        guard case .unreachable(.failed(_, .cutOff)) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(found?.isTransient == true)
        #expect(requests == NotionClient.policy.attempts)
    }

    @Test("Silence ends the waiting") func silence() async throws {
        var limits = NotionLimits()
        limits.request.silence = .milliseconds(50)
        let (found, _) = try await problem(.silence, limits: limits)
        guard case .unreachable(.failed(_, .timedOut(.bytes, _))) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(found?.isTransient == true)
    }

    @Test("Whoever is asked too often says so, and for how long") func tooOften() async throws {
        let (short, attempts) = try await problem(NotionSpace.error(429, "rate_limited"))
        #expect(short == .rateLimited(nil))
        #expect(attempts == NotionClient.policy.attempts)
        let (long, single) = try await problem(
            .json(429, ["object": "error"], ["Retry-After": "3600"]))
        #expect(long == .rateLimited(.seconds(3600)))
        #expect(long?.retryAfter == .seconds(3600))
        #expect(long?.isTransient == true)
        #expect(single == 1)
    }

    @Test("A wait that Notion asks for is kept, and the page is read behind it")
    func patience() async throws {
        let space = NotionSpace([NotionSpace.block("paragraph", "Text")])
        let count = Mutex(0)
        let server = try LocalServer { request in
            let isFirst = count.withLock { count in
                count += 1
                return count == 1
            }
            return isFirst ? .json(429, [:], ["Retry-After": "7"]) : space.reply(request)
        }
        defer { server.stop() }
        let reader = try NotionReader(server)
        #expect(try await reader.page().text == "Text")
        // The clock's chance adds the whole tenth by which those who wait are kept apart.
        #expect(reader.waits.waits.first == .seconds(7) * 1.1)
    }

    @Test("One page that is not shared keeps no other from being read") func isolation()
        async throws
    {
        let space = NotionSpace([NotionSpace.block("paragraph", "Text")])
        let server = try LocalServer { space.reply($0) }
        defer { server.stop() }
        let reader = try NotionReader(server)
        for _ in 0..<20 {
            await #expect(throws: NotionProblem.notShared) {
                try await reader.page(NotionSpace.id(404))
            }
        }
        #expect(try await reader.page().text == "Text")
        #expect(
            server.requests.allSatisfy { $0.headers["authorization"] == "Bearer planted-token" })
        #expect(server.requests.allSatisfy { $0.headers["notion-version"] == "2022-06-28" })
        let gaps = reader.waits.waits
        #expect(gaps.count == server.requests.count - 1)
        #expect(gaps.allSatisfy { $0 >= .milliseconds(333) })
    }

    @Test("A page in the trash is gone", arguments: ["archived", "in_trash"])
    func trash(key: String) async throws {
        let (found, requests) = try await problem(
            .json(200, .object([JSONMember("object", "page"), JSONMember(key, true)])))
        #expect(found == .gone)
        #expect(requests == 1)
    }

    @Test("A database is called by its name", arguments: [400, 404])
    func database(status: Int) async throws {
        let server = try LocalServer { request in
            request.path.contains("/databases/")
                ? .json(200, ["object": "database", "title": [NotionSpace.piece("All\njobs")]])
                : NotionSpace.error(status, "validation_error")
        }
        defer { server.stop() }
        await #expect(throws: NotionProblem.notAPage(database: "All jobs")) {
            try await NotionReader(server).page()
        }
    }

    @Test("A page without text is empty", arguments: ["", "  \n "])
    func empty(text: String) async throws {
        let space = NotionSpace([NotionSpace.block("paragraph", text)])
        let server = try LocalServer { space.reply($0) }
        defer { server.stop() }
        await #expect(throws: NotionProblem.empty) { try await NotionReader(server).page() }
    }
}
