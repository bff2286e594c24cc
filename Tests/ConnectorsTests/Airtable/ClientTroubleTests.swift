import Connectors
import Prelude
import Synchronization
import TestSupport
import Testing
import Web

/// What becomes of requests when Airtable, or whatever answers in its stead, does not do them.
@Suite("Airtable's client, trouble") struct ClientTroubleTests {
    private static let planted = "jane.doe@example.org planted-token planted CV text"
    private static let html: [String: String] = ["Content-Type": "text/html"]
    private static let page = Array("<html>\(planted)</html>".utf8)

    private static func error(_ status: Int, _ type: String) -> LocalReply {
        .json(status, ["error": ["type": .string(type), "message": .string(planted)]])
    }

    /// What listing ends in when every request is answered alike.
    private func problem(
        _ reply: LocalReply, limits: AirtableLimits = AirtableLimits()
    ) async throws -> (AirtableProblem?, requests: Int, clock: StillClock) {
        let server = try LocalServer { _ in reply }
        defer { server.stop() }
        let clock = StillClock()
        let client = try ClientDesk.client(server.address, clock: clock, limits: limits)
        var found: AirtableProblem?
        do { try await client.records(of: "tblX") { _ in } } catch {
            found = error as? AirtableProblem
        }
        #expect(Secrecy.tells(try #require(found)) == [])
        return (found, server.requests.count, clock)
    }

    @Test(
        "A refusal is a state of its own",
        arguments: [
            (error(401, "AUTHENTICATION_REQUIRED"), AirtableProblem.unauthorized),
            (error(402, "PAYMENT_REQUIRED"), .overPlan),
            (error(403, "INVALID_PERMISSIONS"), .notAllowed(.readRecords)),
            (error(403, "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND"), .notAllowed(.readRecords)),
            (.json(404, ["error": "NOT_FOUND"]), .notFound),
            (.json(404, ["error": ["type": "NOT_FOUND"]]), .notFound),
            (error(422, "UNKNOWN_FIELD_NAME"), .unknownField(nil)),
            (
                error(422, "INVALID_MULTIPLE_CHOICE_OPTIONS"),
                .refusedValue(kind: "INVALID_MULTIPLE_CHOICE_OPTIONS")
            ),
            (
                error(422, "INVALID_VALUE_FOR_COLUMN"),
                .refusedValue(kind: "INVALID_VALUE_FOR_COLUMN")
            ),
            (
                error(422, "INVALID_REQUEST_UNKNOWN"),
                .rejected(kind: "INVALID_REQUEST_UNKNOWN", status: 422)
            ),
            (error(422, planted), .rejected(kind: "NO_CODE", status: 422)),
            (error(413, "REQUEST_TOO_LARGE"), .rejected(kind: "REQUEST_TOO_LARGE", status: 413)),
            (.answer(403, html, page), .badAnswer(expected: "Airtable's own errors")),
            (.answer(404, html, page), .badAnswer(expected: "Airtable's own errors")),
        ]) func refusals(reply: LocalReply, expected: AirtableProblem) async throws
    {
        let (found, requests, _) = try await problem(reply)
        #expect(found == expected)
        #expect(found?.isTransient == false)
        #expect(found?.retryAfter == nil)
        #expect(requests == 1)
    }

    @Test(
        "An answer that is none is told as that",
        arguments: [
            LocalReply.answer(200, html, page),
            .answer(200, ["Content-Type": "application/json"], Array("{\"records\": [".utf8)),
            .answer(200, [:], []), .json(200, []), .json(200, "planted"),
        ]) func badAnswers(reply: LocalReply) async throws
    {
        let (found, _, _) = try await problem(reply)
        #expect(found == .badAnswer(expected: "a JSON document"))
    }

    @Test(
        "A document of another shape is told as that",
        arguments: [
            [:], ["records": "planted"], ["records": [["id": "planted"]]],
            ["records": [], "offset": 7],
            ["records": .array(Array(repeating: ["id": "recAAAAAAAAAAAAAA"], count: 101))],
        ] as [JSONValue]) func shapes(document: JSONValue) async throws
    {
        let (found, _, _) = try await problem(.json(200, document))
        guard case .badAnswer = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test(
        "A service that fails may be asked later",
        arguments: [
            (error(500, "SERVER_ERROR"), 500), (.answer(503, html, page), 503),
            (.answer(502, [:], []), 502), (.answer(504, html, page), 504),
        ]) func failing(reply: LocalReply, status: Int) async throws
    {
        let (found, requests, _) = try await problem(reply)
        #expect(found == .failing(status: status))
        #expect(found?.isTransient == true)
        #expect(requests == 3)
    }

    @Test(
        "No answer, and half an answer, is none",
        arguments: [LocalReply.reset, .cutOff(200, [:], Array("{\"records\": [".utf8))])
    func broken(reply: LocalReply) async throws {
        let (found, requests, _) = try await problem(reply)
        guard case .unreachable(.failed(_, .cutOff)) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(found?.isTransient == true)
        #expect(requests == 3)
    }

    @Test("Silence ends the waiting") func silence() async throws {
        var limits = AirtableLimits()
        limits.request.silence = .milliseconds(50)
        let (found, _, _) = try await problem(.silence, limits: limits)
        guard case .unreachable(.failed(_, .timedOut(.bytes, _))) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test("A longer answer than allowed is not read") func tooLong() async throws {
        var limits = AirtableLimits()
        limits.request.body = 1000
        let long = LocalReply.json(
            200, ["records": [], "x": .string(String(repeating: "x", count: 2000))])
        let (found, _, _) = try await problem(long, limits: limits)
        guard case .unreachable(.failed(_, .tooLarge(1000, _))) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test(
        "Whoever asks too often waits half a minute, in whatever shape it is told",
        arguments: [
            ["errors": [["error": "RATE_LIMIT_REACHED", "message": "planted"]]],
            ["error": ["type": "RATE_LIMIT_REACHED", "message": "planted"]],
        ] as [JSONValue]) func tooOften(document: JSONValue) async throws
    {
        let (found, requests, clock) = try await problem(.json(429, document))
        #expect(found == .tooOften(.seconds(30)))
        #expect(found?.retryAfter == .seconds(30))
        #expect(found?.isTransient == true)
        #expect(requests == 3)
        // Up to a tenth more keeps those who wait apart.
        let long = clock.waits.filter { $0 >= .seconds(30) && $0 < .seconds(34) }
        #expect(long.count == 2)
        let (later, once, _) = try await problem(.json(429, document, ["Retry-After": "3600"]))
        #expect(later == .tooOften(.seconds(3600)))
        #expect(once == 1)
    }

    @Test("Each kind of request names the right that it needs, and sends its own token")
    func rights() async throws {
        let server = try LocalServer { _ in ClientTroubleTests.error(403, "INVALID_PERMISSIONS") }
        defer { server.stop() }
        let client = AirtableClient(
            baseID: "appX",
            tokens: AirtableTokens(
                Secret("reading"), writing: Secret("writing"), schema: Secret("schema")),
            address: try WebAddress(server.address), transport: CurlTransport(),
            surroundings: StillClock().surroundings)
        await #expect(throws: AirtableProblem.notAllowed(.readSchema)) {
            try await client.schema()
        }
        await #expect(throws: AirtableProblem.notAllowed(.writeSchema)) {
            try await client.createField("X", in: "tblX", kind: .text)
        }
        let outcome = await client.update(
            [AirtableEdit("recAAAAAAAAAAAAAA", ["fldX": 1])], in: "tblX")[0]
        // Whether the record is gone cannot be seen by whoever may not read.
        #expect(outcome.problem == .notAllowed(.readRecords))
        #expect(outcome.left == ["fldX"])
        #expect(
            server.requests.compactMap { $0.headers["authorization"] } == [
                "Bearer schema", "Bearer schema", "Bearer writing", "Bearer reading",
            ])
        #expect("\(AirtableProblem.notAllowed(.writeRecords))".contains("data.records:write"))
    }

    @Test("Every problem is one plain sentence") func sentences() {
        let problems: [AirtableProblem] = [
            .unauthorized, .notAllowed(.writeRecords), .overPlan, .notFound, .unknownField("fldX"),
            .unknownField(nil), .refusedValue(kind: "INVALID_VALUE_FOR_COLUMN"),
            .rejected(kind: "X", status: 422), .tooOften(.seconds(30)), .failing(status: 503),
            .badAnswer(expected: "JSON"), .unreachable(.resting(service: "Airtable", .seconds(9))),
            .offsetLost, .tooLong(pages: 3), .tooLarge(limit: 4), .fileGone, .noKey, .givenUp,
        ]
        for problem in problems {
            #expect("\(problem)".count > 20)
            #expect(!"\(problem)".contains("\n"))
        }
    }
}

/// Looks for what no error may tell.
enum Secrecy {
    static let planted = ["planted", "jane.doe", "example.org", "Bearer", "patLocal"]

    /// The planted texts that a value shows in any way.
    static func tells(_ value: Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        let told = "\(value) \(String(reflecting: value)) \(dumped)"
        return planted.filter { told.contains($0) }
    }
}
