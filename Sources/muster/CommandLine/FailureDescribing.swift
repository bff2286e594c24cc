import Copying
import Engine
import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Workflows

extension Failure {
    /// What any error means for the person who called a command.
    init(describing error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as EditError: self = Failure(error)
        case let error as FieldError:
            self.init(.usage, "bad_value", error.description)
        case let error as SearchQuery.Problem:
            self.init(
                .usage, "bad_query", error.description,
                hint: "For example: kotlin city:berlin years:>=5 -status:hired")
        case let error as MatchDecisionError: self = Failure(error)
        case let error as BagError: self = Failure(error)
        case let error as AnswerError: self = Failure(error)
        case let error as MergeError: self = Failure(error)
        case let error as NoteError:
            if case .missing = error {
                self.init(.missing, "missing", error.description)
            } else {
                self.init(.usage, "bad_value", error.description)
            }
        case let error as SavedQueryError:
            if case .missing = error {
                self.init(.missing, "missing", error.description)
            } else {
                self.init(.usage, "bad_value", error.description)
            }
        case let error as LedgerError: self.init(.refused, "refused", error.description)
        case let error as SchemaError: self.init(.refused, "newer_desk", error.description)
        case let error as EngineProblem: self = Failure(error)
        case let error as DatabaseError: self = Failure(error)
        case let error as DeskCopyError: self = Failure(error)
        case let error as DeskFileError:
            self.init(.failed, "unwritable", error.description)
        default: self.init(.failed, "failed", "\(error)")
        }
    }

    private init(_ error: EditError) {
        switch error {
        case .missing: self.init(.missing, "missing", error.description)
        case .unknownField: self.init(.usage, "unknown_field", error.description)
        case .excludedAsFraud: self.init(.refused, "fraud", error.description)
        case .notEditable: self.init(.refused, "not_editable", error.description)
        }
    }

    private init(_ error: MatchDecisionError) {
        switch error {
        case .missing: self.init(.missing, "missing", error.description)
        case .notOpen: self.init(.refused, "not_open", error.description)
        case .notAllowed:
            self.init(
                .refused, "not_allowed", error.description,
                hint: "--anyway --reason TEXT makes and records the move all the same")
        case .noStage: self.init(.usage, "no_stage", error.description)
        case .noReason:
            self.init(.usage, "no_reason", error.description, hint: "Add --reason TEXT")
        }
    }

    private init(_ error: BagError) {
        switch error {
        case .missing: self.init(.missing, "missing", error.description)
        case .unusableName: self.init(.usage, "bad_value", error.description)
        case .neverMerge: self.init(.refused, "never_merge", error.description)
        case .isCanonical, .notTogether: self.init(.refused, "refused", error.description)
        }
    }

    private init(_ error: AnswerError) {
        switch error {
        case .missing: self.init(.missing, "missing", error.description)
        case .noSuchOption: self.init(.usage, "no_option", error.description)
        case .answered: self.init(.refused, "answered", error.description)
        case .withdrawn: self.init(.refused, "withdrawn", error.description)
        case .expired: self.init(.refused, "expired", error.description)
        }
    }

    private init(_ error: MergeError) {
        switch error {
        case .missing: self.init(.missing, "missing", error.description)
        case .sameRecord: self.init(.refused, "refused", error.description)
        case .unknownField: self.init(.usage, "unknown_field", error.description)
        }
    }

    private init(_ error: EngineProblem) {
        switch error {
        case .noSuchPipeline:
            self.init(
                .missing, "missing", error.description,
                hint: "`muster pipeline list` tells what each does")
        case .noSuchRun:
            self.init(
                .missing, "missing", error.description, hint: "`muster run list` shows the runs")
        case .noSuchBackfill:
            self.init(
                .missing, "missing", error.description,
                hint: "`muster backfill list` shows the backfills")
        case .needsPartition:
            self.init(.usage, "partition", error.description, hint: "--partition ID says which")
        case .takesNoPartition:
            self.init(.usage, "partition", error.description, hint: "Leave --partition out")
        case .needsHost:
            self.init(
                .usage, "bad_value", error.description,
                hint: "`muster import PATH` asks for it with everything it needs")
        case .tooManyRecords: self.init(.usage, "bad_value", error.description)
        case .cannotRetry, .hasEnded, .backfillHasEnded:
            self.init(.refused, "refused", error.description)
        }
    }

    private init(_ error: DeskCopyError) {
        switch error {
        case .notEmpty:
            self.init(
                .refused, "not_empty", error.description,
                hint: "Name a new file, or make a database: createdb NAME")
        case .otherTables:
            self.init(
                .refused, "other_tables", error.description,
                hint: "Open both with the same version of muster first")
        case .different:
            self.init(
                .failed, "not_copied", error.description,
                hint: "`muster doctor` checks a desk; the one that was copied is as it was")
        }
    }

    private init(_ error: DatabaseError) {
        switch error.kind {
        case .busy:
            self.init(
                .failed, "busy", "another program holds the desk",
                hint: "Try again when it has finished")
        case .damaged:
            self.init(
                .failed, "damaged", "the desk's file is damaged: \(error.message)",
                hint: "`muster desk restore FILE` brings a backup back")
        case .unwritable:
            self.init(.failed, "unwritable", "the desk cannot be written: \(error.message)")
        case .unopenable:
            self.init(.failed, "unopenable", "the desk cannot be opened: \(error.message)")
        case .disconnected:
            self.init(
                .failed, "disconnected", "the desk cannot be reached: \(error.message)",
                hint: "Nothing was changed; try again when the server is back")
        case .uncertain:
            self.init(
                .failed, "uncertain", error.message,
                hint: "Look whether it is there before doing it again")
        case .constraint, .other: self.init(.failed, "database", error.description)
        }
    }
}
