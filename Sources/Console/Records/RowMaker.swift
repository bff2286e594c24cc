internal import Prelude
internal import Recruiting

/// Collects the rows of a page; a heading below which nothing follows is left out.
struct RowMaker {
    /// The source of what recruiters say themselves.
    static let recruiters = "recruiters"

    private(set) var rows: [RecordRow] = []
    private var pending: String?

    /// Begins a section.
    mutating func heading(_ title: String) { pending = title }

    /// Adds something that is no field.
    mutating func add(_ id: String, _ label: String, _ value: String, _ evidence: Evidence?) {
        append(RecordRow(id: id, label: label, value: value, evidence: evidence))
    }

    /// Adds what the readers warn of, at the top, where it is seen.
    mutating func warnings(_ warnings: [String]) {
        for (index, warning) in warnings.enumerated() {
            append(RecordRow(id: "warning.\(index)", label: "! Warning", value: warning))
        }
    }

    /// Adds the fields whose value is known.
    mutating func fields(_ definitions: [FieldDefinition], _ states: [String: FieldState]) {
        known(definitions.filter(\.isEditable), states)
    }

    /// Adds the fields whose value is known, or that have a proposal, in their order.
    mutating func known(_ definitions: [FieldDefinition], _ states: [String: FieldState]) {
        for definition in definitions {
            guard let state = states[definition.name], state.value != .null || state.isLocked else {
                continue
            }
            append(Self.row(definition, state))
        }
    }

    /// Adds the fields that nobody knows, and those that are computed, at the end.
    mutating func unknown(_ definitions: [FieldDefinition], _ states: [String: FieldState]) {
        heading("Not known")
        for definition in definitions where definition.isEditable {
            let state = states[definition.name]
            guard state == nil || (state?.value == .null && state?.isLocked == false) else {
                continue
            }
            append(Self.row(definition, state))
        }
        heading("About the reading")
        for definition in definitions where !definition.isEditable {
            guard let state = states[definition.name], state.value != .null else { continue }
            append(Self.row(definition, state))
        }
    }

    /// Adds what recruiters say of a person themselves.
    mutating func standing(of person: Candidate) {
        standing("status", .candidate, person.status)
        standing("ranking", .candidate, person.ranking.map { "\($0)" })
        standing("overall_rating", .candidate, person.overallRating.map { "\($0)" })
        standing("highlight", .candidate, person.isHighlighted ? "yes" : "no")
        guard let reason = person.exclusion else { return }
        append(RecordRow(id: "exclusion", label: "Left out because", value: reason))
    }

    /// Adds what recruiters say of a job themselves.
    mutating func standing(of job: Job) { standing("status", .job, job.status) }

    private mutating func standing(_ name: String, _ owner: FieldStore.Owner, _ value: String?) {
        guard let definition = StandingFields.named(name, of: owner) else { return }
        append(
            RecordRow(
                id: "standing.\(name)", label: definition.title, value: value,
                field: RecordRow.Field(
                    name: name, isEditable: true, isLong: false, editable: value ?? "",
                    isLocked: false, source: Self.recruiters, confidence: nil, proposed: nil,
                    proposedSource: nil)))
    }

    /// Adds a list that stands for what follows it and is edited as a whole.
    mutating func list(_ definition: FieldDefinition, _ names: [String], isOwn: Bool) {
        let value: JSONValue = names.isEmpty ? .null : JSONValue(names)
        append(
            RecordRow(
                id: definition.name, label: "All",
                value: names.isEmpty ? nil : Self.shown(value, definition),
                field: RecordRow.Field(
                    name: definition.name, isEditable: true, isLong: false,
                    editable: definition.editable(value), isLocked: isOwn,
                    source: isOwn ? Self.recruiters : "", confidence: nil, proposed: nil,
                    proposedSource: nil)))
    }

    private mutating func append(_ row: RecordRow) {
        if let title = pending {
            rows.append(RecordRow(id: "# " + title, label: title, isHeading: true))
            pending = nil
        }
        rows.append(row)
    }

    private static func row(_ definition: FieldDefinition, _ state: FieldState?) -> RecordRow {
        let value = state?.value ?? .null
        let isLong =
            switch definition.kind {
            case .prose: true
            default: false
            }
        // What was accepted is no longer another value.
        let proposed = state?.proposed.flatMap { $0 == value ? nil : definition.editable($0) }
        return RecordRow(
            id: definition.name, label: title(definition),
            value: value == .null ? nil : shown(value, definition),
            field: RecordRow.Field(
                name: definition.name, isEditable: definition.isEditable, isLong: isLong,
                editable: definition.editable(value), isLocked: state?.isLocked ?? false,
                source: state?.source ?? "", confidence: state?.confidence,
                isUnproved: state?.isUnproved ?? false, proposed: proposed,
                proposedSource: state?.proposedSource),
            evidence: state?.evidence)
    }

    private static func title(_ definition: FieldDefinition) -> String {
        let prefix = "Narrative "
        let title = definition.title
        guard title.hasPrefix(prefix) else { return title }
        let rest = title.dropFirst(prefix.count)
        return rest.prefix(1).uppercased() + rest.dropFirst()
    }

    /// A value on one line.
    private static func shown(_ value: JSONValue, _ definition: FieldDefinition) -> String {
        switch value {
        case .array(let items): items.compactMap(\.string).joined(separator: ", ")
        case .number(let number): RecordPage.short(number)
        default: definition.editable(value)
        }
    }
}
