internal import Documents
internal import Engine
internal import Hashing
internal import Language
internal import Prelude
internal import Recruiting
internal import Storage

/// A document of the desk with everything that its format told, so that it can be read again.
struct KeptDocument: Sendable {
    let document: SourceDocument
    let marks: DocumentMarks?

    /// Whom it is about; nil while nobody has told.
    var owner: String? { document.candidate ?? document.job }
    /// Whether nobody owns it yet.
    var isUnowned: Bool { owner == nil }
    /// What it is about, where the format or the recruiter said so.
    var subject: String? { marks?.subject }

    /// The documents of some ids, in their order; ids without a document are left out.
    static func all(_ ids: [String], on database: any Database) async throws -> [KeptDocument] {
        try await database.reading { connection in
            try ids.compactMap { id in
                guard
                    let document = try connection.first(SourceDocument.self, "WHERE id = \(id)")
                else { return nil }
                return KeptDocument(
                    document: document,
                    marks: try connection.first(
                        DocumentMarks.self, "WHERE document_id = \(id)"))
            }
        }
    }

    /// What a reading of the documents depends on. Nil for a document that nobody owns yet: whom it
    /// belongs to depends on everybody.
    static func state(of documents: [KeptDocument], knowledge: String) -> InputState? {
        guard !documents.isEmpty, documents.allSatisfy({ !$0.isUnowned }) else { return nil }
        let parts = documents.map { "\($0.owner ?? "") \($0.document.sha256)" } + [knowledge]
        return InputState(
            subject: documents.map(\.document.id.text).joined(separator: "+"),
            hash: SHA256.hex(Array(parts.joined(separator: "\n").utf8)))
    }

    /// The text as the readers see it.
    var text: SourceText {
        SourceText(
            document.text,
            facts: stretches(marks?.facts).map { SourceText.Fact(path: $0.text, span: $0.span) },
            links: stretches(marks?.links).map { SourceText.Link(span: $0.span, target: $0.text) })
    }

    /// The document as the desk takes it in.
    var incoming: Intake.Incoming {
        Intake.Incoming(
            path: document.path, part: document.part, sha256: document.sha256,
            kind: document.kind, text: document.text,
            warnings: document.warnings.elements?.compactMap(\.string) ?? [], kept: document.id)
    }

    private func stretches(_ stored: JSONValue?) -> [(text: String, span: TextSpan)] {
        (stored?.elements ?? []).compactMap { stretch in
            guard let text = stretch[0]?.string, let start = stretch[1]?.int,
                let end = stretch[2]?.int
            else { return nil }
            return (text, TextSpan(start, end))
        }
    }
}
