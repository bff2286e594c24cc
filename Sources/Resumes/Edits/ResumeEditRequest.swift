package import Prelude

/// What a model is shown of a résumé to propose edits: the texts and lists that may be changed, and nothing
/// that names the person or tells how to reach them. For addresses in a text stand marks, which `EditGates`
/// takes for the addresses again.
package struct ResumeEditRequest: Sendable, Hashable {
    /// `{"pieces": [{"id", "kind", "text"}], "lists": [{"id", "items"}]}`, compact.
    package var json: JSONValue
    /// The ids that did not fit and were left out.
    package var leftOut: [String]

    /// What is shown of a résumé.
    ///
    /// - Parameter limit: How many bytes the JSON has at most; what does not fit is left out, the lists first
    ///   to go and then texts from the end of the résumé on.
    package init(_ resume: Resume, limit: Int = 60_000) {
        // What stands around the two arrays.
        var used = #"{"pieces":[],"lists":[]}"#.utf8.count
        var leftOut: [String] = []
        func fitting(_ values: [(id: String, value: JSONValue)]) -> [JSONValue] {
            var taken: [JSONValue] = []
            for (id, value) in values {
                let size = value.text().utf8.count + 1
                if leftOut.isEmpty, size <= limit - used {
                    used += size
                    taken.append(value)
                } else {
                    leftOut.append(id)
                }
            }
            return taken
        }
        let pieces = fitting(
            resume.pieces.map { piece in
                (
                    piece.id,
                    [
                        "id": .string(piece.id), "kind": .string(piece.kind),
                        "text": .string(AddressMask(resume.text(of: piece) ?? "").masked),
                    ]
                )
            })
        // The bullets stand among the pieces already; for them the number is enough.
        let lists = fitting(
            resume.lists.map { list in
                let items = resume.items(of: list)
                if case .bullets = list {
                    return (list.id, ["id": .string(list.id), "count": JSONValue(items.count)])
                }
                let masked = items.map { AddressMask($0).masked }
                return (list.id, ["id": .string(list.id), "items": JSONValue(masked)])
            })
        json = ["pieces": .array(pieces), "lists": .array(lists)]
        self.leftOut = leftOut
    }
}

extension ResumePiece {
    /// What a model is told that the piece is.
    fileprivate var kind: String {
        switch self {
        case .summary: "summary"
        case .entrySummary: "entry summary"
        case .bullet: "bullet"
        }
    }
}
