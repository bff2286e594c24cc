import Connectors
import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing
import Web

@testable import Workflows

/// A desk that collects jobs from a server of the test's own.
struct MarketDesk {
    let server: MarketServer
    let desk: PipelineDesk

    init(
        before: @escaping @Sendable (String) -> Void = { _ in },
        rules: CollectorRules = CollectorRules(), hasKeys: Bool = true,
        adjust: (inout DeskSurroundings) -> Void = { _ in }
    ) throws {
        let server = try MarketServer(before: before)
        self.server = server
        var limits = SourceClient.limits
        limits.silence = .seconds(2)
        let client = SourceClient(
            version: "1.0", rule: AddressRule(exceptions: [server.authority]), limits: limits,
            transport: CurlTransport(), paces: LocalPaces(), surroundings: StillClock().surroundings
        )
        var credentials = BoardCredentials()
        if hasKeys {
            credentials.adzuna = (Secret("app-4711"), Secret("key-0815"))
            credentials.usaJobs = ("ada@example.org", Secret("key-2342"))
        }
        let connections = SourceConnections(client: client, credentials: credentials)
        desk = try PipelineDesk(adjust: { surroundings in
            surroundings.collector = rules
            surroundings.sources = { _ in connections }
            adjust(&surroundings)
        })
        try desk.database.write { connection in
            var ids = IDSource(seed: 3)
            try SearchCategory.seed(
                by: "muster", now: PipelineDesk.now(), ids: &ids, on: connection)
        }
    }

    /// Adds a source of the test's server.
    func add(_ kind: SourceKind, _ target: String = "", server address: String? = nil) throws {
        try desk.database.write { connection in
            let count = try connection.value("SELECT count(*) FROM job_source", as: Int.self) ?? 0
            try connection.execute(
                JobSource(
                    id: ID("source-\(count)"), kind: kind.name, target: target,
                    server: address ?? server.address, isOn: true, entityTag: nil,
                    lastModified: nil, askedAt: nil, answeredAt: nil, status: nil, problem: nil,
                    listed: nil, failures: 0, addedBy: "ada",
                    addedAt: Timestamp(microseconds: Int64(count))
                ).insert())
        }
    }

    /// Collects once and tells what came of it.
    @discardableResult
    func collect() async throws -> JSONValue {
        let run = try await desk.run("job_collector", nil, ["force": true])
        #expect(run.run.status == .done, "\(run.steps.map(\.reason))")
        return try desk.output("collect")
    }

    /// Every listing, the oldest first.
    func listings() throws -> [Listing] {
        try desk.database.read { try $0.fetch(Listing.self, "ORDER BY seq") }
    }

    /// Where the listings stand, in the order in which that was seen.
    func addresses() throws -> [ListingAddress] {
        try desk.database.read {
            try $0.fetch(ListingAddress.self, "ORDER BY listing_id, position")
        }
    }

    /// The sources as the desk keeps them.
    func sources() throws -> [JobSource] {
        try desk.database.read { try JobSource.all(on: $0) }
    }
}
