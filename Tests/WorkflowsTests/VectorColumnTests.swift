import Prelude
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Vectors in the type of pgvector", .onEveryDatabase) struct VectorColumnTests {
    private let test: TestDatabase

    init() throws {
        test = try TestDatabase(.current, schema: WholeDesk.schema)
        try test.database.write { connection in
            try connection.execute(
                """
                INSERT INTO candidate (id, seq, name, sort_name, created_at, updated_at)
                VALUES ('c1', 1, 'Somebody', 'somebody', 0, 0)
                """)
            try connection.execute(
                """
                INSERT INTO candidate_vector (owner_id, kind, model, value)
                VALUES ('c1', 'career', 'm', \(value: .blob(StoredVector.bytes([0.5, -0.25]))))
                """)
        }
    }

    @Test("They are filled in where the server has it, and nothing happens where it has not")
    func filled() async throws {
        let database = test.database
        let isThere = try database.dialect == .postgres && makeExtension()
        let now = Timestamp(microseconds: 0)
        for _ in 0..<2 {
            #expect(try await VectorColumn().perform(on: database, now: now) == false)
        }
        guard isThere else {
            #expect(throws: DatabaseError.self) { try near() }
            return
        }
        #expect(try near() == [0])
        // A vector that is made anew is filled in anew.
        try database.write { connection in
            try connection.execute(
                """
                INSERT INTO candidate_vector (owner_id, kind, model, value)
                VALUES ('c1', 'role', 'm', \(value: .blob(StoredVector.bytes([1, 0]))))
                """)
        }
        _ = try await VectorColumn().perform(on: database, now: now)
        #expect(try near().count == 2)
    }

    /// Whether the server has pgvector, which is then there for this desk.
    private func makeExtension() throws -> Bool {
        let isKnown = try test.database.read { connection in
            try !connection.query(
                "SELECT 1 FROM pg_available_extensions WHERE name = 'vector'"
            ).isEmpty
        }
        if isKnown {
            try test.database.write { try $0.execute("CREATE EXTENSION IF NOT EXISTS vector") }
        }
        return isKnown
    }

    /// The distances of all vectors from one, by the server.
    private func near() throws -> [Double] {
        try test.database.read { connection in
            try connection.query(
                """
                SELECT CAST(embedding <-> '[0.5,-0.25]' AS double precision) FROM candidate_vector
                WHERE embedding IS NOT NULL ORDER BY 1
                """
            ).map { try $0.get(0) }
        }
    }
}
