extension Resume {
    /// The texts that may be rewritten, in the résumé's order; blank ones are none.
    package var pieces: [ResumePiece] {
        var pieces: [ResumePiece] = [.summary]
        for kind in ResumeEntryKind.allCases {
            for entry in 0..<entryCount(kind) {
                pieces.append(.entrySummary(kind, entry))
                pieces += bullets(kind, entry).indices.map { .bullet(kind, entry, $0) }
            }
        }
        return pieces.filter { text(of: $0).map { !isBlank($0) } ?? false }
    }

    /// The lists of at least two that may be put in another order, in the résumé's order.
    package var lists: [ResumeList] {
        var lists: [ResumeList] = []
        for kind in ResumeEntryKind.allCases {
            lists += (0..<entryCount(kind)).map { .bullets(kind, $0) }
        }
        lists.append(.categories)
        lists += skills.indices.map { .skills($0) }
        return lists.filter { (count(of: $0) ?? 0) > 1 }
    }

    /// The text of a piece, or nil when the résumé has none there.
    package func text(of piece: ResumePiece) -> String? {
        switch piece {
        case .summary: basics.summary
        case .entrySummary(.work, let entry): work.element(at: entry)?.summary
        case .entrySummary(.volunteer, let entry): volunteer.element(at: entry)?.summary
        case .entrySummary(.projects, let entry): projects.element(at: entry)?.summary
        case .bullet(let kind, let entry, let bullet): bullets(kind, entry).element(at: bullet)
        }
    }

    /// How long a list is, or nil when the résumé has none there.
    package func count(of list: ResumeList) -> Int? {
        switch list {
        case .bullets(let kind, let entry):
            (0..<entryCount(kind)).contains(entry) ? bullets(kind, entry).count : nil
        case .categories: skills.count
        case .skills(let category): skills.element(at: category)?.keywords.count
        }
    }

    /// The texts of a list as a reader sees them; a category is its name.
    func items(of list: ResumeList) -> [String] {
        switch list {
        case .bullets(let kind, let entry): bullets(kind, entry)
        case .categories: skills.map { $0.name ?? "" }
        case .skills(let category): skills.element(at: category)?.keywords ?? []
        }
    }

    func entryCount(_ kind: ResumeEntryKind) -> Int {
        switch kind {
        case .work: work.count
        case .volunteer: volunteer.count
        case .projects: projects.count
        }
    }

    func bullets(_ kind: ResumeEntryKind, _ entry: Int) -> [String] {
        switch kind {
        case .work: work.element(at: entry)?.bullets ?? []
        case .volunteer: volunteer.element(at: entry)?.bullets ?? []
        case .projects: projects.element(at: entry)?.bullets ?? []
        }
    }

    /// Puts a text in the place of one that is there.
    mutating func replace(_ piece: ResumePiece, with text: String) {
        guard self.text(of: piece) != nil else { return }
        switch piece {
        case .summary: basics.summary = text
        case .entrySummary(.work, let entry): work[entry].summary = text
        case .entrySummary(.volunteer, let entry): volunteer[entry].summary = text
        case .entrySummary(.projects, let entry): projects[entry].summary = text
        case .bullet(.work, let entry, let bullet): work[entry].bullets[bullet] = text
        case .bullet(.volunteer, let entry, let bullet): volunteer[entry].bullets[bullet] = text
        case .bullet(.projects, let entry, let bullet): projects[entry].bullets[bullet] = text
        }
    }

    /// Puts a list in another order, given as the former positions; does nothing unless that is a
    /// permutation of a list that is there.
    mutating func reorder(_ list: ResumeList, _ order: [Int]) {
        guard let count = count(of: list), isPermutation(order, of: count) else { return }
        switch list {
        case .bullets(.work, let entry): work[entry].bullets.reorder(order)
        case .bullets(.volunteer, let entry): volunteer[entry].bullets.reorder(order)
        case .bullets(.projects, let entry): projects[entry].bullets.reorder(order)
        case .categories: skills.reorder(order)
        case .skills(let category): skills[category].keywords.reorder(order)
        }
    }
}

/// Whether an order names every position below a count once.
func isPermutation(_ order: [Int], of count: Int) -> Bool {
    guard order.count == count else { return false }
    var seen = [Bool](repeating: false, count: count)
    for position in order {
        guard seen.indices.contains(position), !seen[position] else { return false }
        seen[position] = true
    }
    return true
}

/// Whether a text shows nothing.
func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
}

extension Array {
    /// The element at an index, or nil beyond the ends.
    func element(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }

    fileprivate mutating func reorder(_ order: [Int]) { self = order.map { self[$0] } }
}
