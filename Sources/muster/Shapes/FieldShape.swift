import Prelude
import Recruiting

/// Finds the words that a piece of evidence points at.
struct EvidenceTexts {
    private let texts: [String: [UInt8]]

    /// The texts of some documents.
    init(_ documents: [SourceDocument]) {
        texts = Dictionary(
            uniqueKeysWithValues: documents.map { ($0.id.text, Array($0.text.utf8)) })
    }

    /// Document, first and last byte and the words, or null without evidence.
    func shape(_ evidence: Evidence?) -> JSONValue {
        guard let evidence, let text = texts[evidence.document] else { return .null }
        return [
            "document": .string(evidence.document), "start": JSONValue(evidence.span.start),
            "end": JSONValue(evidence.span.end), "text": .string(evidence.span.text(in: text)),
        ]
    }

    /// As above, from the columns of a record.
    func shape(_ document: String?, _ start: Int?, _ end: Int?) -> JSONValue {
        guard let document, let start, let end else { return .null }
        return shape(Evidence(document: document, span: TextSpan(start, end)))
    }
}

/// The (N) fields as CLI.md shapes them: every defined field, unknown ones as null.
func fieldShape(
    _ definitions: [FieldDefinition], _ states: [String: FieldState], _ texts: EvidenceTexts
) -> JSONValue {
    .object(
        definitions.filter { !$0.name.hasPrefix("narrative_") }.map { definition in
            let state = states[definition.name]
            return JSONMember(
                definition.name,
                [
                    "value": state?.value ?? .null, "source": JSONValue(state?.source),
                    "unproved": .bool(state?.isUnproved ?? false),
                    "confidence": JSONValue(state?.confidence),
                    "evidence": texts.shape(state?.evidence),
                    "locked": .bool(state?.isLocked ?? false),
                    "proposed": state.flatMap { $0.proposed == $0.value ? nil : $0.proposed }
                        ?? .null,
                ])
        })
}

/// The narratives by name, unknown ones as null.
func narrativeShape(_ names: [String], _ states: [String: FieldState]) -> JSONValue {
    .object(names.map { JSONMember($0, states["narrative_\($0)"]?.value ?? .null) })
}

/// The documents as CLI.md shapes them.
func documentShape(_ documents: [SourceDocument]) -> JSONValue {
    .array(
        documents.map { document in
            [
                "id": .string(document.id.text), "path": .string(document.path),
                "part": JSONValue(document.part), "sha256": .string(document.sha256),
                "kind": .string(document.kind), "characters": JSONValue(document.characters),
                "status": .string(document.isCurrent ? document.status : "superseded"),
            ]
        })
}
