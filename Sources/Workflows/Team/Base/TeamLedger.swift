package import Prelude
internal import Recruiting
package import Storage

/// Writes down on the desk what is written into the team's Airtable, before it is asked for: whatever ends
/// the program, nothing stands there that the ledger does not tell of.
package struct TeamLedger: Sendable {
    /// Who the ledger says wrote.
    static let who = "muster"

    private let database: any Database
    private let now: @Sendable () -> Timestamp
    private let ids: @Sendable () -> IDSource

    /// The ledger of a desk.
    package init(
        on database: any Database, now: @escaping @Sendable () -> Timestamp,
        ids: @escaping @Sendable () -> IDSource
    ) {
        self.database = database
        self.now = now
        self.ids = ids
    }

    /// Notes values that are about to be written, or what became of them.
    ///
    /// - Throws: What the desk throws; then nothing may be written.
    func note(_ writes: [TeamWrite], _ progress: TeamWrite.Progress) async throws {
        guard !writes.isEmpty else { return }
        let (now, ids) = (now(), ids())
        try await database.writing(.decision) { connection in
            var ledger = Ledger(on: connection, who: Self.who, now: now, ids: ids)
            try ledger.note(writes, progress, on: connection)
        }
    }
}
