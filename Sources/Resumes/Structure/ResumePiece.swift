/// The entries of a résumé whose texts may be rewritten.
package enum ResumeEntryKind: String, Sendable, Hashable, CaseIterable {
    case work
    case volunteer
    case projects
}

/// A text of a résumé that may be rewritten; ids count from 0 in the order of the résumé they belong to.
package enum ResumePiece: Sendable, Hashable {
    /// The summary of the person: `summary`.
    case summary
    /// The summary of an entry: `work/0/summary`.
    case entrySummary(ResumeEntryKind, Int)
    /// A bullet of an entry: `work/0/bullets/2`.
    case bullet(ResumeEntryKind, Int, Int)

    /// The piece with an id, or nil when no text of that id may be rewritten.
    package init?(id: String) {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        guard id.utf8.count <= ResumePiece.longestID else { return nil }
        if parts == ["summary"] {
            self = .summary
        } else if parts.count == 3, parts[2] == "summary",
            let kind = ResumeEntryKind(rawValue: String(parts[0])), let entry = position(parts[1])
        {
            self = .entrySummary(kind, entry)
        } else if parts.count == 4, parts[2] == "bullets",
            let kind = ResumeEntryKind(rawValue: String(parts[0])), let entry = position(parts[1]),
            let bullet = position(parts[3])
        {
            self = .bullet(kind, entry, bullet)
        } else {
            return nil
        }
    }

    /// The id, the same for the same place.
    package var id: String {
        switch self {
        case .summary: "summary"
        case .entrySummary(let kind, let entry): "\(kind.rawValue)/\(entry)/summary"
        case .bullet(let kind, let entry, let bullet):
            "\(kind.rawValue)/\(entry)/bullets/\(bullet)"
        }
    }

    static let longestID = 64
}

/// A list of a résumé that may be put in another order.
package enum ResumeList: Sendable, Hashable {
    /// The bullets of an entry: `work/0/bullets`.
    case bullets(ResumeEntryKind, Int)
    /// The categories of skills: `skills`.
    case categories
    /// The skills of a category: `skills/1/keywords`.
    case skills(Int)

    /// The list with an id, or nil when no list of that id may be reordered.
    package init?(id: String) {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        guard id.utf8.count <= ResumePiece.longestID else { return nil }
        if parts == ["skills"] {
            self = .categories
        } else if parts.count == 3, parts[0] == "skills", parts[2] == "keywords",
            let category = position(parts[1])
        {
            self = .skills(category)
        } else if parts.count == 3, parts[2] == "bullets",
            let kind = ResumeEntryKind(rawValue: String(parts[0])), let entry = position(parts[1])
        {
            self = .bullets(kind, entry)
        } else {
            return nil
        }
    }

    /// The id, the same for the same place.
    package var id: String {
        switch self {
        case .bullets(let kind, let entry): "\(kind.rawValue)/\(entry)/bullets"
        case .categories: "skills"
        case .skills(let category): "skills/\(category)/keywords"
        }
    }
}

/// A position written as it is printed: no sign, no leading zero.
private func position(_ text: Substring) -> Int? {
    guard let number = Int(text), number >= 0, String(number) == text else { return nil }
    return number
}
