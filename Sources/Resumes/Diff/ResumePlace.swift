internal import Prelude

/// Says in words where the texts and lists of a résumé stand.
package struct ResumePlaces {
    private let resume: Resume
    /// What names the entries, by the first part of their ids.
    private var names: [String: [[String?]]] = [:]
    /// How many entries have the same names.
    private var counts: [String: [[String?]: Int]] = [:]

    /// The places of a résumé.
    package init(_ resume: Resume) {
        self.resume = resume
        add("work", resume.work) { [$0.company, $0.position] }
        add("volunteer", resume.volunteer) { [$0.company, $0.position] }
        add("projects", resume.projects) { [$0.name] }
        add("education", resume.education) { [$0.institution, $0.degree] }
        add("skills", resume.skills) { [$0.name] }
        add("certificates", resume.certificates) { [$0.name] }
        add("awards", resume.awards) { [$0.title] }
        add("publications", resume.publications) { [$0.name] }
        add("languages", resume.languages) { [$0.name] }
        add("interests", resume.interests) { [$0.name] }
        add("references", resume.references) { [$0.name] }
        add("sections", resume.sections) { [$0.title] }
    }

    private mutating func add<Entry>(
        _ kind: String, _ entries: [Entry], _ named: (Entry) -> [String?]
    ) {
        let all = entries.map { named($0).map { $0.map(PlaceWords.shortened) } }
        names[kind] = all
        for entry in all { counts[kind, default: [:]][entry, default: 0] += 1 }
    }

    /// Where a text or list stands, counted from 1: `Nordlicht Systems, Backend Engineer: bullet 2`. An id
    /// that leads nowhere is itself.
    package func words(of id: String) -> String {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, parts[0] != "basics" else { return PlaceWords.whole[id] ?? id }
        guard let index = Int(parts[1]), let entry = entry(parts[0], index) else { return id }
        let part = part(parts)
        return part.isEmpty ? entry : "\(entry): \(part)"
    }

    /// Where a text of a résumé that is this one in another order stands in this one.
    package func words(of id: String, in other: Resume) -> String {
        guard let piece = ResumePiece(id: id), case .bullet(let kind, let entry, _) = piece,
            let text = other.text(of: piece),
            let bullet = resume.bullets(kind, entry).firstIndex(of: text)
        else { return ResumePlaces(other).words(of: id) }
        return words(of: ResumePiece.bullet(kind, entry, bullet).id)
    }

    /// What an id names inside its entry.
    private func part(_ parts: [String]) -> String {
        guard let name = parts.element(at: 2) else { return "" }
        let isSkills = parts[0] == "skills" && name == "keywords"
        guard let item = isSkills ? "skill" : PlaceWords.items[name] else {
            return PlaceWords.members[name] ?? name
        }
        if let number = parts.element(at: 3).flatMap(Int.init), number < Int.max {
            return "\(item) \(number + 1)"
        }
        return isSkills ? "" : "\(item)s"
    }

    /// What names an entry; its number where nothing does, or where that names another one too.
    private func entry(_ kind: String, _ index: Int) -> String? {
        guard let own = names[kind]?.element(at: index) else { return nil }
        let number = "\(PlaceWords.entries[kind] ?? kind) \(index + 1)"
        let shown = own.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
        guard !shown.isEmpty else { return number }
        let isShared = (counts[kind]?[own] ?? 0) > 1
        return (kind == "skills" ? "Skills, " : "") + shown + (isShared ? " (\(number))" : "")
    }
}

/// The words for the parts of ids.
private enum PlaceWords {
    static let whole = [
        "summary": "Summary", "skills": "Categories of skills", "basics/name": "Name",
        "basics/label": "Title under the name", "basics/email": "E-mail", "basics/phone": "Phone",
        "basics/url": "Page", "basics/location/address": "Address",
        "basics/location/postalCode": "Postal code", "basics/location/city": "City",
        "basics/location/region": "Region", "basics/location/countryCode": "Country",
    ]
    static let entries = [
        "work": "Position", "volunteer": "Volunteering", "projects": "Project",
        "education": "Studies", "skills": "Category", "certificates": "Certificate",
        "awards": "Award", "publications": "Publication", "languages": "Language",
        "interests": "Interest", "references": "Reference", "sections": "Section",
    ]
    static let items = [
        "bullets": "bullet", "keywords": "keyword", "courses": "course", "roles": "role",
        "lines": "line",
    ]
    static let members = [
        "company": "employer", "position": "title", "location": "place", "about": "about it",
        "url": "address", "start": "start", "end": "end", "summary": "summary",
        "entity": "for whom", "degree": "degree", "area": "subject", "institution": "school",
        "score": "grade",
    ]

    /// The longest name that stands in a place, in characters.
    private static let longest = 60

    /// A name on one line, and not so long that it hides what it names.
    static func shortened(_ name: String) -> String {
        let name = foldBlanks(name)
        return name.count > longest ? name.prefix(longest - 1) + "…" : name
    }
}
