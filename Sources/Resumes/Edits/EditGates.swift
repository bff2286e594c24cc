/// Makes the edits that add nothing to a résumé, and refuses the others.
///
/// What is never changed: who the person is and how to reach them, employers, titles, schools, degrees, dates
/// and links, because no id leads there. What an accepted text says, its source says: see `FactGate`.
package enum EditGates {
    /// Counts up when the same edit may be judged in another way.
    package static let version = 3

    /// Makes edits on the résumé they were asked for. Each is judged by that résumé alone, so that no edit
    /// can be the evidence of another.
    package static func apply(_ edits: [ResumeEdit], to resume: Resume) -> EditOutcome {
        var judge = EditJudge(resume)
        var outcome = EditOutcome(resume: resume, accepted: [], refused: [])
        for edit in edits.map({ unmasked($0, in: resume) }) {
            if let finding = judge.refusal(of: edit) {
                outcome.refused.append(
                    RefusedEdit(edit: edit, reason: finding.reason, span: finding.span))
            } else {
                outcome.accepted.append(edit)
            }
        }
        make(outcome.accepted, on: &outcome.resume)
        return outcome
    }

    /// An edit with the addresses that the model was not shown.
    private static func unmasked(_ edit: ResumeEdit, in resume: Resume) -> ResumeEdit {
        guard case .replace(let original, let text) = edit.change,
            let current = ResumePiece(id: edit.id).flatMap({ resume.text(of: $0) }),
            current.utf8.count <= Evidence.longestText
        else { return edit }
        let mask = AddressMask(current)
        return ResumeEdit(
            id: edit.id,
            change: .replace(original: mask.unmasked(original), text: mask.unmasked(text)))
    }

    /// Texts first, then lists from the inside out, so that all positions are those of the source.
    private static func make(_ edits: [ResumeEdit], on resume: inout Resume) {
        var categories: [Int]?
        var lists: [(ResumeList, [Int])] = []
        for edit in edits {
            switch edit.change {
            case .replace(_, let text):
                if let piece = ResumePiece(id: edit.id) {
                    resume.replace(piece, with: foldBlanks(text))
                }
            case .reorder(let order):
                switch ResumeList(id: edit.id) {
                case .categories: categories = order
                case let list?: lists.append((list, order))
                case nil: break
                }
            }
        }
        for (list, order) in lists { resume.reorder(list, order) }
        if let categories { resume.reorder(.categories, categories) }
    }
}

/// Judges edits of one résumé one after the other.
private struct EditJudge {
    private let resume: Resume
    private var seen: Set<String> = []
    private var count = 0
    private var source: EvidenceSource

    init(_ resume: Resume) {
        self.resume = resume
        source = EvidenceSource(resume)
    }

    mutating func refusal(of edit: ResumeEdit) -> FactFinding? {
        count += 1
        guard count <= ResumeEditReader.mostEdits else { return FactFinding(.tooMany) }
        guard seen.insert(edit.id).inserted else { return FactFinding(.duplicate) }
        switch edit.change {
        case .reorder(let order): return refusal(of: order, edit.id)
        case .replace(let original, let text): return refusal(of: text, original, edit.id)
        }
    }

    private func refusal(of order: [Int], _ id: String) -> FactFinding? {
        guard let list = ResumeList(id: id) else { return FactFinding(.notEditable) }
        guard let count = resume.count(of: list), count > 0 else {
            return FactFinding(.noSuchPiece)
        }
        guard isPermutation(order, of: count) else { return FactFinding(.notAPermutation) }
        return order == Array(order.indices) ? FactFinding(.changesNothing) : nil
    }

    private mutating func refusal(of text: String, _ original: String, _ id: String) -> FactFinding?
    {
        guard let piece = ResumePiece(id: id) else { return FactFinding(.notEditable) }
        guard let current = resume.text(of: piece), !isBlank(current) else {
            return FactFinding(.noSuchPiece)
        }
        // Letter by letter: Swift takes two spellings of one character for equal.
        guard foldBlanks(original).utf8.elementsEqual(foldBlanks(current).utf8) else {
            return FactFinding(.originalDiffers)
        }
        if foldBlanks(text).utf8.elementsEqual(foldBlanks(current).utf8) {
            return FactFinding(.changesNothing)
        }
        guard let evidence = source.evidence(for: piece, current) else {
            return FactFinding(.tooLong)
        }
        if let finding = TextGate.refusal(of: text, replacing: current, evidence: evidence) {
            return finding
        }
        return FactGate(text: FactText(text), evidence: evidence, isSummary: piece == .summary)
            .refusal()
    }
}
