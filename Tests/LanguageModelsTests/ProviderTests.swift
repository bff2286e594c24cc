import LanguageModels
import Prelude
import Synchronization
import TestSupport
import Testing
import Web

/// What holds for every provider.
@Suite("Every provider") struct ProviderTests {
    private let clock = StillClock()

    private func call(_ dialect: ProviderDialect, _ form: ChatCall.Form = .text) -> ChatCall {
        ChatCall(
            model: dialect.model,
            messages: [
                ChatCall.Message(.system, "Be short."),
                ChatCall.Message(.user, "Hello, planted@example.org"),
            ], form: form, maximumTokens: 50)
    }

    private func problem(
        _ dialect: ProviderDialect, _ replies: LocalReply...,
        limits: Request.Limits = .thinking
    ) async throws -> (ModelProblem?, asked: Int) {
        let left = Mutex(replies)
        let server = try LocalServer { _ in
            left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        }
        defer { server.stop() }
        let provider = try dialect.make(server, clock, limits)
        do {
            _ = try await provider.chat(call(dialect))
            return (nil, server.requests.count)
        } catch {
            for secret in [ProviderDialect.planted, "planted@example.org"] {
                #expect(!"\(error)".contains(secret) && !String(reflecting: error).contains(secret))
            }
            return (error, server.requests.count)
        }
    }

    @Test("An answer has its words, its end and what it took", arguments: ProviderDialect.all)
    func answer(dialect: ProviderDialect) async throws {
        let server = try LocalServer { _ in dialect.answer("Grüß Gott", false) }
        defer { server.stop() }
        let answer = try await dialect.make(server, clock, .thinking).chat(call(dialect))
        #expect(answer.text == "Grüß Gott")
        #expect(answer.ending == .complete)
        #expect(answer.usage.inputTokens == 7 && answer.usage.outputTokens == 3)
        let sent = try #require(server.requests.first)
        #expect(sent.headers["authorization"] != nil)
        #expect(sent.json.text().contains("Be short."))
    }

    @Test("A cut-off answer says so", arguments: ProviderDialect.all)
    func cutOff(dialect: ProviderDialect) async throws {
        let server = try LocalServer { _ in dialect.answer("{\"half\":", true) }
        defer { server.stop() }
        #expect(
            try await dialect.make(server, clock, .thinking).chat(call(dialect)).ending == .cutOff)
    }

    @Test(
        "A stream is passed on as it comes, and is the same answer", arguments: ProviderDialect.all)
    func stream(dialect: ProviderDialect) async throws {
        let server = try LocalServer { _ in dialect.stream(["Hel", "lo", "!"], true) }
        defer { server.stop() }
        let heard = Mutex<[String]>([])
        let answer = try await dialect.make(server, clock, .thinking).chat(call(dialect)) { text in
            heard.withLock { $0.append(text) }
        }
        #expect(heard.withLock { $0 } == ["Hel", "lo", "!"])
        #expect(answer.text == "Hello!")
        #expect(answer.usage.outputTokens == 3)
    }

    @Test("A stream that ends too early is no answer", arguments: ProviderDialect.all)
    func brokenStream(dialect: ProviderDialect) async throws {
        let server = try LocalServer { _ in dialect.stream(["Hel"], false) }
        defer { server.stop() }
        let provider = try dialect.make(server, clock, .thinking)
        await #expect(throws: ModelProblem.self) { try await provider.chat(call(dialect)) { _ in } }
    }

    @Test("An error inside a stream of success is an error", arguments: ProviderDialect.all)
    func errorInStream(dialect: ProviderDialect) async throws {
        let server = try LocalServer { _ in dialect.failingStream }
        defer { server.stop() }
        let provider = try dialect.make(server, clock, .thinking)
        do throws(ModelProblem) {
            _ = try await provider.chat(call(dialect)) { _ in }
            Issue.record("the error was passed over")
        } catch {
            guard case .trouble = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test(
        "What cannot help is not tried again, and is told in words", arguments: ProviderDialect.all)
    func refusals(dialect: ProviderDialect) async throws {
        for status in [401, 402, 403, 404, 413, 422] {
            let (error, asked) = try await problem(dialect, dialect.error(status, "no"))
            let found = try #require(error)
            #expect(asked == 1 && !found.isTransient, "\(status) gave \(found)")
            switch (status, found) {
            case (401, .unauthorized), (402, .noCredit), (403, .forbidden), (404, .unknownModel),
                (413, .tooLong), (422, .refused):
                break
            default: Issue.record("\(status) gave \(found)")
            }
        }
    }

    @Test(
        "A service that is asked too often is left alone as long as it wants, then asked again",
        arguments: ProviderDialect.all)
    func tooOften(dialect: ProviderDialect) async throws {
        let (error, asked) = try await problem(
            dialect, dialect.error(429, "slow down"), dialect.answer("now", false))
        #expect(error == nil && asked == 2)
        #expect(try #require(clock.waits.first) >= .seconds(5))
        let (last, _) = try await problem(dialect, dialect.error(429, "slow down"))
        guard case .tooOften = last else {
            Issue.record("\(String(describing: last))")
            return
        }
        #expect(last?.isTransient == true)
    }

    @Test("Trouble of the service's own passes or is told", arguments: ProviderDialect.all)
    func trouble(dialect: ProviderDialect) async throws {
        let page = LocalReply.answer(
            503, ["Content-Type": "text/html"], Array("<html><h1>503</h1></html>".utf8))
        let (passed, asked) = try await problem(dialect, page, dialect.answer("back", false))
        #expect(passed == nil && asked == 2)
        for reply in [dialect.error(500, "oh"), page] {
            let (error, _) = try await problem(dialect, reply)
            guard case .trouble = error, error?.isTransient == true else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test("What is no answer is told from one", arguments: ProviderDialect.all)
    func garbage(dialect: ProviderDialect) async throws {
        let json = ["Content-Type": "application/json"]
        let replies: [LocalReply] = [
            .answer(200, json, Array("{\"choices\": [{\"mess".utf8)),
            .answer(200, ["Content-Type": "text/html"], Array("<html>log in</html>".utf8)),
            .json(200, ["something": "else"]), .json(200, []), .answer(200, json, []),
            .json(200, ["choices": [["message": ["content": 7]]], "output": 3]),
        ]
        for reply in replies {
            let (error, _) = try await problem(dialect, reply)
            guard case .badAnswer = error else {
                Issue.record("\(reply) gave \(String(describing: error))")
                continue
            }
        }
    }

    @Test(
        "A connection that breaks off is told, and nothing is asked twice for it",
        arguments: ProviderDialect.all)
    func brokenOff(dialect: ProviderDialect) async throws {
        for reply in [LocalReply.cutOff(200, [:], Array("{\"cho".utf8)), .reset] {
            let (error, asked) = try await problem(dialect, reply)
            guard case .unreachable = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(asked == 1)
        }
    }

    @Test(
        "A service that is too slow is given up, and that is told", arguments: ProviderDialect.all)
    func slow(dialect: ProviderDialect) async throws {
        var limits = Request.Limits.thinking
        limits.silence = .milliseconds(50)
        let (error, asked) = try await problem(dialect, .silence, limits: limits)
        guard case .unreachable(.failed(_, .timedOut(.bytes, _))) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.isTransient == true && asked == 1)
    }

    @Test(
        "A schema is sent; a service that takes none gets it in words, and is not asked again",
        arguments: ProviderDialect.all)
    func schema(dialect: ProviderDialect) async throws {
        let form = ChatCall.Form.json(
            name: "thing", schema: ["type": "object", "description": "the planted schema"])
        let server = try LocalServer { request in
            let body = request.json
            let isSchema = body["response_format"] != nil || body["outputConfig"] != nil
            return isSchema
                ? dialect.error(400, "response_format is not supported by this model")
                : dialect.answer("{}", false)
        }
        defer { server.stop() }
        let provider = try dialect.make(server, clock, .thinking)
        #expect(try await provider.chat(call(dialect, form)).text == "{}")
        let first = server.requests.count
        #expect(server.requests.first?.json.text().contains("the planted schema") == true)
        #expect(server.requests.last?.json.text().contains("the planted schema") == true)
        _ = try await provider.chat(call(dialect, form))
        #expect(server.requests.count == first + 1)
    }

    @Test("Vectors come back in the order of the texts", arguments: ProviderDialect.all)
    func vectors(dialect: ProviderDialect) async throws {
        let server = try LocalServer { _ in dialect.vectors([[1, 0], [0, 1], [0.5, 0.5]]) }
        defer { server.stop() }
        let answer = try await dialect.make(server, clock, .thinking).embed(
            ["a", "b", "c"], model: dialect.model)
        #expect(answer.vectors == [[1, 0], [0, 1], [0.5, 0.5]])
    }

    @Test("Vectors that are not what they should be are refused", arguments: ProviderDialect.all)
    func badVectors(dialect: ProviderDialect) async throws {
        for vectors in [[[1.0, 0]], [[1.0], [1.0, 2]], [[0.0, 0], [1, 0]]] {
            let server = try LocalServer { _ in dialect.vectors(vectors) }
            defer { server.stop() }
            let provider = try dialect.make(server, clock, .thinking)
            await #expect(throws: ModelProblem.self) {
                try await provider.embed(["a", "b"], model: dialect.model)
            }
        }
    }
}
