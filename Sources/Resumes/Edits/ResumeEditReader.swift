package import Prelude

/// Reads the edits that a model answers with:
/// `{"edits": [{"id": "work/0/bullets/1", "original": "…", "text": "…"}, {"id": "skills", "order": [1,
/// 0]}]}`, or the list alone.
package enum ResumeEditReader {
    /// Edits beyond this many are not read.
    package static let mostEdits = 400
    /// The longest text of an edit, in characters (Unicode scalars).
    package static let longestText = 4000
    /// The longest order of an edit.
    package static let longestOrder = 1000

    /// The edits of an answer, and what in it is none, told by its place.
    package static func read(
        _ answer: JSONValue
    ) -> (edits: [ResumeEdit], problems: [ResumeProblem]) {
        guard let elements = answer.elements ?? answer["edits"]?.elements else {
            let found = answer["edits"].map(\.kind) ?? answer.kind
            let message = "expected an object with the array `edits`, found \(found)"
            return ([], [ResumeProblem(place: "edits", message: message)])
        }
        var edits: [ResumeEdit] = []
        var problems: [ResumeProblem] = []
        for (index, element) in elements.prefix(mostEdits).enumerated() {
            switch edit(element) {
            case .success(let edit): edits.append(edit)
            case .failure(let error):
                problems.append(ResumeProblem(place: "edits/\(index)", message: error.message))
            }
        }
        if elements.count > mostEdits {
            problems.append(
                ResumeProblem(
                    place: "edits",
                    message: "expected at most \(mostEdits) edits, found \(elements.count)"))
        }
        return (edits, problems)
    }

    private struct Mismatch: Error { var message: String }

    private static func edit(_ value: JSONValue) -> Result<ResumeEdit, Mismatch> {
        guard value.members != nil else {
            return .failure(Mismatch(message: "expected an object, found \(value.kind)"))
        }
        guard let id = value["id"]?.string, id.utf8.count <= ResumePiece.longestID else {
            return .failure(Mismatch(message: "expected `id`, a string of an id that was given"))
        }
        switch (value["text"], value["order"]) {
        case (.some, .some):
            return .failure(Mismatch(message: "expected either `text` or `order`, found both"))
        case (nil, nil):
            return .failure(Mismatch(message: "expected `text` or `order`, found neither"))
        case (let text?, nil): return replacement(id, value["original"], text)
        case (nil, let order?):
            return order.elements.map { self.order(id, $0) }
                ?? .failure(Mismatch(message: "expected an array for `order`, found \(order.kind)"))
        }
    }

    private static func replacement(
        _ id: String, _ original: JSONValue?, _ text: JSONValue
    ) -> Result<ResumeEdit, Mismatch> {
        guard let original = original?.string, let text = text.string else {
            return .failure(Mismatch(message: "expected strings for `original` and `text`"))
        }
        guard text.unicodeScalars.count <= longestText else {
            let message =
                "expected at most \(longestText) characters, found \(text.unicodeScalars.count)"
            return .failure(Mismatch(message: message))
        }
        return .success(ResumeEdit(id: id, change: .replace(original: original, text: text)))
    }

    private static func order(
        _ id: String, _ elements: [JSONValue]
    ) -> Result<ResumeEdit, Mismatch> {
        let order = elements.compactMap(\.int)
        guard elements.count <= longestOrder, order.count == elements.count else {
            let message = "expected at most \(longestOrder) whole numbers for `order`"
            return .failure(Mismatch(message: message))
        }
        return .success(ResumeEdit(id: id, change: .reorder(order)))
    }
}
