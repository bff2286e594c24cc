internal import Connectors
internal import Prelude
internal import Recruiting
internal import Storage

/// Whom a run about the Talent table is about, whether it names the person or a row.
struct TalentPartition {
    /// The row that the run names, or the person's first.
    let row: TeamRow?
    /// The person's id; nil while the row has not been read.
    let person: String?

    /// Why a run ends whose row is not there.
    static let gone = "the row is gone from Airtable"
    /// Why a run ends whose row is about somebody who was erased.
    static let erased = "the person was erased from the desk; their row is not read again"

    init(_ partition: String, on connection: any Connection) throws {
        let isRow = AirtableRecord.isID(partition)
        row =
            isRow
            ? try TeamRow.of(partition, in: TeamTables.talent, on: connection)
            : try TeamRow.about(partition, in: TeamTables.talent, on: connection)
        person = isRow ? row?.owner : partition
    }
}

extension TeamRow {
    /// Whether what recruiters put into the row is not read: of somebody who was erased or marked as
    /// fraud.
    var isLeftAlone: Bool { isErased || agreed["status"]?.string == StandingFields.fraud }
}
