package import Prelude
package import Storage

/// Whether the desk collects from a source, as a cell by the source's id: null, or
/// `{kind, target, server, on, by, at}`. What is known of its answers is no part of it.
package struct JobSourceCell: CellKind {
    /// `job_source`.
    package static let name = "job_source"
    /// `job_source`.
    package var name: String { Self.name }

    /// The cells of all sources.
    package init() {}

    /// The source, or null.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        try connection.first(JobSource.self, "WHERE id = \(address.subject)")?.state ?? .null
    }

    /// Adds the source, which is read whole the next time, or takes it away with what it shows.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        guard let source = JobSource(state, id: ID(address.subject)) else {
            try connection.execute("DELETE FROM job_source WHERE id = \(address.subject)")
            // Nobody looks there any more, so that nothing would ever be seen to be gone.
            try connection.execute(
                """
                UPDATE listing_address SET gone_at = \(now)
                WHERE source_id = \(address.subject) AND gone_at IS NULL
                """)
            return
        }
        try connection.execute(source.upsert(onConflict: "id"))
        // What went with it is there until the source is read again, which tells what is really gone.
        try connection.execute(
            "UPDATE listing_address SET gone_at = NULL WHERE source_id = \(address.subject)")
    }

    /// Nobody's.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (nil, nil) }

    /// The market, which it shows.
    package func title(of address: CellAddress, on connection: any Connection) throws -> String? {
        "the market"
    }

    /// Where it collects from.
    package func shown(_ state: JSONValue) -> JSONValue {
        JSONValue(JobSource(state, id: ID(""))?.name)
    }
}

extension JobSource {
    /// Its cell.
    private var address: CellAddress {
        CellAddress(kind: JobSourceCell.name, subject: id.text, field: name)
    }

    /// The state of its cell.
    fileprivate var state: JSONValue {
        [
            "kind": .string(kind), "target": .string(target), "server": .string(server),
            "on": .bool(isOn), "by": .string(addedBy), "at": .integer(addedAt.microseconds),
        ]
    }

    /// A source that was not asked yet, from the state of its cell.
    fileprivate init?(_ state: JSONValue, id: ID<JobSource>) {
        guard let kind = state["kind"]?.string, let target = state["target"]?.string,
            let server = state["server"]?.string, let isOn = state["on"]?.bool,
            let who = state["by"]?.string, let at = state["at"]?.int
        else { return nil }
        self.init(
            id: id, kind: kind, target: target, server: server, isOn: isOn, entityTag: nil,
            lastModified: nil, askedAt: nil, answeredAt: nil, status: nil, problem: nil,
            listed: nil, failures: 0, addedBy: who,
            addedAt: Timestamp(microseconds: Int64(at)))
    }

    /// Collects from it from now on, as a decision that can be taken back.
    package func add(ledger: inout Ledger) throws {
        try ledger.decide("add source", [.init(address, state)])
    }

    /// Collects from it no more, as a decision that can be taken back.
    package func remove(ledger: inout Ledger) throws {
        try ledger.decide("remove source", [.init(address, .null)])
    }
}
