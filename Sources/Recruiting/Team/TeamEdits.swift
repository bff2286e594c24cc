package import Prelude
package import Storage

/// Takes over what recruiters edited in the team's Airtable, each edit an entry of the ledger.
package struct TeamEdits {
    /// Who the ledger says it was: Airtable does not tell which of the recruiters.
    package static let who = "airtable"

    private let connection: any Connection
    private let kind: FieldStore.Owner
    private let owner: String
    private let now: Timestamp
    private let rules: SkillRules
    private var ledger: Ledger
    /// The source of ids, to be carried on with after the transaction.
    package var ids: IDSource { ledger.ids }

    /// The edits of one person or job; `rules` is what the lexicon knows about names of skills.
    package init(
        of owner: String, kind: FieldStore.Owner, rules: SkillRules,
        on connection: any Connection, now: Timestamp, ids: IDSource
    ) {
        self.connection = connection
        self.kind = kind
        self.owner = owner
        self.now = now
        self.rules = rules
        ledger = Ledger(on: connection, who: Self.who, now: now, ids: ids)
    }

    /// Sets fields to what was edited. They are people's values: no reading changes them. A person's
    /// list of skills changes their skills by what it no longer is what both sides held last, `skills`.
    package mutating func take(
        _ values: [(field: String, value: JSONValue)], skills: JSONValue = .null
    ) throws {
        var decisions = values.map { field, value in
            Ledger.Decision(
                CellAddress(kind: FieldCell.name(of: kind), subject: owner, field: field),
                [
                    "value": value, "source": .string(Self.who), "confidence": nil,
                    "document": nil, "start": nil, "end": nil, "locked": true,
                ])
        }
        if kind == .candidate,
            let list = values.first(where: { $0.field == CandidateFields.skills })
        {
            var editing = SkillEditing(on: connection, rules: rules, now: now)
            decisions += try editing.decisions(
                from: skills, to: list.value, of: owner, ledger: &ledger)
        }
        try ledger.decide("edit in Airtable", decisions)
    }

    /// Of values to set, those whose fields are as they were when it was decided. Where somebody set one on
    /// the desk meanwhile, both values stand and it is asked which of them holds.
    package mutating func unless(
        changedSince fields: [String: FieldState], _ values: [(field: String, value: JSONValue)]
    ) throws -> [(field: String, value: JSONValue)] {
        let now = try FieldStore(owner: kind).all(of: owner, on: connection)
        func isChanged(_ field: String) -> Bool {
            now[field]?.isLocked == true && now[field]?.version != fields[field]?.version
        }
        try ask(values.filter { isChanged($0.field) })
        return values.filter { !isChanged($0.field) }
    }

    /// Makes two lists what a job asks for.
    package mutating func take(_ skills: JobSkillNames) throws {
        var edits = JobSkillEdits(of: ID(owner), rules: rules, on: connection, now: now)
        try ledger.decide(
            "edit in Airtable",
            try edits.decisions(
                musts: skills.musts, wishes: skills.wishes, ledger: &ledger))
    }

    /// Asks whether a job asks for two lists that were edited while others were set on the desk.
    package mutating func ask(_ skills: JobSkillNames) throws {
        try JobSkillEdits.ask(
            skills, of: ID(owner), by: Self.who, now: now, ids: &ledger.ids, on: connection)
    }

    /// Withdraws what is asked about the skills of a job of which both sides say the same again.
    package func withdrawSkills() throws {
        try JobSkillEdits.withdraw(ID(owner), on: connection)
    }

    /// Withdraws what is asked about fields, or what recruiters say themselves, of which both sides say
    /// the same again.
    package mutating func withdraw(_ fields: [String]) throws {
        guard !fields.isEmpty else { return }
        let store = FieldStore(owner: kind)
        for field in fields {
            try QuestionStore.withdraw(.standingConflict, about: field, of: owner, on: connection)
            guard var state = try store.one(field, of: owner, on: connection),
                state.proposedSource == Self.who
            else { continue }
            (state.proposed, state.proposedSource) = (nil, nil)
            try store.save(state, on: connection)
        }
        var intake = Intake(on: connection, source: Self.who, now: now, ids: ids)
        try intake.askAboutConflicts(of: owner, kind: kind)
        ledger.ids = intake.ids
    }

    /// Sets what recruiters say themselves, such as the status, through the same door as the console.
    ///
    /// - Throws: `EditError`, `FieldError` for what the desk does not know.
    package mutating func say(_ values: [(field: String, input: String)]) throws {
        try Editing.set(
            values, of: owner, kind: kind, reason: "edited in Airtable", rules: rules,
            ledger: &ledger,
            on: connection)
    }

    /// Asks whether what recruiters say themselves holds as the desk has it or as it was edited.
    package mutating func askAboutStanding(_ values: [(field: String, value: JSONValue)]) throws {
        for (field, value) in values {
            try StandingConflict.ask(
                field, value, of: owner, kind: kind, by: Self.who, now: now, ids: &ledger.ids,
                on: connection)
        }
    }

    /// Of what recruiters say themselves and is to be set, that which the desk says as it was when it was
    /// decided. Where somebody said something else on the desk meanwhile, it is asked which of both holds,
    /// but for fraud, which counts at once.
    package mutating func unless(
        saidSince standing: [String: JSONValue], _ values: [(field: String, value: JSONValue)]
    ) throws -> [(field: String, value: JSONValue)] {
        let changed = try values.filter { field, value in
            try value.string != StandingFields.fraud
                && Standing.value(of: field, owner, kind: kind, on: connection) != standing[field]
        }
        try askAboutStanding(changed)
        return values.filter { value in !changed.contains { $0.field == value.field } }
    }

    /// Marks a person as fraud, with the file that recruiters attached to show it.
    ///
    /// - Throws: `EditError.missing`.
    package mutating func markFraud(showing file: (name: String, bytes: [UInt8], sha256: String))
        throws
    {
        let evidence = Attachment(
            id: ledger.ids.next(at: now), candidate: ID(owner), name: file.name,
            sha256: file.sha256, bytes: Bytes(file.bytes), who: Self.who, at: now)
        _ = try Standing.markFraud(
            owner, reason: "marked in Airtable", evidence: evidence, ledger: &ledger,
            on: connection)
    }

    /// Keeps what was edited beside a value that somebody else set on the desk meanwhile, and asks which
    /// of both holds.
    package mutating func ask(_ values: [(field: String, value: JSONValue)]) throws {
        guard !values.isEmpty else { return }
        let fields = FieldStore(owner: kind)
        for (field, value) in values {
            guard var state = try fields.one(field, of: owner, on: connection) else { continue }
            state.proposed = value
            state.proposedSource = Self.who
            state.version += 1
            state.updatedAt = now
            try fields.save(state, on: connection)
        }
        var intake = Intake(on: connection, source: Self.who, now: now, ids: ids)
        try intake.askAboutConflicts(of: owner, kind: kind)
        ledger.ids = intake.ids
    }
}
