import Prelude
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite("The engine on the command line") struct EngineCommandTests {
    private let muster: Muster

    init() throws {
        muster = try Muster()
        _ = try muster("init")
    }

    @Test("A run is done at once when no engine is there, and shows its steps") func run() throws {
        let result = try muster("pipeline", "run", "noop", "--wait", "--json")
        #expect(result.exit == 0)
        let run = try result.json()
        #expect(run["status"] == "done")
        #expect(
            run["steps"]?.elements?.compactMap { $0["op"]?.string } == ["first", "second", "third"])
        #expect(run["steps"]?[2]?["output"] == 3)
        let id = try #require(run["id"]?.string)
        #expect(try muster("run", "show", id, "--json").json()["attempt"] == 1)
        #expect(try muster("run", "log", id).output.contains("third done"))
        #expect(try muster("run", "log", id, "--follow").errors.contains("finished"))
        #expect(try muster("run", "list", "--json").json()["total"] == 1)
    }

    @Test("A run that waits for an engine is cancelled and started again") func cancel() throws {
        let asked = try muster("pipeline", "run", "noop", "--json").json()
        let id = try #require(asked["id"]?.string)
        #expect(try muster("run", "cancel", id).exit == 0)
        #expect(try muster("run", "cancel", id).exit == 4)
        #expect(try muster("run", "retry", id, "--wait", "--json").json()["status"] == "done")
        #expect(try muster("run", "retry", id).exit == 4)
        #expect(try muster("run", "show", "nonsense").exit == 3)
    }

    @Test("The doctor says who does the work, and what it fails by again and again")
    func doctor() throws {
        func engine() throws -> JSONValue? {
            try muster("doctor", "--json").json()["checks"]?.elements?
                .first { $0["name"] == "engine" }
        }
        #expect(try engine()?["ok"] == true)
        #expect(try engine()?["found"]?.string?.hasPrefix("No engine runs: ") == true)
        try SQLiteDatabase(path: muster.desk).write {
            try $0.execute(
                """
                INSERT INTO circuit (pipeline, op, fingerprint, message, failures, state, retry_at,
                opened_at) VALUES ('job_pipeline', 'ingest', 'x', 'the disk is full', 5, 'open', 0, 0)
                """)
        }
        #expect(try engine()?["ok"] == false)
        #expect(
            try engine()?["found"]?.string
                == "job_pipeline ingest failed 5 times in a row: the disk is full; the next run tries"
                + " it again")
    }

    @Test("What fits no pipeline is told with the way to say it") func wrong() throws {
        #expect(try muster("pipeline", "run", "nonsense", "--json").errorCode() == "missing")
        #expect(try muster("pipeline", "run", "matchmaking", "--json").errorCode() == "partition")
        #expect(try muster("pipeline", "run", "noop", "--partition", "x").exit == 2)
        #expect(try muster("run", "list", "--status", "nonsense").exit == 2)
        #expect(try muster("sensor", "start", "nonsense").exit == 3)
    }

    @Test("A backfill tells how far it has come, and a second look that it is done") func backfill()
        throws
    {
        let progress = try muster("pipeline", "backfill", "drill", "a", "b", "--wait", "--json")
            .json()
        #expect(progress["ended"] == 2)
        #expect(progress["status"] == "done")
        let list = try muster("backfill", "list", "--json").json()
        #expect(list["items"]?[0]?["counts"]?["done"] == 2)
        let id = try #require(progress["id"]?.string)
        #expect(try muster("backfill", "cancel", id).exit == 4)
    }

    @Test("How a retry and a backfill ended is told to scripts") func exits() throws {
        let asked = try muster(
            "pipeline", "run", "candidate_pipeline", "--partition", "nobody",
            "--wait", "--json")
        #expect(asked.exit == 4)
        let id = try #require(try asked.json()["id"]?.string)
        #expect(try muster("run", "retry", id, "--wait").exit == 4)
        #expect(try muster("pipeline", "backfill", "candidate_pipeline", "x", "--wait").exit == 4)
        #expect(try muster("pipeline", "backfill", "drill", "x", "--wait").exit == 0)
    }

    @Test("Runs are listed with what their records are called, and where the list goes on")
    func names() throws {
        try muster.folder.write("cv.txt", Papers.cv)
        #expect(try muster("import", muster.folder.path + "/cv.txt").exit == 0)
        let list = try muster("run", "list", "--limit", "1").output
        #expect(list.contains("Runa Feldmark"))
        #expect(list.contains("1 of 2; --cursor "))
        #expect(try muster("run", "list", "--pipeline", "nonsense").exit == 3)
    }

    @Test("A sensor looks when it is told to, and says why it asked for nothing") func sensor()
        throws
    {
        let tick = try muster("sensor", "tick", "stale_matches", "--json").json()
        #expect(tick["status"] == "skipped")
        #expect(tick["reason"] == "nothing that a match was scored from has changed")
        #expect(try muster("sensor", "stop", "stale_matches").exit == 0)
        let list = try muster("sensor", "list", "--json").json()
        let line = list["items"]?.elements?.first { $0["name"] == "stale_matches" }
        #expect(line?["running"] == false)
        #expect(line?["last_tick"]?["status"] == "skipped")
    }

    @Test("A schedule is stopped until somebody starts it, and then has a next time")
    func schedule() throws {
        let before = try muster("schedule", "list", "--json").json()["items"]?[0]
        #expect(before?["running"] == false)
        #expect(before?["next_at"] == .null)
        #expect(try muster("schedule", "start", "desk_backup_daily").exit == 0)
        let after = try muster("schedule", "list", "--json").json()["items"]?[0]
        #expect(after?["next_at"]?.string?.contains(":30:00") == true)
    }

    @Test("The nightly backup can be run now, and twice a day it is the same copy") func backup()
        throws
    {
        for _ in 0..<2 {
            let run = try muster("pipeline", "run", "desk_backup", "--wait", "--json").json()
            #expect(run["status"] == "done")
        }
        let status = try muster("engine", "status", "--json").json()
        #expect(status["queued"] == 0)
        #expect(status["engines"]?.elements == [])
    }
}
