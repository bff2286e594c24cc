package import Storage

/// What may leave the desk for a language model elsewhere.
package enum DeskPrivacy: String, Sendable, CaseIterable {
    /// Whatever an operation needs, but of people who are kept home.
    case open
    /// Nothing.
    case home

    private static let name = "privacy"

    /// What is set for the desk; open unless somebody said otherwise.
    package static func current(on connection: any Connection) throws -> DeskPrivacy {
        let value: String? = try connection.value(
            "SELECT value FROM desk_setting WHERE name = \(name)")
        return value.flatMap(DeskPrivacy.init) ?? .open
    }

    /// Sets it for everybody who works on the desk.
    package func set(on connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO desk_setting (name, value) VALUES (\(Self.name), \(rawValue))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
        guard self == .open else { return }
        // Whoever got no vectors while nothing was to leave is to get them now.
        for owner in ["candidate", "job"] {
            try connection.execute(
                """
                DELETE FROM vector_made WHERE owner = \(owner) AND NOT EXISTS (
                    SELECT 1 FROM \(.raw(owner))_vector AS vector
                    WHERE vector.owner_id = vector_made.owner_id
                    AND vector.model = vector_made.model)
                """)
        }
    }

    /// Whether a person or job may leave: neither the desk nor the person is kept home. Jobs are kept
    /// home by the desk alone.
    package static func mayLeave(
        _ subject: String?, on connection: any Connection
    ) throws -> Bool {
        guard try current(on: connection) == .open else { return false }
        guard let subject else { return true }
        let isKept: Bool? = try connection.value(
            "SELECT is_kept_home FROM candidate WHERE id = \(subject)")
        return !(isKept ?? false)
    }
}
