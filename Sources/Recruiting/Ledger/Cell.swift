package import Prelude
package import Storage

/// The address of one value that a person can decide: a field of a candidate, the status of a match.
package struct CellAddress: Sendable, Hashable {
    /// What kind of value it is; each kind has one `CellKind`.
    package var kind: String
    /// The id of the record it belongs to.
    package var subject: String
    /// Which of the record's values, when it has several.
    package var field: String

    /// An address from its parts.
    package init(kind: String, subject: String, field: String = "") {
        self.kind = kind
        self.subject = subject
        self.field = field
    }
}

/// How the values of one kind of cell are read and written.
///
/// Everything a person decides is an assignment to a cell, so the ledger, undo and redo know only
/// this: a new kind of decision is a new `CellKind` beside the others, and the ledger stays as it is.
package protocol CellKind: Sendable {
    /// The kind's name, as the ledger stores it.
    var name: String { get }

    /// The cell's state now, complete enough that writing it back restores it.
    func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue

    /// Makes a state the cell's state, with everything that is derived from it.
    func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws

    /// Whose data the state is, so that erasing a person finds it.
    func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?)

    /// What a person calls the record of a cell that is nobody's data; nil where only its id can tell.
    func title(of address: CellAddress, on connection: any Connection) throws -> String?

    /// The value a person sees of a state, for the history; nil when the state says nothing.
    func shown(_ state: JSONValue) -> JSONValue

    /// Whether nothing but decisions changes a cell in this state; readings change the others.
    func isHeld(_ state: JSONValue) -> Bool

    /// Does what follows from a recorded entry beside the cell itself, such as a row of outcomes;
    /// undo and redo are entries too.
    func follow(
        _ entry: LedgerEntry, from before: JSONValue, to after: JSONValue,
        on connection: any Connection
    ) throws
}

extension CellKind {
    /// By default its id tells.
    package func title(of address: CellAddress, on connection: any Connection) throws -> String? {
        nil
    }

    /// By default a person sees the state itself.
    package func shown(_ state: JSONValue) -> JSONValue { state }

    /// By default only decisions change a cell.
    package func isHeld(_ state: JSONValue) -> Bool { true }

    /// By default nothing follows.
    package func follow(
        _ entry: LedgerEntry, from before: JSONValue, to after: JSONValue,
        on connection: any Connection
    ) throws {}
}

/// Every kind of cell the desk knows.
package struct CellKinds: Sendable {
    private let kinds: [String: any CellKind]

    /// The kinds from a list without repeated names.
    package init(_ list: [any CellKind]) {
        kinds = Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })
    }

    /// The kinds of this version of the desk.
    package static let standard = CellKinds([
        FieldCell(owner: .candidate), FieldCell(owner: .job), MatchCell(), CandidateStandingCell(),
        JobStandingCell(), NoteCell(), SavedQueryCell(), BagCell(), QuestionCell(), MergeCell(),
        LearnedProfileCell(), SkillEditCell(), JobSkillsCell(), TeamCell(), CategoryCell(),
        CandidateCategoryCell(), ListingCell(), ClustersCell(), JobSourceCell(),
    ])

    /// The kind with a name.
    ///
    /// - Throws: `LedgerError.unknownKind` for an entry that a newer program wrote.
    package func named(_ name: String) throws -> any CellKind {
        guard let kind = kinds[name] else { throw LedgerError.unknownKind(name) }
        return kind
    }
}

/// Why a decision cannot be recorded, undone or redone.
package enum LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The entry is of a kind this program does not know.
    case unknownKind(String)
    /// There is nothing left to undo.
    case nothingToUndo
    /// There is nothing to redo.
    case nothingToRedo
    /// Somebody changed the value since; the address names it.
    case changedSince(CellAddress)
    /// The value the entry points to was erased.
    case erased
    /// The value is in another program's table; the address names it.
    case elsewhere(CellAddress)
    /// What the value was then has made room for newer ones; the address names it.
    case noLongerKept(CellAddress)

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .unknownKind(let name):
            "this version of muster does not know decisions of the kind \(name)"
        case .nothingToUndo: "there is nothing to undo"
        case .nothingToRedo: "there is nothing to redo"
        case .changedSince(let address):
            "\(address.kind) \(address.field.isEmpty ? address.subject : address.field)"
                + " was changed since; look at its history before you change it back"
        case .erased: "the value was erased, so it cannot be brought back"
        case .noLongerKept(let address):
            "the \(address.field) of that time have made room for newer ones; make them anew"
        case .elsewhere(let address): "\(address.field) is in Airtable; change it there"
        }
    }
}
