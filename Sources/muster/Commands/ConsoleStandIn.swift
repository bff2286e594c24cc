import SQLiteStorage
import Workflows

/// Opens the console on a desk when there is a terminal; nil when there is none.
func openConsole(
    on desk: SQLiteDatabase, knowledge: Knowledge, _ session: Session
) throws -> Answer? { nil }
