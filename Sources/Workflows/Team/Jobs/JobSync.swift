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
    /// Whether it is asked about skills of which both sides say the same again.
    var isAgreedAgain = false

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
        sync.compareSkills(job, record, row, columns)
        return sync
    }

    /// How the desk names both lists now, by `FieldSync.deskKey`: the cell may hold other names of the same
    /// skills.
    static func deskSide(_ names: JobSkillNames) -> [JSONMember] {
        [
            JSONMember(FieldSync.deskKey(mustKey), AirtableValues.items(names.musts)),
            JSONMember(FieldSync.deskKey(wishKey), AirtableValues.items(names.wishes)),
        ]
    }

    private mutating func compareSkills(
        _ job: JobDossier, _ record: AirtableRecord, _ row: TeamRow, _ columns: AirtableMapping
    ) {
        let own = JobSkillNames(of: job)
        let isAsked = job.askedFields.contains(JobSkillEdits.asked)
        var (edited, isEdited, differs) = (own, false, false)
        for (key, list) in [
            (Self.mustKey, \JobSkillNames.musts), (Self.wishKey, \JobSkillNames.wishes),
        ] {
            guard let column = columns[key] else { continue }
            let ours = AirtableValues.items(own[keyPath: list])
            let agreed = row.agreed[key]
            let theirs = AirtableValues.items(
                AirtableCells.items(record[column.id], commas: agreed == nil).value ?? [])
            if agreed == nil,
                AirtableValues.items(AirtableCells.items(record[column.id]).value ?? []) != theirs
            {
                // A list on one line is written a line each from now on.
                fields.writes[key] = theirs
            }
            let isOwn = job.hasOwnSkills && ours != row.agreed[FieldSync.deskKey(key)] ?? agreed
            let decision = ThreeWay.decide(
                agreed: agreed,
                ours: ThreeWay.Ours(value: ours, isHuman: isOwn, isAsked: isAsked),
                theirs: theirs)
            fields.agreed[key] = theirs
            if theirs != ours { edited[keyPath: list] = AirtableCells.items(theirs).value ?? [] }
            switch decision {
            case .nothing: differs = differs || theirs != ours
            case .write:
                fields.writes[key] = ours
                fields.agreed[key] = ours
                edited[keyPath: list] = own[keyPath: list]
            case .take: isEdited = true
            case .ask: (isEdited, asksAboutSkills) = (true, true)
            }
        }
        // While it is asked about one list, an edit of the other belongs to the same question.
        if isEdited, isAsked { asksAboutSkills = true }
        if isEdited { skills = edited }
        isAgreedAgain = isAsked && !isEdited && !differs
    }
}
