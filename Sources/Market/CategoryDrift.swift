internal import Language

/// A category of skills as a model is told of it.
package struct SkillCategory: Sendable, Hashable {
    /// What names it.
    package var slug: String
    /// Its name for people.
    package var name: String
    /// The skills that belong to it.
    package var keywords: [String]

    /// A category from its parts.
    package init(slug: String, name: String, keywords: [String] = []) {
        self.slug = slug
        self.name = name
        self.keywords = keywords
    }
}

/// Maps the category names that a model writes, which drift from those it was told, to known slugs
/// (facts, clusters E.9).
package struct CategoryDrift: Sendable {
    /// The slug of what belongs to no known category.
    package static let general = "general"

    private var slugs: [String: String] = [:]
    private var keywords: [String: String] = [:]

    /// Knows some categories. A slug comes before another category's name that reads alike, and the
    /// earlier category before the later.
    package init(_ categories: [SkillCategory]) {
        for category in categories { add(category.slug, category.slug) }
        for category in categories {
            add(category.name, category.slug)
            for keyword in category.keywords {
                let form = Self.form(ofSkill: keyword)
                if !form.isEmpty, keywords[form] == nil { keywords[form] = category.slug }
            }
        }
    }

    private mutating func add(_ name: String, _ slug: String) {
        let form = Self.normalized(name)
        if !form.isEmpty, slugs[form] == nil { slugs[form] = slug }
    }

    /// The slug that a model meant: that of the category whose slug or name it wrote, in whatever case and
    /// with whatever between the words; else that of the category which has the skill as a keyword; else
    /// `general`.
    package func slug(ofCategory category: String, skill: String) -> String {
        slugs[Self.normalized(category)] ?? keywords[Self.form(ofSkill: skill)] ?? Self.general
    }

    /// A name in lower case without diacritics, with one hyphen for whatever stands between letters and
    /// digits, and none at the ends.
    package static func normalized(_ name: String) -> String {
        var normalized = String.UnicodeScalarView()
        var isBetween = false
        for scalar in Folding.fold(name).unicodeScalars {
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                isBetween = true
                continue
            }
            if isBetween, !normalized.isEmpty { normalized.append("-") }
            isBetween = false
            normalized.append(scalar)
        }
        return String(normalized)
    }

    /// A skill's name as names of skills are compared: signs count, so that C, C++ and C# stay apart.
    private static func form(ofSkill skill: String) -> String {
        Folding.fold(skill).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
