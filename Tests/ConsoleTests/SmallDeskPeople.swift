import Prelude
import Recruiting
import Synchronization
import TestSupport

extension SmallDesk {
    /// Somebody, with the text that says everything about them.
    struct Person {
        var name: String
        var role: String
        var city: String
        var country: String
        var years: Int
        var level: String
        var skills: [(String, Int?)]
        var note: String
        var warnings: [String] = []
        /// What stands before the @; nil for the given name.
        var emailName: String?

        private var email: String {
            "\(emailName ?? name.split(separator: " ")[0].lowercased())@example.org"
        }

        var file: String { String(name.split(separator: " ")[0]).lowercased() + ".txt" }

        var text: String {
            """
            \(name)
            \(role), \(city), \(country)
            \(email)

            \(note)

            Skills
            \(skills.map { "- \($0.0)" + ($0.1.map { " (\($0)/10)" } ?? "") }.joined(separator: "\n"))

            Experience
            2019 – present  \(role) at Nordlicht Systems
            Led the move of the billing platform to Kotlin over four years.
            Wrote the runbooks, held the pager, and taught two juniors to do both.

            2015 – 2019  Engineer at Brückenwerk
            Built the import of timetables and the search for journeys.
            """
        }

        /// Where words stand in the text.
        private func span(_ words: String) -> TextSpan? {
            guard let range = text.firstRange(of: words) else { return nil }
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return TextSpan(start, start + words.utf8.count)
        }

        private func value(_ value: JSONValue, _ words: String) -> ProposedValue {
            ProposedValue(value, confidence: 0.92, span: span(words))
        }

        var draft: CandidateDraft {
            var draft = CandidateDraft()
            draft.fields = [
                "full_name": value(.string(name), name), "current_role": value(.string(role), role),
                "location_city": value(.string(city), city),
                "location_country": value(.string(country), country),
                "seniority_level": ProposedValue(.string(level), confidence: 0.8),
                "years_of_experience": value(.integer(Int64(years)), "2015"),
                "professional_summary": value(.string(note), note),
                "companies_summary": value(
                    ["Nordlicht Systems", "Brückenwerk"], "Nordlicht Systems"),
                "email": value(
                    .string(file.replacing(".txt", with: "@example.org")),
                    file.replacing(".txt", with: "@example.org")),
            ]
            draft.skills = skills.map { name, rating in
                .init(
                    skill: SkillName(
                        name: name, folded: SkillFolding.fold(name), family: "software",
                        kind: "tool"),
                    surface: name, rating: rating, shown: rating == nil ? 0 : 1,
                    span: span("- " + name))
            }
            draft.experiences = [
                .init(
                    company: "Nordlicht Systems", title: role, start: Month(year: 2019, month: 1),
                    end: nil, isCurrent: true, months: 83, description: nil, skills: ["Kotlin"],
                    span: span("2019 – present"))
            ]
            draft.identities = [
                .init(
                    kind: "email", value: email,
                    confidence: 0.98)
            ]
            draft.warnings = warnings
            return draft
        }
    }

    /// A post of a job.
    struct Post {
        var title: String
        var company: String
        var place: String
        var musts: [String]
        var nice: [String]

        var file: String { company.lowercased() + ".md" }

        var text: String {
            """
            # \(title)
            \(company), \(place)

            We look for somebody who takes care of what our customers rely on.

            You bring
            \(musts.map { "- \($0)" }.joined(separator: "\n"))

            Good to have
            \(nice.map { "- \($0)" }.joined(separator: "\n"))
            """
        }

        private func span(_ words: String) -> TextSpan? {
            guard let range = text.firstRange(of: words) else { return nil }
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return TextSpan(start, start + words.utf8.count)
        }

        var draft: JobDraft {
            var draft = JobDraft()
            draft.fields = [
                "job_title": ProposedValue(.string(title), confidence: 0.95, span: span(title)),
                "company_name": ProposedValue(
                    .string(company), confidence: 0.9, span: span(company)),
                "locations": ProposedValue(JSONValue([place]), confidence: 0.9, span: span(place)),
                "seniority_level": ProposedValue("senior", confidence: 0.7),
            ]
            draft.skills = (musts.map { ($0, true) } + nice.map { ($0, false) }).map {
                name, isMust in
                .init(
                    skill: SkillName(
                        name: name, folded: SkillFolding.fold(name), family: "software",
                        kind: "tool"),
                    surface: name, isMust: isMust, minYears: isMust ? 3 : nil,
                    minLevel: isMust ? 6 : nil, capability: nil, span: span("- " + name))
            }
            return draft
        }
    }

    static let people = [
        Person(
            name: "Imke Sandvoort", role: "Backend Engineer", city: "Utrecht",
            country: "Netherlands",
            years: 11, level: "senior", skills: [("Kotlin", 8), ("PostgreSQL", nil), ("Kafka", 6)],
            note: "I keep systems that move money awake at night so that people need not be."),
        Person(
            name: "Aurelio Brandt", role: "Platform Engineer", city: "Berlin", country: "Germany",
            years: 7, level: "mid", skills: [("Kubernetes", 7), ("Go", 6)],
            note: "Clusters, pipelines and the quiet in between."),
        Person(
            name: "Miyu 山本", role: "Data Scientist", city: "Osaka", country: "Japan", years: 5,
            level: "mid", skills: [("Python", 9), ("SQL", 8)],
            note: "Forecasts of demand for a chain of noodle bars.",
            warnings: ["hidden text was found in the document"]),
        Person(
            name: "Teodora Valić", role: "Product Designer", city: "Zagreb", country: "Croatia",
            years: 9, level: "senior", skills: [("Figma", 9)],
            note: "Design systems that engineers like to use."),
        Person(
            name: "Oluwaseun Adebayo-Fitzgerald", role: "Engineering Manager", city: "Lagos",
            country: "Nigeria", years: 14, level: "lead", skills: [("Java", 8), ("AWS", 7)],
            note: "Teams of eight to thirty, and budgets that held."),
        Person(
            name: "Zsófia Kertész", role: "QA Engineer", city: "Budapest", country: "Hungary",
            years: 4, level: "mid", skills: [("Selenium", 7), ("Python", 5)],
            note: "Finds it before the customers do."),
        Person(
            name: "Bram Ottervanger", role: "Backend Engineer", city: "Gent", country: "Belgium",
            years: 6, level: "mid", skills: [("Kotlin", 6), ("Kubernetes", 5)],
            note: "Payments, ledgers, and the odd compiler."),
        Person(
            name: "Leocadia Ferreira", role: "Site Reliability Engineer", city: "Porto",
            country: "Portugal", years: 8, level: "senior",
            skills: [("Kubernetes", 9), ("Terraform", 8)], note: "Boring releases since 2016."),
    ]

    static let posts = [
        Post(
            title: "Senior Kotlin Engineer", company: "Zahlwerk", place: "Berlin",
            musts: ["Kotlin", "PostgreSQL"], nice: ["Kubernetes"]),
        Post(
            title: "Site Reliability Engineer", company: "Fjordlink", place: "Oslo",
            musts: ["Kubernetes", "Terraform"], nice: ["Go"]),
        Post(title: "Somebody Nice", company: "Vague", place: "Anywhere", musts: [], nice: []),
    ]
}

/// Counts up from nothing.
final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }
}

extension SmallDesk {
    /// Takes somebody new into the desk.
    func add(_ name: String) throws {
        let person = Person(
            name: name, role: "Nurse", city: "Delft", country: "Netherlands", years: 3,
            level: "mid",
            skills: [], note: "Night shifts.")
        try take(person, number: 900, file: "extra.txt")
    }

    /// Reads a new version of somebody's CV, with another city in it.
    func takeAgain(_ name: String, city: String) throws {
        guard var person = Self.people.first(where: { $0.name == name }) else { return }
        person.city = city
        try take(person, number: 901, file: person.file)
    }
}

extension SmallDesk {
    /// Reads a CV of somebody with the same name as a person of the desk, under another address.
    func addTwin(of name: String, city: String) throws {
        guard var person = Self.people.first(where: { $0.name == name }) else { return }
        person.city = city
        person.emailName = "other"
        try take(person, number: 902, file: "twin.txt")
    }
}
