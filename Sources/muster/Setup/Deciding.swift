import Recruiting
import Storage

extension Session {
    /// Runs one decision of whoever calls, in one transaction on the desk.
    func decide<Result: Sendable>(
        _ body: @Sendable (inout Ledger, any Connection) throws -> Result
    ) throws -> Result {
        try decide(on: try desk(), body)
    }

    /// As above, on a desk that is open already.
    func decide<Result: Sendable>(
        on desk: any Database, _ body: @Sendable (inout Ledger, any Connection) throws -> Result
    ) throws -> Result {
        let now = Self.now()
        return try desk.write { connection in
            var ledger = Ledger(on: connection, who: who, now: now, ids: ids())
            return try body(&ledger, connection)
        }
    }
}
