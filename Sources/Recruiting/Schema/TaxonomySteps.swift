internal import Storage

/// The step that keeps a public database of occupations on the desk.
extension DeskSchema {
    static let taxonomy: [SQL] = [
        """
        CREATE TABLE taxonomy (
            name TEXT PRIMARY KEY, version TEXT, digest TEXT NOT NULL, who TEXT NOT NULL,
            imported_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        // Read as a whole, by what maps skills: the occupations of each are a list of their codes.
        """
        CREATE TABLE technology (
            name TEXT PRIMARY KEY, commodity TEXT, is_hot \(.integer) NOT NULL,
            occupations TEXT NOT NULL, in_demand TEXT NOT NULL
        ) \(.strict)
        """,
        """
        CREATE TABLE occupation (
            code TEXT PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL,
            titles TEXT NOT NULL, tasks TEXT NOT NULL
        ) \(.strict)
        """,
    ]
}
