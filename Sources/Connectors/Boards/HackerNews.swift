package import Prelude
package import Web

/// The monthly thread in which companies say whom they look for, by the search that the site offers
/// (hn.algolia.com/api): whoever writes tells company, role, place and the rest in a first line, with bars
/// between.
package enum HackerNews {
    /// Who is asked, unless a test or a proxy says otherwise.
    package static let server = "https://hn.algolia.com"
    /// How many comments are asked for, the most that are given.
    private static let maximumComments = 1000

    /// What tells the newest thread.
    package static func threads(on server: WebAddress) -> WebAddress {
        server.appending("api", "v1", "search_by_date").asking([
            ("tags", "story,author_whoishiring"), ("hitsPerPage", "20"),
        ])
    }

    /// The newest thread about who is hiring; nil where there is none among those that are told.
    package static func thread(_ answer: JSONValue) -> String? {
        answer["hits"]?.elements?.first {
            $0["title"]?.string?.lowercased().contains("who is hiring") == true
        }?["objectID"]?.string.flatMap { isNumber($0) ? $0 : nil }
    }

    /// What tells the comments of a thread.
    package static func comments(_ thread: String, on server: WebAddress) -> WebAddress {
        server.appending("api", "v1", "search").asking([
            ("tags", "comment,story_\(thread)"), ("hitsPerPage", "\(maximumComments)"),
        ])
    }

    /// The jobs of a thread's comments; nil for an answer of another shape. Answers to comments are none.
    package static func page(_ answer: JSONValue, of thread: String) -> BoardPage? {
        guard let hits = answer["hits"]?.elements else { return nil }
        var page = BoardPage()
        for hit in hits where name(of: hit["parent_id"]) == thread {
            if let listing = listing(hit) {
                page.listings.append(listing)
            } else {
                page.unreadable += 1
            }
        }
        return page
    }

    /// Whether a text is made of digits alone, as the names of threads and comments are.
    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func name(of value: JSONValue?) -> String? {
        value?.string ?? value?.int.map(String.init)
    }

    private static func listing(_ hit: JSONValue) -> BoardListing? {
        guard let id = name(of: hit["objectID"]), isNumber(id),
            let html = hit["comment_text"]?.string
        else { return nil }
        // The first line ends with the first paragraph.
        let head = html.firstRange(of: "<p>").map { html[..<$0.lowerBound] } ?? html[...]
        let segments = withoutTags(head).split(separator: "|").compactMap {
            JobBoard.line(.string(String($0)))
        }
        guard segments.count > 1, let title = title(of: segments.dropFirst()) else { return nil }
        return JobBoard.listing(
            hit, key: .string(id), title: .string(title),
            address: .string("https://news.ycombinator.com/item?id=\(id)")
        ) { job, listing in
            job.descriptionHTML = html
            job.organization = segments[0]
            let others = segments.dropFirst().filter { $0 != title && !isAddress($0) }
            job.isRemote = others.contains { words(of: $0).contains("remote") }
            job.places = JobBoard.places(others.filter(isPlace).map { .string($0) })
            job.posted = JobBoard.day(counted: hit["created_at_i"], perSecond: 1)
            listing.labels = others
        }
    }

    /// Words that roles are made of, in English, as the thread is.
    private static let roles: Set<String> = [
        "engineer", "engineers", "developer", "developers", "scientist", "scientists", "designer",
        "designers", "manager", "managers", "architect", "analyst", "lead", "researcher",
        "researchers",
        "programmer", "administrator", "devops", "sre", "cto", "founder", "founding", "head",
        "director",
        "consultant", "writer", "marketer", "recruiter", "sales", "support", "intern", "interns",
        "swe",
        "engineering", "backend", "frontend", "fullstack", "stack", "roles", "positions",
        "multiple",
    ]
    /// Words of segments about how one works.
    private static let terms: Set<String> = [
        "full", "time", "fulltime", "part", "contract", "contractor", "visa", "salary", "equity",
        "interns",
    ]

    /// The first segment that names a role; nil where none does.
    private static func title(of segments: ArraySlice<String>) -> String? {
        segments.first { !isAddress($0) && !roles.isDisjoint(with: words(of: $0)) }
    }

    private static func isPlace(_ segment: String) -> Bool {
        let words = words(of: segment)
        return segment.contains(where: \.isLetter) && terms.isDisjoint(with: words)
            && !segment.contains { "$€£".contains($0) }
    }

    private static func isAddress(_ segment: String) -> Bool {
        segment.contains("://") || segment.hasPrefix("www.")
    }

    private static func words(of text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    }

    private static func withoutTags(_ html: Substring) -> String {
        var text = ""
        var isInside = false
        for character in html {
            switch character {
            case "<": isInside = true
            case ">" where isInside: isInside = false
            case _ where !isInside: text.append(character)
            default: break
            }
        }
        return text
    }
}
