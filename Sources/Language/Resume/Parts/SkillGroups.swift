import Prelude

/// Finds the headings of groups in lists of skills that stand one below the other.
enum SkillGroups {
    /// Fewer rated names than this tell nothing about those without a level.
    static let fewestRated = 3

    /// The names without those that head a group: where nearly every line has its level, a line
    /// without one above a line with one is a heading ("Backend" above "PostgreSQL ●●●○○").
    ///
    /// A heading that is itself the name of a skill ("Finance") is one only where the list opens
    /// with a heading too, as such lists are divided throughout or not at all.
    static func grouped(_ items: [SkillItem], isSkill: (TextSpan) -> Bool) -> [SkillItem] {
        let rated = items.filter { $0.isAlone && isRated($0) }.count
        let open = items.filter { $0.isAlone && !isRated($0) }.count
        guard rated >= fewestRated, open > 0, rated >= open else { return items }
        let opensWithHeading = isHeading(items, at: 0)
        var result: [SkillItem] = []
        var group: TextSpan?
        for (index, item) in items.enumerated() {
            if isHeading(items, at: index), opensWithHeading || !isSkill(item.span) {
                group = item.span
                continue
            }
            var item = item
            if item.isAlone, item.group == nil { item.group = group }
            result.append(item)
        }
        return result
    }

    private static func isRated(_ item: SkillItem) -> Bool {
        item.rating != nil || item.years != nil
    }

    private static func isHeading(_ items: [SkillItem], at index: Int) -> Bool {
        guard index + 1 < items.count, items[index].isAlone, !isRated(items[index]) else {
            return false
        }
        return items[index + 1].isAlone && isRated(items[index + 1])
    }
}
