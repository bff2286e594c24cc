package import Storage

/// Tells whether somebody is on the desk already.
package enum KnownPeople {
    /// A key of at least this confidence names a person alone.
    private static let decisive = 0.9

    /// Somebody who is not to leave the desk and whom any of the keys names, however many others it names.
    static func keptHome(
        with identities: [CandidateDraft.IdentityClaim], on connection: any Connection
    ) throws -> String? {
        for key in identities {
            let person: String? = try connection.value(
                """
                SELECT candidate_id FROM identity JOIN candidate ON candidate.id = candidate_id
                WHERE kind = \(key.kind) AND value = \(key.value) AND is_listed = 1
                AND is_kept_home = 1 ORDER BY candidate_id LIMIT 1
                """)
            if let person { return person }
        }
        return nil
    }

    /// Whom any of the keys names who is not to leave the desk, or else whom the strongest names.
    package static func owner(
        _ identities: [CandidateDraft.IdentityClaim], on connection: any Connection
    ) throws -> String? {
        try keptHome(with: identities, on: connection) ?? person(with: identities, on: connection)
    }

    /// The person that the strongest known key names. Keys that name several people decide nothing
    /// here; that is a question for a recruiter.
    static func person(
        with identities: [CandidateDraft.IdentityClaim], on connection: any Connection
    ) throws -> String? {
        for key in identities where key.confidence >= decisive {
            let people = try connection.query(
                """
                SELECT candidate_id FROM identity JOIN candidate ON candidate.id = candidate_id
                WHERE kind = \(key.kind) AND value = \(key.value) AND is_listed = 1
                AND confidence >= \(decisive)
                """)
            if people.count == 1 { return try people[0].get(0) }
        }
        return nil
    }
}
