package import Prelude
package import Storage

/// A row of the team's Airtable and whom on the desk it is about.
package struct TeamRow: Record, Hashable {
    /// What the table is to us: `talent`, `customers`, `positions`, `rejections`.
    package var table_: String
    /// The row's id, `rec…`.
    package var record: String
    /// `candidate` or `job`.
    package var ownerKind: String
    /// The person's or the job's id; nil until its text has been read.
    package var owner: String?
    /// A hash of what recruiters put in, by which news is known from our own writing.
    package var inputHash: String?
    /// How the cells were when both sides agreed last, by the keys of the columns.
    package var agreed: JSONValue
    /// What could not be read and what could not be written, for recruiters, on a line each; nil when
    /// all is well.
    package private(set) var problem: String?
    /// When anything of this changed last.
    package var updatedAt: Timestamp

    /// A row that was seen for the first time.
    package init(
        table: String, record: String, ownerKind: String, owner: String? = nil,
        inputHash: String? = nil, agreed: JSONValue = [:], problem: String? = nil,
        updatedAt: Timestamp
    ) {
        table_ = table
        self.record = record
        self.ownerKind = ownerKind
        self.owner = owner
        self.inputHash = inputHash
        self.agreed = agreed
        self.problem = problem
        self.updatedAt = updatedAt
    }

    /// The table of rows.
    package static let table = Table(
        "team_row",
        {
            TeamRow(
                table: $0, record: $1, ownerKind: $2, owner: $3, inputHash: $4, agreed: $5,
                problem: $6, updatedAt: $7)
        }, Column("team_table", \.table_), Column("record_id", \.record),
        Column("owner_kind", \.ownerKind), Column("owner_id", \.owner),
        Column("input_hash", \.inputHash), Column("agreed", \.agreed),
        Column("problem", \.problem), Column("updated_at", \.updatedAt))

    /// What could not be read of the row, in a line; nil when all could.
    package var unread: String? {
        get { troubles.unread }
        set { troubles = (newValue, unwritten) }
    }

    /// What could not be written into the row, in a line; nil when all could.
    package var unwritten: String? {
        get { troubles.unwritten }
        set { troubles = (unread, newValue) }
    }

    /// Both, so that mending one does not hide the other.
    private var troubles: (unread: String?, unwritten: String?) {
        get {
            let lines = (problem ?? "").split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? nil : String($0) }
            return (lines[0], lines.count > 1 ? lines[1] : nil)
        }
        set {
            func line(_ text: String?) -> String { (text ?? "").replacing("\n", with: " ") }
            let both = line(newValue.unread) + "\n" + line(newValue.unwritten)
            problem = both == "\n" ? nil : both
        }
    }

    /// The row of a record, or nil.
    package static func of(
        _ record: String, in table: String, on connection: any Connection
    ) throws -> TeamRow? {
        try connection.first(
            TeamRow.self, "WHERE team_table = \(table) AND record_id = \(record)")
    }

    /// The row of a person or a job in a table, the one that came first when there are several.
    package static func about(
        _ owner: String, in table: String, on connection: any Connection
    ) throws -> TeamRow? {
        try connection.first(
            TeamRow.self,
            "WHERE team_table = \(table) AND owner_id = \(owner) ORDER BY record_id")
    }

    /// Notes whom a row that a run names is about, which is known once its text was read: whatever becomes
    /// of writing into it, it is theirs. Nothing for what is no row, or a row that is somebody's.
    package static func claim(
        _ record: String, for owner: String, on connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE team_row SET owner_id = \(owner) WHERE record_id = \(record) AND owner_id IS NULL"
        )
    }

    /// What tells this state of the row from every earlier one, so that what was so before and is so
    /// again asks for a run again.
    package var version: String { String(updatedAt.microseconds) }

    /// What stands in place of the hash of a row that is about an erased person: their row is never read
    /// again.
    package static let erased = "erased"

    /// Whether the person whom the row is about was erased.
    package var isErased: Bool { inputHash == Self.erased }

    /// Forgets what the rows of some people held, but not that they were these people's.
    static func forget(people: SQL, on connection: any Connection) throws {
        try connection.execute(
            """
            UPDATE team_row SET input_hash = \(erased), agreed = '{}', problem = \(String?.none)
            WHERE owner_kind = 'candidate' AND owner_id IN (\(people))
            """)
    }

    /// Stores the row over the one of the same record.
    package func save(on connection: any Connection) throws {
        try connection.execute(upsert(onConflict: "team_table", "record_id"))
    }
}
