package import Prelude

/// Skills of one category, in the résumé's order.
package struct ResumeSkills: Sendable, Hashable {
    /// The category, or the one skill where it has no list.
    package var name: String?
    /// How well they are mastered, as it was written.
    package var level: String?
    /// The skills.
    package var keywords: [String]
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A category from its parts.
    package init(
        name: String? = nil, level: String? = nil, keywords: [String] = [], more: [JSONMember] = []
    ) {
        self.name = name
        self.level = level
        self.keywords = keywords
        self.more = more
    }
}

/// A certificate.
package struct ResumeCertificate: Sendable, Hashable {
    /// What was certified.
    package var name: String?
    /// By whom.
    package var issuer: String?
    /// When, as it was written.
    package var date: String?
    /// Where it can be checked.
    package var url: String?
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A certificate from its parts.
    package init(
        name: String? = nil, issuer: String? = nil, date: String? = nil, url: String? = nil,
        more: [JSONMember] = []
    ) {
        self.name = name
        self.issuer = issuer
        self.date = date
        self.url = url
        self.more = more
    }
}

/// An award.
package struct ResumeAward: Sendable, Hashable {
    /// What was awarded.
    package var title: String?
    /// By whom.
    package var awarder: String?
    /// When, as it was written.
    package var date: String?
    /// What for.
    package var summary: String?
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// An award from its parts.
    package init(
        title: String? = nil, awarder: String? = nil, date: String? = nil, summary: String? = nil,
        more: [JSONMember] = []
    ) {
        self.title = title
        self.awarder = awarder
        self.date = date
        self.summary = summary
        self.more = more
    }
}

/// A publication.
package struct ResumePublication: Sendable, Hashable {
    /// Its title.
    package var name: String?
    /// Where it appeared.
    package var publisher: String?
    /// When, as it was written.
    package var date: String?
    /// Where it can be read.
    package var url: String?
    /// What it is about.
    package var summary: String?
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A publication from its parts.
    package init(
        name: String? = nil, publisher: String? = nil, date: String? = nil, url: String? = nil,
        summary: String? = nil, more: [JSONMember] = []
    ) {
        self.name = name
        self.publisher = publisher
        self.date = date
        self.url = url
        self.summary = summary
        self.more = more
    }
}

/// A language that somebody speaks.
package struct ResumeLanguage: Sendable, Hashable {
    /// The language.
    package var name: String?
    /// How well, as it was written.
    package var fluency: String?
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A language from its parts.
    package init(
        name: String? = nil, fluency: String? = nil, more: [JSONMember] = []
    ) {
        self.name = name
        self.fluency = fluency
        self.more = more
    }
}

/// An interest.
package struct ResumeInterest: Sendable, Hashable {
    /// What it is.
    package var name: String?
    /// What belongs to it.
    package var keywords: [String]
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// An interest from its parts.
    package init(
        name: String? = nil, keywords: [String] = [], more: [JSONMember] = []
    ) {
        self.name = name
        self.keywords = keywords
        self.more = more
    }
}

/// What somebody says of the person.
package struct ResumeReference: Sendable, Hashable {
    /// Who says it.
    package var name: String?
    /// What they say.
    package var text: String?
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A reference from its parts.
    package init(
        name: String? = nil, text: String? = nil, more: [JSONMember] = []
    ) {
        self.name = name
        self.text = text
        self.more = more
    }
}

/// A section of no known kind; written to JSON Resume as a member of `sections`.
package struct ResumeSection: Sendable, Hashable {
    /// Its heading.
    package var title: String?
    /// Its lines.
    package var lines: [String]
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A section from its parts.
    package init(
        title: String? = nil, lines: [String] = [], more: [JSONMember] = []
    ) {
        self.title = title
        self.lines = lines
        self.more = more
    }
}
