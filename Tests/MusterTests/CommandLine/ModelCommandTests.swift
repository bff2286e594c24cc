import Prelude
import TestSupport
import Testing

@Suite("Commands about models") struct ModelCommandTests {
    private let muster: Muster

    init() throws { muster = try Muster() }

    @Test("A check says what is found and exits with 0; with no model set that is all it says")
    func check() throws {
        let server = try ModelServer()
        let result = try muster(["model", "check"], environment: server.environment)
        #expect(result.exit == 0)
        #expect(result.output.contains("server:test-model") && result.output.contains("answers"))
        let nothing = try muster("model", "check")
        #expect(nothing.exit == 0 && nothing.output.contains("No model is set"))
        #expect(server.requests.count == 1)
    }

    @Test(
        "A check of a model that does not answer fails with 1 and says what to do",
        arguments: [
            (401, "does not accept the key"), (402, "no credit"), (403, "may do"),
            (404, "no model test-model"), (500, "trouble"), (422, "wrong"),
        ])
    func badCheck(status: Int, found: String) throws {
        let server = try ModelServer { _ in .json(status, ["error": ["message": "planted"]]) }
        let result = try muster(["model", "check", "--json"], environment: server.environment)
        #expect(result.exit == 1)
        let model = try result.json()["models"]?[0]
        #expect(model?["ok"] == false)
        #expect(model?["found"]?.string?.contains(found) == true)
        #expect(!(result.output + result.errors).contains("planted"))
    }

    @Test("Offline nobody is asked: a check is refused with 4, and the rules read") func offline()
        throws
    {
        let server = try ModelServer()
        let result = try muster(
            ["model", "check", "--offline", "--json"], environment: server.environment)
        #expect(result.exit == 4)
        #expect(try result.errorCode() == "offline")
        try muster.folder.write("cv.txt", Papers.cv)
        var environment = server.environment
        environment["MUSTER_OFFLINE"] = "yes"
        #expect(try muster(["import", "cv.txt"], environment: environment).exit == 0)
        #expect(server.requests.isEmpty)
    }

    @Test("A model reads what is imported, and what it read says so") func reading() throws {
        let server = try ModelServer()
        let id = try muster.add(Papers.cv, environment: server.environment)
        #expect(server.readings.count == 1)
        #expect(try muster.summaryReader(of: id) == "model:server:test-model")
    }

    @Test(
        "Costs are told by what they are for, in one shape",
        arguments: [
            ("operation", "normalize_cv"), ("model", "server:test-model"), ("run", nil),
            ("subject", nil), ("month", nil), ("day", nil),
        ] as [(String, String?)])
    func costs(by grouping: String, key: String?) throws {
        let server = try ModelServer()
        var environment = server.environment
        environment["MUSTER_MODEL_PRICE"] = "100/200"
        let id = try muster.add(Papers.cv, environment: environment)
        let costs = try muster("cost", "--by", grouping, "--json").json()
        #expect(costs["by"]?.string == grouping)
        #expect(costs["total_usd"]?.double == 1.4)
        #expect(costs["items"]?.elements?.count == 1)
        let item = try #require(costs["items"]?[0])
        let wanted = key ?? (grouping == "subject" ? id : nil)
        if let wanted { #expect(item["key"]?.string == wanted) }
        #expect(item["key"]?.string?.isEmpty == false)
        let rest = (item.members ?? []).filter { $0.key != "key" }
        #expect(
            JSONValue.object(rest) == [
                "calls": 1, "failed": 0, "input_tokens": 6000, "output_tokens": 4000,
                "cost_usd": 1.4, "unknown": 0, "reserved_usd": 0.0,
            ])
        let text = try muster("cost", "--by", grouping, "--days", "1").output
        #expect(text.contains("Together $1.40"))
        if grouping == "subject" { #expect(text.contains("Runa Feldmark")) }
    }

    @Test("Single calls are listed with what was sent, what they cost and how they ended")
    func calls() throws {
        let server = try ModelServer()
        var environment = server.environment
        environment["MUSTER_MODEL_PRICE"] = "100/200"
        let id = try muster.add(Papers.cv, environment: environment)
        let listed = try muster("cost", "--by", "call", "--json").json()
        #expect(listed["total"] == 1)
        let call = try #require(listed["items"]?[0])
        #expect(call["operation"] == "normalize_cv" && call["subject"]?.string == id)
        #expect(call["fields"] == ["cv text"] && call["left_the_machine"] == false)
        #expect(call["cost_usd"]?.double == 1.4 && call["status"] == "done")
        let text = try muster("cost", "--by", "call").output
        #expect(text.contains("Runa Feldmark") && text.contains("nothing left this machine"))
        try muster("init")
        #expect(try muster("cost", "--by", "call", "--days", "1", "--json").json()["total"] == 1)
    }

    @Test("What nobody asked cost nothing, and a wrong grouping is refused with 2")
    func wrongCosts() throws {
        try muster("init")
        #expect(try muster("cost").output.contains("No model has been asked"))
        #expect(try muster("cost", "--json").json()["total_usd"] == 0.0)
        #expect(try muster("cost", "--by", "colour").exit == 2)
        #expect(try muster("cost", "--days", "0").exit == 2)
    }

    /// Settings of a model on another machine, which a proxy of the test's own stands for.
    private func elsewhere(_ server: ModelServer) -> [String: String] {
        [
            "MUSTER_MODEL_URL": "http://models.example.org/v1", "MUSTER_MODEL": "test-model",
            "MUSTER_PROXY": server.root,
        ]
    }

    @Test("Nothing of a desk that is kept home goes to a model elsewhere, until it is opened")
    func home() throws {
        let server = try ModelServer()
        try muster("init")
        #expect(try muster("desk", "privacy", "--json").json()["privacy"] == "open")
        #expect(try muster("desk", "privacy", "home", "--json").json()["privacy"] == "home")
        let id = try muster.add(Papers.cv, environment: elsewhere(server))
        #expect(server.requests.isEmpty)
        let shown = try muster("candidate", "show", id, "--json").json()
        let warnings = shown["warnings"]?.text() ?? ""
        #expect(warnings.contains("never to leave the desk"))
        #expect(try muster("desk", "privacy", "open").exit == 0)
        try muster.read(id, environment: elsewhere(server))
        #expect(server.readings.count == 1)
        #expect(try muster("desk", "privacy", "away").exit == 2)
    }

    @Test("A model on this machine reads for a desk that is kept home too") func ownMachine() throws
    {
        let server = try ModelServer()
        try muster("init")
        try muster("desk", "privacy", "home")
        _ = try muster.add(Papers.cv, environment: server.environment)
        #expect(server.readings.count == 1)
    }

    @Test("A person who is kept home does not leave, and the decision can be undone")
    func keptHome() throws {
        let server = try ModelServer()
        let id = try muster.add(Papers.cv)
        #expect(try muster("candidate", "edit", id, "keep_home=yes").exit == 0)
        #expect(try muster("desk", "privacy", "--json").json()["kept_home"] == 1)
        try muster.read(id, environment: elsewhere(server))
        #expect(server.requests.isEmpty)
        #expect(try muster("undo").exit == 0)
        #expect(try muster("desk", "privacy", "--json").json()["kept_home"] == 0)
        try muster.read(id, environment: elsewhere(server))
        #expect(server.readings.count == 1)
        #expect(try muster("redo").exit == 0)
        #expect(try muster("desk", "privacy", "--json").json()["kept_home"] == 1)
        let actions = try muster("candidate", "history", id, "--json").json()["items"]?.elements
        #expect(actions?.compactMap { $0["action"]?.string } == ["edit", "undo", "redo"])
    }
}
