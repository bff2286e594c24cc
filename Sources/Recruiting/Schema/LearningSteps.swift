internal import Storage

/// The step that brought score profiles of the desk's own, learned from its outcomes.
extension DeskSchema {
    static let learnedProfiles: [SQL] = [
        """
        CREATE TABLE learned_profile (
            name TEXT PRIMARY KEY, weights TEXT NOT NULL, base TEXT NOT NULL,
            cases \(.integer) NOT NULL, jobs \(.integer) NOT NULL, figures TEXT NOT NULL,
            who TEXT NOT NULL, at \(.integer) NOT NULL
        ) \(.strict)
        """
    ]
}
