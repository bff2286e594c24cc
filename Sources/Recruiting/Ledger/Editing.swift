internal import Prelude
package import Storage

/// Why an edit is refused.
package enum EditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no field with this name.
    case unknownField(String)
    /// The field is computed.
    case notEditable(String)
    /// There is no such candidate or job.
    case missing(String)
    /// The status Fraud leaves the person out, whatever else is said.
    case excludedAsFraud

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .unknownField(let name): "there is no field \(name); `show` lists the fields"
        case .notEditable(let name): "\(name) is computed and cannot be edited"
        case .missing(let id): "there is no record \(id)"
        case .excludedAsFraud:
            "the status \(StandingFields.fraud) leaves the person out; set another status first"
        }
    }
}

/// Sets fields by hand: (N) fields, which locks them against every later reading, and what
/// recruiters say of people and jobs themselves.
package enum Editing {
    /// Sets fields of one owner together, as one step of undo; returns the group, or nil when
    /// nothing changed. A list of skills written anew changes the person's skills, or what the job
    /// asks for; `rules` is what the lexicon knows about names of skills.
    ///
    /// - Throws: `EditError`, `FieldError` for a value that does not fit; then nothing is set.
    @discardableResult
    package static func set(
        _ values: [(field: String, input: String)], of owner: String,
        kind: FieldStore.Owner, reason: String?, rules: SkillRules = SkillRules(),
        ledger: inout Ledger, on connection: any Connection
    ) throws -> String? {
        try check(owner, kind: kind, on: connection)
        var made: [Ledger.Decision] = []
        var demands: [String: [String]] = [:]
        for (field, input) in values {
            if let standing = StandingFields.named(field, of: kind) {
                made += try decisions(
                    standing, input, of: owner, kind: kind, reason: reason, by: ledger,
                    on: connection)
                continue
            }
            let value = try value(field, input, kind)
            if kind == .job, JobFields.skills.contains(where: { $0.name == field }) {
                demands[field] = (value.elements ?? []).compactMap(\.string)
                continue
            }
            made += try decisions(
                field, value, of: owner, kind: kind, by: ledger, on: connection)
            if kind == .candidate, field == CandidateFields.skills {
                made += try skills(value, of: owner, rules, &ledger, on: connection)
            }
        }
        if !demands.isEmpty {
            var edits = JobSkillEdits(
                of: ID(owner), rules: rules, on: connection, now: ledger.now)
            made += try edits.decisions(
                musts: demands[JobFields.skills[0].name],
                wishes: demands[JobFields.skills[1].name], ledger: &ledger)
        }
        return try ledger.decide("edit", made, reason: reason)
    }

    /// The decisions about skills that follow from a list of them being set.
    private static func skills(
        _ list: JSONValue, of person: String, _ rules: SkillRules, _ ledger: inout Ledger,
        on connection: any Connection
    ) throws -> [Ledger.Decision] {
        let before = try FieldStore(owner: .candidate).one(
            CandidateFields.skills, of: person, on: connection)
        var editing = SkillEditing(on: connection, rules: rules, now: ledger.now)
        return try editing.decisions(
            from: before?.value ?? .null, to: list, of: person, ledger: &ledger)
    }

    /// Whether somebody may decide about an owner.
    ///
    /// - Throws: `EditError.missing` for one that is not there, was merged or was erased.
    static func check(
        _ owner: String, kind: FieldStore.Owner, on connection: any Connection
    ) throws {
        let condition: SQL =
            kind == .candidate
            ? "candidate WHERE id = \(owner) AND is_listed = 1" : "job WHERE id = \(owner)"
        guard try !connection.query("SELECT 1 FROM \(condition)").isEmpty else {
            throw EditError.missing(owner)
        }
    }

    private static func value(
        _ field: String, _ input: String, _ kind: FieldStore.Owner
    ) throws -> JSONValue {
        let known = kind == .candidate ? CandidateFields.named(field) : JobFields.named(field)
        guard let definition = known else { throw EditError.unknownField(field) }
        guard definition.isEditable else { throw EditError.notEditable(field) }
        return try definition.parse(input)
    }

    /// The decisions that set one (N) field: its value, and whatever was asked about it is settled.
    static func decisions(
        _ field: String, _ value: JSONValue, of owner: String, kind: FieldStore.Owner,
        by ledger: Ledger, on connection: any Connection
    ) throws -> [Ledger.Decision] {
        let address = CellAddress(
            kind: FieldCell.name(of: kind), subject: owner, field: field)
        return [.init(address, FieldStore.decided(value, by: ledger.who))]
            + (try QuestionStore.settling(field: field, of: owner, by: ledger, on: connection))
    }

    /// The decisions that set what recruiters say themselves.
    ///
    /// - Throws: `FieldError` for what does not fit.
    static func decisions(
        _ standing: FieldDefinition, _ input: String, of owner: String, kind: FieldStore.Owner,
        reason: String?, by ledger: Ledger, on connection: any Connection
    ) throws -> [Ledger.Decision] {
        var value = try standing.parse(input)
        if value == .null, StandingFields.required.contains(standing.name) {
            throw FieldError(field: standing.name, expected: "a status")
        }
        if value == .null, standing.name == "highlight" { value = false }
        switch kind {
        case .candidate:
            return try Standing.decisions(
                standing.name, value, of: owner, reason: reason, evidence: nil, by: ledger,
                on: connection)
        case .job:
            return try Standing.decisions(
                standing.name, value, ofJob: owner, by: ledger, on: connection)
        }
    }
}
