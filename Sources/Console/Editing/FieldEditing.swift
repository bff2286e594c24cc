internal import Prelude
internal import Recruiting
internal import Terminal

/// Setting (N) fields by hand.
extension Console {
    /// Why the field under the cursor cannot be edited, or that it can.
    var editable: Availability {
        guard let row = record.current else { return .disabled(because: "no field is selected") }
        guard let field = row.field else {
            return .disabled(
                because: "only (N) fields are edited here; this was read from the documents")
        }
        return field.isEditable ? .enabled : .disabled(because: "\(row.label) is computed")
    }

    /// Whether the reading proposes another value for the field under the cursor.
    var acceptable: Availability {
        record.field?.proposed == nil
            ? .disabled(because: "no reading says anything else about this field") : .enabled
    }

    private var edit: FieldEdit? {
        guard let subject = record.page?.subject, let field = record.field else { return nil }
        return FieldEdit(subject: subject, field: field.name)
    }

    /// Edits the field under the cursor in its place, or in the editor when it is long.
    mutating func editField() {
        guard let edit, let field = record.field, let definition = edit.definition else { return }
        if case .choice(let values) = definition.kind {
            return offerValues(of: edit, values, current: field.editable)
        }
        let line = Self.oneLine(field.editable, definition)
        guard field.isLong || line == nil || field.editable.utf8.count > LineEditor.limit / 2 else {
            return ask(.edit(edit), text: line ?? "")
        }
        if services.editor != nil { return editElsewhere() }
        guard let line, !line.contains("\n"), line.utf8.count <= LineEditor.limit / 2 else {
            return say("Set VISUAL or EDITOR to edit a text of several lines", .warning)
        }
        ask(.edit(edit), text: line)
    }

    /// The value on one line, nil when that would lose its line breaks.
    private static func oneLine(_ text: String, _ definition: FieldDefinition) -> String? {
        guard case .list = definition.kind else { return text.contains("\n") ? nil : text }
        let items = text.split(separator: "\n").map(String.init)
        let isPlain = items.allSatisfy { !$0.contains(",") && !$0.contains(";") }
        return isPlain ? items.joined(separator: ", ") : JSONValue(items).text()
    }

    /// Sets a field to what was typed; what does not fit is told in its place.
    mutating func set(_ edit: FieldEdit, to input: String) {
        do {
            _ = try edit.definition?.parse(input)
        } catch {
            return complain("expected \(error.expected)")
        }
        prompt = nil
        decide(.set(edit.field, to: input, of: edit.subject))
    }

    /// Accepts what a later reading says.
    mutating func acceptProposal() {
        guard let edit, let proposed = record.field?.proposed else { return }
        decide(.set(edit.field, to: proposed, of: edit.subject))
    }

    /// Edits the field under the cursor in the person's editor.
    mutating func editElsewhere() {
        guard let edit, let field = record.field, let settings = services.editor else { return }
        let text = field.editable
        effects.append(
            .handOver {
                ConsoleMessage(.edited(edit, TextHandOver.edit(text, with: settings)))
            })
    }

    /// Takes what the editor left.
    mutating func take(_ result: Result<String?, Complaint>, of edit: FieldEdit) {
        switch result {
        case .failure(let complaint): say(complaint.text, .failure)
        case .success(nil): say("Nothing was changed")
        case .success(let text?):
            do {
                _ = try edit.definition?.parse(text)
                decide(.set(edit.field, to: text, of: edit.subject))
            } catch {
                say("Not set: \(error.description)", .failure)
            }
        }
    }
}
