internal import Language

/// The places of a `\resumeSubheading`, in whichever order a template has them.
struct LaTeXPlaces {
    /// The employer or school.
    private(set) var institution: String?
    /// The title or degree.
    private(set) var role: String?
    /// Where it was.
    private(set) var place: String?
    private var dates = ""

    /// Reads {title}{dates}{employer}{place} and {employer}{place}{title}{dates}; of two places, the title
    /// and the dates. Studies name the school first where its name says that it is one.
    init(_ texts: [String], isEducation: Bool = false) {
        let places = texts.map(\.nonEmpty) + [String?](repeating: nil, count: 4)
        let datesFirst =
            texts.count <= 2
            || LaTeXPlaces.isDate(places[1] ?? "") || !LaTeXPlaces.isDate(places[3] ?? "")
        dates = (datesFirst ? places[1] : places[3]) ?? ""
        place = datesFirst ? places[3] : places[1]
        let (first, second) = (places[0], places[2])
        let firstIsInstitution =
            isEducation
            ? LaTeXPlaces.isSchool(first ?? "")
                || (!datesFirst && !LaTeXPlaces.isSchool(second ?? ""))
            : !datesFirst
        (institution, role) = firstIsInstitution ? (first, second) : (second, first)
    }

    /// The period of the dates.
    func period(goesOn: Bool) -> ResumePeriod { LaTeXPlaces.period(dates, goesOn: goesOn) }

    /// The period that a text names; one date alone is the end of studies and projects.
    static func period(_ text: String, goesOn: Bool) -> ResumePeriod {
        guard !text.isEmpty else { return ResumePeriod(isCurrent: false) }
        for mark in [" – ", " — ", " - ", "–", "—", " to ", " bis ", " until "] {
            guard let (start, end) = text.cut(at: mark) else { continue }
            let isOpen =
                end.isEmpty || presentWords.contains(Folding.fold(end))
            return ResumePeriod(start: start, end: isOpen ? nil : end, isCurrent: isOpen)
        }
        return goesOn
            ? ResumePeriod(start: text, isCurrent: false)
            : ResumePeriod(end: text, isCurrent: false)
    }

    private static let presentWords: Set<String> = [
        "present", "now", "current", "today", "ongoing", "heute", "jetzt", "aktuell", "laufend",
    ]

    /// Whether a text has a year or says that something goes on.
    static func isDate(_ text: String) -> Bool {
        Tokenizer.tokens(of: text).contains { token in
            presentWords.contains(token.folded)
                || (token.folded.utf8.count == 4
                    && (Int(token.folded).map { (1900...2100).contains($0) } ?? false))
        }
    }

    private static func isSchool(_ text: String) -> Bool {
        Tokenizer.tokens(of: text).contains { token in
            ["university", "college", "school", "institute", "academy", "universite"]
                .contains(token.folded)
                || ["universitat", "hochschule", "schule", "akademie", "gymnasium"]
                    .contains { token.folded.hasSuffix($0) }
        }
    }
}
