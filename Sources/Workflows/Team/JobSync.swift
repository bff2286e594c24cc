internal import Connectors
internal import Prelude
internal import Recruiting

/// What is to be done so that a job and its company's row say the same: its fields, and the lists of
/// skills, of which what is not in the cells (years, level, capability) is never lost.
struct JobSync: Sendable {
    /// The fields.
    var fields: FieldSync
    /// The skills that were edited in the row; nil when none were.
    var skills: Skills?

    /// Names of skills as the cells list them.
    struct Skills: Sendable, Hashable {
        var musts: [String]
        var wishes: [String]
    }

    /// Whether a field or a list of the desk is to be emptied.
    var empties: Bool {
        fields.empties || skills.map { $0.musts.isEmpty || $0.wishes.isEmpty } ?? false
    }

    /// The keys of both lists.
    static let mustKey = TeamTables.key("must_have_skills")
    static let wishKey = TeamTables.key("nice_to_have_skills")

    /// Compares both sides.
    static func plan(
        _ job: JobDossier, _ record: AirtableRecord, _ row: TeamRow, _ columns: AirtableMapping
    ) -> JobSync {
        var sync = JobSync(
            fields: FieldSync.plan(
                TeamTables.jobFields, desk: FieldSync.Desk(fields: job.fields), record: record,
                agreed: row.agreed, columns: columns), skills: nil)
        let lists = [(mustKey, "must_have"), (wishKey, "nice_to_have")]
        var edited = false
        var names: [String: [String]] = [:]
        for (key, requirement) in lists {
            let ours = job.skills.filter { $0.skill.requirement == requirement }.map(\.bag.name)
            guard let column = columns[key] else {
                names[key] = ours
                continue
            }
            let cell = AirtableValues.items(ours)
            let isFirst = row.agreed[key] == nil
            let theirs = AirtableValues.items(
                AirtableCells.items(record[column.id], commas: isFirst).value ?? [])
            let decision = ThreeWay.decide(
                agreed: row.agreed[key],
                ours: ThreeWay.Ours(value: cell, isHuman: false, isAsked: false), theirs: theirs)
            names[key] = ours
            if isFirst,
                AirtableValues.items(AirtableCells.items(record[column.id]).value ?? []) != theirs
            {
                // A list on one line is written a line each from now on.
                sync.fields.writes[key] = theirs
            }
            switch decision {
            case .nothing: sync.fields.agreed[key] = theirs
            case .write:
                sync.fields.writes[key] = cell
                sync.fields.agreed[key] = cell
            case .take, .ask:
                names[key] = AirtableCells.items(theirs).value ?? []
                sync.fields.agreed[key] = theirs
                edited = true
            }
        }
        if edited {
            sync.skills = Skills(musts: names[mustKey] ?? [], wishes: names[wishKey] ?? [])
        }
        return sync
    }
}
