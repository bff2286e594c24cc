import FoundationEssentials
import Glibc
import Prelude
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// What a server does that is to betray what it was sent.
enum Betrayal: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case unauthorized, noCredit, forbidden, unknown, unprocessable
    case wrongShape
    case tooOften, trouble, page, garbage, reset

    var testDescription: String { rawValue }

    /// Whether it may pass, so that the program rests and asks again later.
    var mayPass: Bool {
        switch self {
        case .tooOften, .trouble, .page, .garbage, .reset: true
        default: false
        }
    }

    /// The answer: everything that came, where it may be taken for words of the server.
    func reply(_ request: ReceivedRequest) -> LocalReply {
        let echo = "\(request.headers) " + String(decoding: request.body, as: UTF8.self)
        func error(_ status: Int, _ headers: [String: String] = [:]) -> LocalReply {
            .json(
                status,
                [
                    "error": [
                        "message": .string(echo), "code": JSONValue(status), "type": .string(echo),
                        "metadata": ["raw": .string(echo)],
                    ], "message": .string(echo),
                ], headers)
        }
        switch self {
        case .unauthorized: return error(401)
        case .noCredit: return error(402)
        case .forbidden: return error(403)
        case .unknown: return error(404)
        case .unprocessable: return error(422)
        case .tooOften: return error(429, ["Retry-After": "0"])
        case .trouble: return error(500)
        case .page:
            return .answer(503, ["Content-Type": "text/html"], Array("<p>\(echo)</p>".utf8))
        case .garbage:
            return .answer(200, ["Content-Type": "application/json"], Array("{]\(echo)".utf8))
        case .reset: return .reset
        case .wrongShape:
            return ModelServer.chat(
                JSONValue.object([JSONMember("summary", [.string(echo)])]).text())
        }
    }
}

@Suite("Planted secrets", .timeLimit(.minutes(10))) struct PlantedSecretTests {
    private let muster: Muster

    init() throws { muster = try Muster() }

    /// Keys and tokens, a line and an address of the CV.
    private static let keys = [
        "sk-planted-0123456789", "ntn-planted-token", "akidplanted0123", "aws-planted-key",
        "aws-planted-session",
    ]
    private static let planted = keys + ["cut its latency by half", "runa.feldmark@example.org"]

    private func expectNothingPlanted(in text: String, _ place: String) {
        expect(none: Self.planted, in: text, place)
    }

    @Test(
        "Whatever a server answers, nothing of a key, a token or a CV is told by any command",
        arguments: Betrayal.allCases)
    func betrayed(_ betrayal: Betrayal) async throws {
        let server = try ModelServer { betrayal.reply($0) }
        let environment = server.environment.merging([
            "MUSTER_MODEL_KEY": Self.keys[0], "NOTION_API_KEY": Self.keys[1],
            "MUSTER_MODEL_PRICE": "1/2",
        ]) { $1 }
        try await betray(by: server, betrayal, environment)
    }

    @Test(
        "Nor of the keys of AWS, with which requests to Bedrock are signed",
        arguments: [Betrayal.unauthorized, .forbidden, .unprocessable, .page])
    func betrayedByBedrock(_ betrayal: Betrayal) async throws {
        let server = try ModelServer { betrayal.reply($0) }
        let environment = [
            "BEDROCK_LLM_ENABLED": "1", "BEDROCK_LLM_MODEL_ID": "some.model:0",
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": server.root, "AWS_ACCESS_KEY_ID": Self.keys[2],
            "AWS_SECRET_ACCESS_KEY": Self.keys[3], "AWS_SESSION_TOKEN": Self.keys[4],
            "MUSTER_MODEL_PRICE": "1/2",
        ]
        try await betray(by: server, betrayal, environment)
        // What proves who asks has come, and was sent back.
        #expect(
            server.requests.contains { $0.headers["x-amz-security-token"] == Self.keys[4] })
        #expect(!server.requests.contains { "\($0.headers)".contains(Self.keys[3]) })
    }

    private func betray(
        by server: ModelServer, _ betrayal: Betrayal, _ environment: [String: String]
    ) async throws {
        try muster("init")
        try muster.folder.write("cv.txt", Papers.cv)
        if betrayal.mayPass {
            try await importAndKill(environment)
        } else {
            let result = try muster(["import", "cv.txt"], environment: environment)
            #expect(result.exit == 0)
            expectNothingPlanted(in: result.output + result.errors, "import")
            let id = try #require(
                try muster("candidate", "list", "--json").json()["items"]?[0]?["id"]?.string)
            // Where a CV is meant to be shown it is, so that it would be found elsewhere too.
            #expect(
                try muster("candidate", "show", id).output.contains("runa.feldmark@example.org"))
            let again = try muster.read(id, environment: environment)
            expectNothingPlanted(in: again.output + again.errors, "pipeline run")
        }
        #expect(
            server.requests.contains {
                String(decoding: $0.body, as: UTF8.self).contains("latency")
            }
        )
        try expectNothingToldLater(environment)
        try expectNothingKept()
    }

    /// Imports until a reading has failed, and no longer: the program would rest and ask again.
    private func importAndKill(_ environment: [String: String]) async throws {
        let output = muster.folder.path + "/output.txt"
        let program = try RunningMuster(
            ["import", muster.folder.path + "/cv.txt"], desk: muster.desk, home: muster.folder.path,
            environment: environment, output: output)
        let desk = try SQLiteDatabase(path: muster.desk)
        try await desk.until { connection in
            try !connection.query(
                "SELECT 1 FROM run_event WHERE kind = 'again' AND op = 'normalize_candidate'"
            ).isEmpty
        }
        program.end(SIGKILL)
        let told = try String(decoding: Data(contentsOf: URL(filePath: output)), as: UTF8.self)
        expectNothingPlanted(in: told, "import")
    }

    private func expectNothingToldLater(_ environment: [String: String]) throws {
        let runs = try muster("run", "list", "--json").json()["items"]?.elements ?? []
        #expect(!runs.isEmpty)
        var commands = [
            ["model", "check"], ["cost"], ["cost", "--by", "run"], ["run", "list"], ["doctor"],
            ["where"], ["pipeline", "list"], ["question", "list"],
        ]
        for run in runs {
            let id = run["id"]?.string ?? ""
            commands += [["run", "show", id], ["run", "log", id]]
        }
        for words in commands {
            for words in [words, words + ["--json"]] {
                let result = try muster(words, environment: environment)
                expectNothingPlanted(
                    in: result.output + result.errors, words.joined(separator: " "))
            }
        }
    }

    /// What the desk keeps of what went wrong; the CV itself stands in tables of its own.
    private func expectNothingKept() throws {
        let kept = try SQLiteDatabase(path: muster.desk).read { connection in
            try [
                "SELECT message FROM run_event", "SELECT coalesce(reason, '') FROM step",
                "SELECT coalesce(reason, '') FROM run",
                "SELECT coalesce(problem, '') FROM model_call",
                "SELECT coalesce(error, '') FROM document_extraction",
                "SELECT message FROM circuit",
            ].flatMap { text in
                try connection.query(.raw(text)).map { try $0.get(0, as: String.self) }
            }
        }
        #expect(kept.contains { !$0.isEmpty })
        for text in kept { expectNothingPlanted(in: text, "the desk") }
        // Keys and tokens stand nowhere at all, neither on the desk nor beside it.
        try expect(none: Self.keys, below: muster.folder.path)
    }
}

/// Expects that a text holds none of some secrets, in whatever case.
func expect(none secrets: [String], in text: String, _ place: String) {
    let text = text.lowercased()
    for secret in secrets {
        #expect(!text.contains(secret.lowercased()), "\(secret) stands in \(place)")
    }
}

/// Expects that no file of a folder holds any of some secrets.
func expect(none secrets: [String], below folder: String) throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
    #expect(files.contains { $0.hasSuffix("desk.sqlite") })
    for file in files {
        guard let bytes = FileManager.default.contents(atPath: folder + "/" + file) else {
            continue
        }
        expect(none: secrets, in: String(decoding: bytes, as: UTF8.self), file)
    }
}
