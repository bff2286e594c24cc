internal import Connectors
internal import Prelude
internal import Recruiting

/// What is to be done so that a job and its company's row say the same: its fields, and the lists of
/// skills, of which what is not in the cells (years, level, capability) is never lost.
struct JobSync: Sendable {
    /// The fields.
    var fields: FieldSync
    /// The skills that were edited in the row; nil when none were.
    var skills: JobSkillNames?
    /// Whether the skills were changed on the desk too, so that a person decides.
    var asksAboutSkills = false

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
                TeamTables.jobFields,
                desk: FieldSync.Desk(fields: job.fields, asked: job.askedFields), record: record,
                agreed: row.agreed, columns: columns), skills: nil)
        let lists = [(mustKey, \JobSkillNames.musts), (wishKey, \JobSkillNames.wishes)]
        let own = JobSkillNames(of: job)
        var edited = own
        for (key, list) in lists {
            let ours = own[keyPath: list]
            guard let column = columns[key] else { continue }
            let cell = AirtableValues.items(ours)
            let isFirst = row.agreed[key] == nil
            let theirs = AirtableValues.items(
                AirtableCells.items(record[column.id], commas: isFirst).value ?? [])
            let decision = ThreeWay.decide(
                agreed: row.agreed[key],
                ours: ThreeWay.Ours(
                    value: cell, isHuman: job.hasOwnSkills,
                    isAsked: job.askedFields.contains(JobSkillEdits.asked)),
                theirs: theirs)
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
                edited[keyPath: list] = AirtableCells.items(theirs).value ?? []
                sync.fields.agreed[key] = theirs
                sync.skills = edited
                if decision == .ask { sync.asksAboutSkills = true }
            }
        }
        // The second list may have been changed alone.
        if sync.skills != nil { sync.skills = edited }
        return sync
    }
}
