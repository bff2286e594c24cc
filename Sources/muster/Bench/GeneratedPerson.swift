import Prelude
import Recruiting
import Storage
import Workflows

/// One generated person with everything a list, a search and a match need.
struct GeneratedPerson: Sendable {
    /// A claimed skill.
    struct Claim: Sendable {
        var skill: ID<Bag>
        var name: String
        var rating: Int
    }

    var number: Int
    var id: ID<Candidate>
    var name: String
    var city: String
    var country: String
    var zone: String
    var role: String
    var years: Double
    var claims: [Claim]
    var vectors: [(kind: String, vector: [Float])]
    var model: String
    var now: Timestamp

    static let givenNames = [
        "Ada", "Bela", "Chidi", "Dana", "Emre", "Freya", "Goran", "Hana", "Ilse", "Jonas", "Kofi",
        "Lena", "Mira", "Noor", "Otis", "Pia", "Quinn", "Rosa", "Sami", "Tove", "Uma", "Viktor",
        "Wanda", "Xenia", "Yara", "Zoltan",
    ]
    static let familyNames = [
        "Abend", "Berger", "Castro", "Dahl", "Eklund", "Falk", "Gruber", "Hoang", "Ibsen", "Jansen",
        "Keita", "Lund", "Moreau", "Nowak", "Okoro", "Petrov", "Quist", "Rossi", "Sato", "Toth",
        "Ueda", "Vega", "Weiss", "Xu", "Yilmaz", "Zhou",
    ]
    static let roles = [
        "Backend Engineer", "Frontend Engineer", "Data Scientist", "Product Manager",
        "Site Reliability Engineer", "UX Designer", "Accountant", "Account Executive",
    ]
    static let places = [
        (city: "Berlin", country: "Germany", zone: "Europe/Berlin"),
        (city: "Lagos", country: "Nigeria", zone: "Africa/Lagos"),
        (city: "Lisbon", country: "Portugal", zone: "Europe/Lisbon"),
        (city: "Toronto", country: "Canada", zone: "America/Toronto"),
        (city: "Pune", country: "India", zone: "Asia/Kolkata"),
        (city: "Osaka", country: "Japan", zone: "Asia/Tokyo"),
        (city: "Denver", country: "United States", zone: "America/Denver"),
        (city: "Kraków", country: "Poland", zone: "Europe/Warsaw"),
    ]

    /// The text that stands for the person's CV.
    private var text: String {
        "\(name)\n\(role)\n\(city), \(country)\n\nSkills\n"
            + claims.map { "\($0.name) \($0.rating)/10" }.joined(separator: "\n")
            + "\n\nExperience\n\(role), 2015-01 – present\nWorked with "
            + claims.map(\.name).joined(separator: ", ") + ".\n"
    }

    private var seniority: String { years < 3 ? "junior" : years < 6 ? "mid" : "senior" }

    private var fields: [(String, JSONValue)] {
        [
            ("full_name", .string(name)), ("current_role", .string(role)),
            ("location_city", .string(city)), ("location_country", .string(country)),
            ("timezone", .string(zone)), ("seniority_level", .string(seniority)),
            ("years_of_experience", .number(years)),
            ("compensation_min", .integer(Int64(40_000 + number % 90 * 1000))),
            ("compensation_max", .integer(Int64(50_000 + number % 90 * 1000))),
            ("compensation_currency", "EUR"),
        ]
    }

    /// Stores the person with fields, skills, vectors and search words.
    func insert(on connection: any Connection) throws {
        let folded = name.lowercased()
        try connection.execute(
            """
            INSERT INTO candidate (id, name, sort_name, headline, city, country, seniority, years,
            needs_vectors, created_at, updated_at) VALUES (\(id), \(name), \(folded), \(role),
            \(city), \(country), \(seniority), \(years), 0, \(now), \(now))
            """)
        let document = "d\(id.text)"
        try connection.execute(
            """
            INSERT INTO document (id, candidate_id, path, sha256, kind, status, text, characters,
            warnings, is_current, imported_at) VALUES (\(document), \(id),
            \("generated/\(number).txt"), \("generated-\(number)"), 'text', 'read', \(text),
            \(text.count), '[]', 1, \(now))
            """)
        for (field, value) in fields {
            try connection.execute(
                """
                INSERT INTO candidate_field (owner_id, field, value, source, confidence, is_locked,
                version, updated_at) VALUES (\(id), \(field), \(value), 'rules', 0.9, 0, 1, \(now))
                """)
        }
        for (position, claim) in claims.enumerated() {
            try connection.execute(
                """
                INSERT INTO candidate_skill (candidate_id, skill_id, surface, rating, years, shown,
                source, document_id, span_start, span_end, position) VALUES (\(id), \(claim.skill),
                \(claim.name), \(claim.rating), \(min(years, 10)), 1, 'rules', \(document), 0, 10,
                \(position + 1))
                """)
        }
        for entry in vectors {
            try connection.execute(
                """
                INSERT INTO candidate_vector (owner_id, kind, model, value)
                VALUES (\(id), \(entry.kind), \(model),
                \(value: .blob(StoredVector.bytes(entry.vector))))
                """)
        }
        try connection.execute(
            """
            INSERT INTO vector_made (owner, model, owner_id) VALUES ('candidate', \(model), \(id))
            """)
        try connection.execute(
            """
            INSERT INTO candidate_search (rowid, name, headline, place, skills, body)
            SELECT seq, \(folded), \(role.lowercased()), \("\(city) \(country)".lowercased()),
            \(claims.map(\.name).joined(separator: " ").lowercased()), \(text.lowercased())
            FROM candidate WHERE id = \(id)
            """)
    }
}
