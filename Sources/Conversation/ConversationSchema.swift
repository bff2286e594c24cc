package import Storage

/// The tables of conversations, as a step in the history of a desk.
package enum ConversationSchema {
    /// Every step, oldest first. A step that has shipped is never edited.
    package static let migrations = [Migration("2026-12-06-conversations", tables)]

    private static let tables: [SQL] = [
        """
        CREATE TABLE thread (
            id TEXT PRIMARY KEY, graph TEXT NOT NULL, started_by TEXT NOT NULL,
            title TEXT NOT NULL, created_at \(.integer) NOT NULL, updated_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX thread_by_update ON thread (updated_at)",
        """
        CREATE TABLE checkpoint (
            thread_id TEXT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
            seq \(.integer) NOT NULL, source TEXT NOT NULL, node TEXT, next_node TEXT,
            state TEXT NOT NULL, question_id TEXT, version \(.integer) NOT NULL,
            created_at \(.integer) NOT NULL, PRIMARY KEY (thread_id, seq)
        ) \(.strict)
        """,
        "CREATE INDEX checkpoint_by_question ON checkpoint (question_id)",
        """
        CREATE TABLE thread_message (
            thread_id TEXT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
            seq \(.integer) NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL, content TEXT NOT NULL,
            created_at \(.integer) NOT NULL, PRIMARY KEY (thread_id, seq, role)
        ) \(.strict)
        """,
        """
        CREATE TABLE thread_subject (
            thread_id TEXT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
            subject TEXT NOT NULL, PRIMARY KEY (thread_id, subject)
        ) \(.strict)
        """,
        "CREATE INDEX thread_subject_by_subject ON thread_subject (subject)",
    ]
}
