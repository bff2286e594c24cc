package import Language
internal import Prelude
internal import Recruiting
package import Storage

/// Makes and stores the vectors of what changed since they were made last.
package struct Vectorizing: Sendable {
    /// How many people one transaction handles, so that a recruiter's keys never wait long.
    private static let batch = 50

    private let embeddings: EmbeddingTable

    /// A maker of vectors with one embedding model.
    package init(_ embeddings: EmbeddingTable) {
        self.embeddings = embeddings
    }

    /// Brings every vector up to date; returns how many owners were handled.
    package func run(on database: any Database) throws -> Int {
        var total = 0
        while true {
            let handled = try database.write { connection in
                try self.candidates(on: connection) + self.jobs(on: connection)
            }
            total += handled
            guard handled == 0 else { continue }
            try VectorColumn.fill(on: database)
            return total
        }
    }

    private func candidates(on connection: any Connection) throws -> Int {
        let ids = try connection.query(
            "SELECT id FROM candidate WHERE needs_vectors = 1 ORDER BY seq LIMIT \(Self.batch)"
        ).map { try $0.get(0, as: ID<Candidate>.self) }
        for id in ids {
            guard let person = try CandidateDossier(id, on: connection) else { continue }
            try replace(
                "candidate", id.text, VectorTexts.entries(of: person),
                identity: PersonalWords(of: person), on: connection)
        }
        return ids.count
    }

    private func jobs(on connection: any Connection) throws -> Int {
        let ids = try connection.query(
            "SELECT id FROM job WHERE needs_vectors = 1 ORDER BY seq LIMIT \(Self.batch)"
        ).map { try $0.get(0, as: ID<Job>.self) }
        for id in ids {
            guard let job = try JobDossier(id, on: connection) else { continue }
            try replace(
                "job", id.text, VectorTexts.entries(of: job), identity: nil, on: connection)
        }
        return ids.count
    }

    private func replace(
        _ owner: String, _ id: String, _ entries: [VectorTexts.Entry], identity: PersonalWords?,
        on connection: any Connection
    ) throws {
        let table = SQL.raw(owner + "_vector")
        try connection.execute(
            "DELETE FROM \(table) WHERE owner_id = \(id) AND model = \(embeddings.model)")
        for entry in entries {
            let text = identity?.removed(from: entry.text) ?? entry.text
            guard let vector = embeddings.vector(for: text) else { continue }
            try connection.execute(
                """
                INSERT INTO \(table) (owner_id, kind, model, value)
                VALUES (\(id), \(entry.kind), \(embeddings.model),
                \(value: .blob(StoredVector.bytes(vector))))
                ON CONFLICT (owner_id, kind, model) DO NOTHING
                """)
        }
        try connection.execute(
            "UPDATE \(.raw(owner)) SET needs_vectors = 0 WHERE id = \(id)")
    }
}

/// A vector as it is stored: 32-bit floats, least significant byte first.
package enum StoredVector {
    /// The bytes of a vector.
    package static func bytes(_ vector: [Float]) -> [UInt8] {
        vector.flatMap { number in
            let bits = number.bitPattern
            return [
                UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8),
                UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 24),
            ]
        }
    }

    /// The vector in some bytes, or nil when they are no whole number of floats.
    package static func vector(_ bytes: [UInt8]) -> [Float]? {
        guard bytes.count % 4 == 0 else { return nil }
        return bytes.withUnsafeBytes { buffer in
            stride(from: 0, to: buffer.count, by: 4).map {
                let bits = buffer.loadUnaligned(fromByteOffset: $0, as: UInt32.self)
                return Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
    }
}
