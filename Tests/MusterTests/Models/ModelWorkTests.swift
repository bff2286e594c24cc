import Prelude
import SQLiteStorage
import Storage
import Synchronization
import TestSupport
import Testing

@Suite("Work with models", .timeLimit(.minutes(10))) struct ModelWorkTests {
    private let muster: Muster

    init() throws { muster = try Muster() }

    @Test("So many calls are under way at once as is set, and no more", arguments: [1, 3])
    func concurrency(limit: Int) throws {
        let flight = Mutex((now: 0, most: 0))
        // Opens when so many have asked: with fewer at once the import would never end.
        let all = Barrier(limit)
        let server = try ModelServer { request in
            flight.withLock { flight in
                flight.now += 1
                flight.most = max(flight.most, flight.now)
            }
            all.wait()
            flight.withLock { $0.now -= 1 }
            return nil
        }
        try muster.writePeople(5)
        var environment = server.environment
        environment["MUSTER_MODEL_CONCURRENCY"] = "\(limit)"
        let result = try muster(["import", "in", "--json"], environment: environment)
        #expect(try result.json()["imported"]?.elements?.count == 5)
        #expect(server.readings.count == 5)
        #expect(flight.withLock { $0.most } == limit)
    }

    @Test(
        "A backfill stops asking before a budget is passed, and the rules read the others",
        arguments: [("MUSTER_BUDGET_DAY", "day"), ("MUSTER_BUDGET_MONTH", "month")])
    func budget(variable: String, word: String) throws {
        let server = try ModelServer()
        try muster.writePeople(5)
        #expect(try muster("import", "in").exit == 0)
        var environment = server.environment
        // Each call costs a dollar, and could cost more than one and less than two.
        environment["MUSTER_MODEL_PRICE"] = "100/100"
        environment["MUSTER_MODEL_CONCURRENCY"] = "1"
        environment[variable] = "3"
        let result = try muster(
            ["pipeline", "backfill", "candidate_pipeline", "--force", "--wait", "--json"],
            environment: environment)
        #expect(result.exit == 0)
        #expect(server.readings.count == 2)
        #expect(try muster("cost", "--json").json()["total_usd"] == 2.0)
        let people = try muster("candidate", "list", "--json").json()["items"]?.elements ?? []
        let warned = try people.filter { person in
            let id = person["id"]?.string ?? ""
            let shown = try muster("candidate", "show", id, "--json").json()
            return shown["warnings"]?.text().contains("the budget of the \(word) is $3.00") == true
        }
        #expect(people.count == 5 && warned.count == 3)
    }

    @Test("A run asks for nothing that could cost more than a run may", arguments: ["1", "2"])
    func runBudget(dollars: String) throws {
        let server = try ModelServer()
        var environment = server.environment
        environment["MUSTER_MODEL_PRICE"] = "100/100"
        environment["MUSTER_BUDGET_RUN"] = dollars
        try muster.writePeople(3)
        #expect(try muster(["import", "in"], environment: environment).exit == 0)
        // A budget of a run is one for each run: with two dollars every CV is read.
        #expect(server.readings.count == (dollars == "1" ? 0 : 3))
    }

    @Test("A scan is sent to a model where a parser for it is set", arguments: ["off", "native"])
    func scan(engine: String) throws {
        let server = try ModelServer()
        try muster.folder.write("scan.pdf", PicturePDF.bytes)
        var environment = server.environment
        environment["MUSTER_MODEL_PROVIDER"] = "openrouter"
        environment["MUSTER_SCAN_ENGINE"] = engine
        let result = try muster(["import", "scan.pdf", "--json"], environment: environment)
        let report = try result.json()
        let scans = server.requests.filter(\.isScan)
        guard engine != "off" else {
            #expect(result.exit == 1 && scans.isEmpty)
            #expect(report["failed"]?[0]?["code"] == "no_text_layer")
            return
        }
        #expect(report["imported"]?[0]?["name"] == "Runa Feldmark")
        #expect(scans.count == 1)
        #expect(scans.first?.json["plugins"]?[0]?["pdf"]?["engine"]?.string == engine)
    }

    @Test("The same CV that two programs import at the same time costs one call")
    func sameText() async throws {
        // The first answer is held back until the other program has asked too, or waits for it.
        let both = Barrier(2)
        let server = try ModelServer { request in
            if request.isReading { both.wait() }
            return nil
        }
        try muster("init")
        try muster.folder.write("one.txt", Papers.cv)
        try muster.folder.write("two.txt", "\n" + Papers.cv.uppercased() + "\n\n")
        let (muster, environment) = (muster, server.environment)
        @Sendable func importing(_ file: String) async -> Muster.Result? {
            await offPool {
                try? muster(["import", file, "--kind", "candidate"], environment: environment)
            }
        }
        async let one = importing("one.txt")
        async let two = importing("two.txt")
        // Both documents have the text: one program has asked, and the other knows of that.
        let desk = try SQLiteDatabase(path: muster.desk)
        try await desk.until { connection in
            let uses = try connection.value("SELECT count(*) FROM extraction_use", as: Int.self)
            return (uses ?? 0) >= 2
        }
        await offPool { both.wait() }
        #expect(await one?.exit == 0)
        #expect(await two?.exit == 0)
        #expect(server.readings.count == 1)
        #expect(try muster("cost", "--json").json()["items"]?[0]?["calls"] == 1)
    }
}

extension Database {
    /// Waits until the desk is as wanted, looking again at each change.
    func until(_ condition: @escaping @Sendable (any Connection) throws -> Bool) async throws {
        var changes = try changes().makeAsyncIterator()
        while try await !reading(condition) {
            _ = await changes.next()
            try Task.checkCancellation()
        }
    }
}
