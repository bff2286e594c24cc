package import Storage

/// Forgets what the engine kept about some records, as when a person is erased: runs with their steps,
/// logs and messages, and what was made of the records. A step that runs for one of them loses its
/// lease with its row, and so can write nothing any more.
package enum Forgetting {
    /// Forgets, inside the caller's transaction. A record is whatever runs are about: an id or a path.
    package static func forget(_ records: [String], on connection: any Connection) throws {
        for record in Set(records).sorted() {
            try connection.execute("DELETE FROM run WHERE partition_key = \(record)")
            try connection.execute("DELETE FROM backfill_record WHERE partition_key = \(record)")
            // What was made of several records together is named after all of them.
            try connection.execute(
                """
                DELETE FROM materialization WHERE subject = \(record)
                OR subject LIKE \(record + "+%") OR subject LIKE \("%+" + record)
                OR subject LIKE \("%+" + record + "+%")
                """)
        }
    }
}
