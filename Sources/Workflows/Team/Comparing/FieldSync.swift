internal import Connectors
internal import Prelude
internal import Recruiting

/// What is to be done so that the fields of one person or job and the cells of their row say the same.
struct FieldSync: Sendable, Hashable {
    /// Cells to write, by the keys of their columns.
    var writes: [String: JSONValue] = [:]
    /// Fields whose edited values are taken over.
    var takes: [Edit] = []
    /// What recruiters say themselves and is taken over, as a person would type it.
    var says: [Edit] = []
    /// Fields that both sides changed.
    var asks: [Edit] = []
    /// What recruiters say themselves and said otherwise on either side.
    var contradicted: [Edit] = []
    /// Fields that were asked about and of which both sides say the same again.
    var agreedAgain: [String] = []
    /// What both sides hold once all of it is done, by the keys of columns.
    var agreed: [String: JSONValue] = [:]
    /// Cells that say what the field cannot hold, by the names of columns.
    var unreadable: [String] = []

    /// A field, the value that its cell says, and what the desk says, as its cell would hold it.
    struct Edit: Sendable, Hashable {
        var field: String
        var value: JSONValue
        var ours: JSONValue = .null
    }

    /// Whether a field of the desk is to be emptied.
    var empties: Bool { (takes + says + asks + contradicted).contains { $0.value == .null } }

    /// The key under which it is noted which value of a cell the desk refused.
    static func refusedKey(_ key: String) -> String { "refused:" + key }

    /// The key under which it is noted what the desk said while both sides went apart: another name of the
    /// same, or a value of which the cell holds none.
    static func deskKey(_ key: String) -> String { "desk:" + key }

    /// Whether both sides say the same already.
    var isSettled: Bool {
        writes.isEmpty && takes.isEmpty && says.isEmpty && asks.isEmpty && contradicted.isEmpty
    }

    /// The same with further cells to write, which hold no value of the desk.
    func adding(_ cells: [String: JSONValue]) -> FieldSync {
        var sync = self
        sync.writes.merge(cells) { first, _ in first }
        return sync
    }

    /// One side of what is compared: the fields as the desk has them, and what recruiters say.
    struct Desk: Sendable {
        /// The (N) fields by name.
        var fields: [String: FieldState]
        /// Those of which it is being asked which of two values holds.
        var asked: Set<String> = []
        /// What recruiters say of the person or job, by name.
        var standing: [String: JSONValue] = [:]
        /// What the desk says where nobody has said anything, by name: it is not written.
        var defaults: [String: JSONValue] = [:]
    }

    /// Compares both sides.
    ///
    /// - Parameters:
    ///   - definitions: The fields that are kept alike.
    ///   - agreed: What both sides held last, by the keys of columns.
    static func plan(
        _ definitions: [FieldDefinition], standing: [FieldDefinition] = [], desk: Desk,
        record: AirtableRecord, agreed: JSONValue, columns: AirtableMapping
    ) -> FieldSync {
        var sync = FieldSync()
        for definition in definitions {
            let state = desk.fields[definition.name]
            sync.compare(
                definition, key: TeamTables.key(definition.name),
                ours: ThreeWay.Ours(
                    value: TeamCells.cell(state?.value ?? .null, of: definition),
                    isHuman: state?.isLocked ?? false,
                    isAsked: desk.asked.contains(definition.name)
                        && state?.proposedSource == TeamEdits.who),
                isStanding: false, record, agreed, columns)
        }
        for definition in standing {
            let value = desk.standing[definition.name] ?? .null
            let isSaid =
                value != desk.defaults[definition.name] ?? .null
                || (agreed[definition.name] ?? .null) != .null
            if !isSaid, sync.isUnsaid(definition, record, agreed, columns) { continue }
            sync.compare(
                definition, key: definition.name,
                ours: ThreeWay.Ours(
                    value: TeamCells.cell(value, of: definition), isHuman: isSaid,
                    isAsked: desk.asked.contains(definition.name)),
                isStanding: true, record, agreed, columns)
        }
        return sync
    }

    /// Whether the cell is empty and always was.
    private func isUnsaid(
        _ definition: FieldDefinition, _ record: AirtableRecord, _ agreed: JSONValue,
        _ columns: AirtableMapping
    ) -> Bool {
        guard let column = columns[definition.name] else { return true }
        return (agreed[definition.name] ?? .null) == .null
            && TeamCells.plain(record[column.id], of: definition) == .null
    }

    private mutating func compare(
        _ definition: FieldDefinition, key: String, ours: ThreeWay.Ours, isStanding: Bool,
        _ record: AirtableRecord, _ agreed: JSONValue, _ columns: AirtableMapping
    ) {
        guard let column = columns[key] else { return }
        let before = agreed[key]
        let live = record[column.id]
        let isFirst = before == nil
        let theirs = TeamCells.plain(live, of: definition, commas: isFirst)
        if theirs == .null, let live, live != .null, live != false {
            // What cannot be read is nobody's wish to empty the field.
            unreadable.append(column.name)
            self.agreed[key] = before ?? .null
            return
        }
        let refused = Self.refusedKey(key)
        if isStanding, let no = agreed[refused], theirs == TeamCells.plain(no, of: definition),
            agreed[Self.deskKey(key)] ?? ours.value == ours.value
        {
            // The desk has no such value; what the recruiter said stays in the cell until either side
            // says something else.
            self.agreed[key] = theirs
            self.agreed[refused] = no
            self.agreed[Self.deskKey(key)] = ours.value
            return
        }
        var compared = ours
        if Self.isShown(ours.value, as: theirs, in: column) { compared.value = theirs }
        // A warning counts at once, whatever was said on the desk.
        if isStanding, theirs.string == StandingFields.fraud { compared.isHuman = false }
        switch ThreeWay.decide(
            agreed: before.map { Self.isShown($0, as: theirs, in: column) ? theirs : $0 },
            ours: compared, theirs: theirs)
        {
        case .nothing:
            self.agreed[key] = theirs
            if ours.isAsked, compared.value == theirs { agreedAgain.append(definition.name) }
            // A list on one line, as the former desk wrote it, is written a line each from now on: read
            // again, it would be one long name.
            if isFirst, TeamCells.plain(live, of: definition) != theirs { writes[key] = theirs }
        case .write:
            writes[key] = ours.value
            self.agreed[key] = ours.value
        case .take:
            if isFirst, TeamCells.plain(live, of: definition) != theirs { writes[key] = theirs }
            let value = TeamCells.value(live, of: definition, commas: isFirst) ?? .null
            let edit = Edit(field: definition.name, value: value, ours: ours.value)
            if isStanding { says.append(edit) } else { takes.append(edit) }
            self.agreed[key] = theirs
        case .ask where isStanding && theirs == .null && StandingFields.required.contains(key):
            // What the desk says stands against nothing.
            writes[key] = ours.value
            self.agreed[key] = ours.value
        case .ask:
            let value = TeamCells.value(live, of: definition, commas: isFirst) ?? .null
            let edit = Edit(field: definition.name, value: value, ours: ours.value)
            if isStanding { contradicted.append(edit) } else { asks.append(edit) }
            self.agreed[key] = theirs
        }
    }

    /// Whether a cell shows a value of ours in the column's own way: with as many digits as it keeps, or
    /// a moment written otherwise.
    static func isShown(
        _ ours: JSONValue, as theirs: JSONValue, in column: AirtableMappedColumn
    ) -> Bool {
        if AirtableCells.isSameMoment(ours, theirs) { return true }
        guard let exact = ours.double, let shown = theirs.double else { return false }
        if abs(shown - exact) < 0.000_05 { return true }
        guard (column.precision ?? 0) == 0 else { return false }
        return shown == exact.rounded()
    }
}
