/// What changed between two résumés, to be looked at before anything is written.
package struct ResumeDiff: Sendable, Hashable {
    /// One change.
    package enum Change: Sendable, Hashable {
        /// A text says something else; the id is that of the old résumé.
        case text(id: String, WordDiff)
        /// A text is gone.
        case removed(id: String, text: String)
        /// A text is new; the id is that of the new résumé.
        case added(id: String, text: String)
        /// A list's items stand in another order: their former positions, without items that are new.
        case order(id: String, items: [String], former: [Int])

        /// The id of the text or list.
        package var id: String {
            switch self {
            case .text(let id, _), .removed(let id, _), .added(let id, _), .order(let id, _, _): id
            }
        }
    }

    /// The changes in the order of the old résumé; lists before what changed in their items.
    package private(set) var changes: [Change] = []
    /// Where each change is, in words, as `ResumePlaces` says it.
    package private(set) var places: [String] = []

    /// Whether both résumés say the same in the same order.
    package var isEmpty: Bool { changes.isEmpty }

    /// The difference of two résumés. Bullets, categories of skills and skills are known again wherever they
    /// stand; everything else is compared place by place.
    package init(from old: Resume, to new: Resume) {
        let isList = { (id: String) in id.contains("/bullets/") || id.hasPrefix("skills/") }
        compareFields(
            old.fields.filter { !isList($0.id) }, new.fields.filter { !isList($0.id) })
        for kind in ResumeEntryKind.allCases {
            for entry in 0..<max(old.entryCount(kind), new.entryCount(kind)) {
                compareItems(
                    ResumeList.bullets(kind, entry).id, old.bullets(kind, entry),
                    new.bullets(kind, entry))
            }
        }
        compareSkills(old.skills, new.skills)
        places = ResumeDiff.places(of: changes, from: old, to: new)
    }

    private static func places(
        of changes: [Change], from old: Resume, to new: Resume
    ) -> [String] {
        let (old, new) = (ResumePlaces(old), ResumePlaces(new))
        // The categories of skills that are counted in the new résumé.
        var categories: Set<String> = []
        return changes.map { change in
            switch change {
            case .text(let id, _), .removed(let id, _), .order(let id, _, _):
                return old.words(of: id)
            case .added(let id, _):
                guard id.hasPrefix("skills/") else { return new.words(of: id) }
                let category = id.split(separator: "/").prefix(2).joined(separator: "/")
                if id.hasSuffix("/name") { categories.insert(category) }
                return categories.contains(category) ? new.words(of: id) : old.words(of: id)
            }
        }
    }

    private mutating func compareFields(_ old: [ResumeField], _ new: [ResumeField]) {
        let after = Dictionary(
            new.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        let before = Set(old.map(\.id))
        for field in old { compare(field.id, field.text, after[field.id]) }
        for field in new where !before.contains(field.id) { compare(field.id, nil, field.text) }
    }

    private mutating func compare(_ id: String, _ old: String?, _ new: String?) {
        switch (old, new) {
        case (let old?, let new?) where !old.utf8.elementsEqual(new.utf8):
            changes.append(.text(id: id, WordDiff(from: old, to: new)))
        case (let old?, nil): changes.append(.removed(id: id, text: old))
        case (nil, let new?): changes.append(.added(id: id, text: new))
        case (_?, _?), (nil, nil): break
        }
    }

    private mutating func compareItems(_ id: String, _ old: [String], _ new: [String]) {
        let origins = ListMatch(from: old, to: new).origins
        compareOrder(id, old, origins)
        let kept = Dictionary(
            uniqueKeysWithValues: origins.enumerated().compactMap { index, origin in
                origin.map { ($0, index) }
            })
        for (index, text) in old.enumerated() {
            compare("\(id)/\(index)", text, kept[index].map { new[$0] })
        }
        for (index, origin) in origins.enumerated() where origin == nil {
            compare("\(id)/\(index)", nil, new[index])
        }
    }

    private mutating func compareOrder(_ id: String, _ old: [String], _ origins: [Int?]) {
        let former = origins.compactMap { $0 }
        guard former != former.sorted() else { return }
        changes.append(.order(id: id, items: former.map { old[$0] }, former: former))
    }

    private mutating func compareSkills(_ old: [ResumeSkills], _ new: [ResumeSkills]) {
        // A category is known by its name, and one without a name by its skills.
        func labels(_ skills: [ResumeSkills]) -> [String] {
            skills.map { $0.name ?? $0.keywords.sorted().joined(separator: ", ") }
        }
        let origins = ListMatch(from: labels(old), to: labels(new)).origins
        compareOrder(ResumeList.categories.id, labels(old), origins)
        for (index, origin) in origins.enumerated() {
            let path = "skills/\(origin ?? index)"
            let before = origin.map { old[$0] }
            compare("\(path)/name", before?.name, new[index].name)
            compare("\(path)/level", before?.level, new[index].level)
            compareItems("\(path)/keywords", before?.keywords ?? [], new[index].keywords)
        }
        let kept = Set(origins.compactMap(\.self))
        for index in old.indices where !kept.contains(index) {
            compare("skills/\(index)/name", old[index].name, nil)
            compare("skills/\(index)/level", old[index].level, nil)
            compareItems("skills/\(index)/keywords", old[index].keywords, [])
        }
    }
}

extension ResumeDiff {
    /// The changes as plain text: removed words as `[-…-]`, added ones as `{+…+}`, as word diffs are printed.
    package var text: String {
        zip(changes, places).map(ResumeDiff.lines).joined(separator: "\n")
    }

    private static func lines(_ change: Change, _ place: String) -> String {
        switch change {
        case .text(_, let diff):
            let words = diff.pieces.map { piece in
                switch piece.fate {
                case .kept: piece.text
                case .removed: "[-\(piece.text)-]"
                case .added: "{+\(piece.text)+}"
                }
            }
            return "\(place)\n  \(words.joined(separator: " "))"
        case .removed(_, let text): return "\(place)\n  [-\(foldBlanks(text))-]"
        case .added(_, let text): return "\(place)\n  {+\(foldBlanks(text))+}"
        case .order(_, let items, let former):
            let list = zip(items, former).enumerated().map { index, item in
                let move = item.1 == index ? "" : " (was \(item.1 + 1))"
                return "  \(index + 1). \(foldBlanks(item.0))\(move)"
            }
            return "\(place), new order\n\(list.joined(separator: "\n"))"
        }
    }
}
