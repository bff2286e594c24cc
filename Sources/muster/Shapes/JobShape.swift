import Prelude
import Recruiting

extension JobDossier {
    /// Everything about the job, in the shape of CLI.md.
    var json: JSONValue {
        let texts = EvidenceTexts(documents)
        return [
            "id": .string(job.id.text), "title": .string(job.title),
            "status": .string(job.status), "fields": fieldShape(JobFields.all, fields, texts),
            "skills": .array(
                skills.map { skill, bag in
                    [
                        "name": .string(bag.name), "surface": .string(skill.surface),
                        "requirement": .string(skill.requirement),
                        "min_years": JSONValue(skill.minYears),
                        "min_level": JSONValue(skill.minLevel),
                        "expected_capability": JSONValue(skill.capability),
                        "evidence": texts.shape(skill.document, skill.start, skill.end),
                    ]
                }),
            "narratives": narrativeShape(JobFields.narratives, fields),
            "documents": documentShape(documents), "warnings": JSONValue(warnings),
        ]
    }
}

extension Job {
    /// One line of a list.
    var json: JSONValue {
        [
            "id": .string(id.text), "title": .string(title), "company_name": JSONValue(company),
            "place": JSONValue(place), "seniority_level": JSONValue(seniority),
            "status": .string(status), "updated_at": .string(updatedAt.description),
        ]
    }
}

extension History.Item {
    /// One line of a history, in the shape of CLI.md.
    var json: JSONValue {
        [
            "id": .string(entry.id.text), "at": .string(entry.at.description),
            "who": .string(entry.who), "action": .string(entry.action),
            "field": .string(entry.field.isEmpty ? entry.kind : entry.fieldName), "before": before,
            "after": after, "reason": JSONValue(reason), "group": .string(entry.group),
            "undone": .bool(isUndone),
        ]
    }

    /// The same for people, on one line.
    var line: String {
        let field = entry.field.isEmpty ? entry.kind : entry.fieldName
        let change = "\(field): \(before.shortText) → \(after.shortText)"
        return "\(entry.at.description.prefix(16))  \(entry.who)  \(entry.action)  \(change)"
            + (reason.map { "  (\($0))" } ?? "") + (isUndone ? "  [undone]" : "")
    }
}

extension JSONValue {
    /// The value as people read it: text without quotes, a dash for unknown.
    var shortText: String {
        switch self {
        case .null: "—"
        case .string(let text): text
        case .array(let items): items.map(\.shortText).joined(separator: ", ")
        default: text()
        }
    }
}
