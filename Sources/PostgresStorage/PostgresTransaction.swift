internal import CPostgres
internal import Glibc
internal import Storage

/// Transactions on one connection.
///
/// Writers run at READ COMMITTED, where each statement sees what was committed before it began.
/// What reads before it writes asks to be alone, and takes the desk's one lock as its first
/// statement: whoever held it before has committed by then, so that everything read afterwards
/// stays as it is, as with SQLite's one writer. At a stricter level the state that is seen would be
/// that of the moment before the lock was had. Transactions that are not alone guard their own rows
/// (`WHERE` on the state they expect, row locks), which READ COMMITTED honours row by row.
extension PostgresConnection {
    /// The desk's lock, out of the numbers that programs make up for themselves ("muster").
    private static let lock = 0x6D_75_73_74_65_72
    /// The channel on which changes are told.
    static let channel = "muster"
    /// How often a transaction starts anew after losing a race or a connection.
    private static let maximumAttempts = 8
    /// The longest nap before the second attempt; each later one may be as much longer.
    private static let nap: UInt32 = 4_000

    /// Runs the body in a transaction; any error rolls everything back.
    ///
    /// The body runs again when the server chose this transaction to break a deadlock, or when the
    /// connection ended before the commit was sent: in both cases nothing of it holds.
    func transaction<Result>(
        _ mode: WriteMode, _ body: (any Connection) throws -> Result
    ) throws -> Result {
        try repeating {
            try simple(Self.beginning(mode))
            let result = try body(self)
            try commit()
            return result
        }
    }

    /// Runs the body inside one read transaction, so that all its statements see one state.
    func snapshot<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
        try repeating {
            try simple("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            let result = try body(self)
            // What was read is whole, whatever becomes of the connection now.
            _ = try? simple("COMMIT")
            return result
        }
    }

    /// A transition is a few statements in a row: a program that is frozen between two of them must
    /// not hold its rows against all others for longer than a few seconds. Other writes may think
    /// longer between two, but not as long as whoever waits for their lock does.
    private static func patience(_ mode: WriteMode) -> String {
        mode.durability == .process
            ? "; SET LOCAL synchronous_commit = off"
                + "; SET LOCAL idle_in_transaction_session_timeout = '5s'"
            : "; SET LOCAL idle_in_transaction_session_timeout = '15s'"
    }

    private static func beginning(_ mode: WriteMode) -> String {
        "BEGIN ISOLATION LEVEL READ COMMITTED"
            + patience(mode)
            + (mode.isAlone ? "; SELECT pg_advisory_xact_lock(\(lock))" : "")
    }

    /// Commits, and tells whoever listens when there is anything to tell.
    private func commit() throws {
        // A statement failed and the body went on: the server would answer by rolling back.
        if let failure { throw failure.error }
        do {
            try simple(
                """
                SELECT pg_notify('\(Self.channel)', '')
                WHERE pg_current_xact_id_if_assigned() IS NOT NULL; COMMIT
                """)
        } catch let error as DatabaseError where error.kind == .disconnected {
            throw DatabaseError(
                kind: .uncertain,
                message: "the connection ended while the server was committing"
                    + " (\(error.message)), so it is not known whether the change holds",
                statement: "")
        }
    }

    private func repeating<Result>(_ attempt: () throws -> Result) throws -> Result {
        var attempts = 1
        while true {
            try revive()
            failure = nil
            do { return try attempt() } catch {
                let isLost = PQstatus(handle) != CONNECTION_OK
                if !isLost { _ = try? simple("ROLLBACK") }
                let isUncertain = (error as? DatabaseError)?.kind == .uncertain
                guard let failure, !isUncertain, attempts < Self.maximumAttempts,
                    failure.isLostRace || (isLost && attempts == 1)
                else { throw error }
                usleep(.random(in: 0...Self.nap * UInt32(attempts)))
                attempts += 1
            }
        }
    }
}
