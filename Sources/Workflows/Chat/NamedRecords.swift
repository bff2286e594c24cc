internal import Language
internal import Prelude
internal import Recruiting
internal import Storage

/// Finds the people and the jobs that a message names.
struct NamedRecords {
    private let connection: any Connection
    private let words: [String]

    /// How many records of a name are offered to choose from.
    static let maximumOffered = 6
    /// How many pairs of words of a message are looked up.
    private static let maximumLookedUp = 24
    /// How many jobs are looked through for their titles.
    private static let maximumJobs = 5_000
    /// The share of a title's words that a message has when it names the title.
    private static let leastShare = 0.6

    /// The records that a message may name.
    init(in message: String, on connection: any Connection) {
        self.connection = connection
        words = Tokenizer.tokens(of: message).map(\.folded)
    }

    /// The people whose first and last name stand in the message, or whose one name that stands there is
    /// nobody else's word of every day.
    func people() throws -> [ChatState.Named] {
        for length in [2, 1] {
            guard words.count >= length else { continue }
            var found: [ChatState.Named] = []
            for start in 0...(words.count - length) where start < Self.maximumLookedUp {
                let parts = Array(words[start..<(start + length)])
                guard parts.allSatisfy({ $0.count > 2 }), length > 1 || Self.isName(parts[0]) else {
                    continue
                }
                for person in try named(parts) where !found.contains(person) {
                    found.append(person)
                }
            }
            if !found.isEmpty { return Array(found.prefix(Self.maximumOffered)) }
        }
        return []
    }

    /// Words of questions, by which nobody is looked up.
    private static func isName(_ word: String) -> Bool {
        word.count > 3 && !ordinary.contains(word)
    }

    private static let ordinary: Set<String> = [
        "what", "which", "jobs", "could", "would", "that", "this", "with", "from", "have", "does",
        "person", "people", "candidate", "candidates", "gaps", "close", "learn", "course", "best",
        "work", "role", "roles", "position", "engineer", "developer", "manager", "senior", "junior",
        "lead", "there", "their", "about", "missing", "lacks", "compare", "find", "show", "tell",
        "training", "hours", "euros", "remote", "anywhere", "free", "fits", "good", "well", "data",
    ]

    private func named(_ parts: [String]) throws -> [ChatState.Named] {
        let pattern = "%" + SearchText.likeLiteral(parts.joined(separator: " ")) + "%"
        let people = try connection.fetch(
            Candidate.self,
            """
            WHERE is_listed = 1 AND sort_name LIKE \(pattern) ESCAPE '\\'
            ORDER BY sort_name, seq LIMIT \(Self.maximumOffered)
            """)
        // Whole words only: Ann is not Hannah.
        return people.filter { person in
            Tokenizer.tokens(of: person.name).map(\.folded).contains(parts)
        }.map { ChatState.Named($0.id.text, $0.name) }
    }

    /// The jobs of whose title the message has most, all those with equally much.
    func jobs() throws -> [ChatState.Named] {
        let jobs = try connection.fetch(
            Job.self,
            """
            WHERE NOT status IN (\(list: StandingFields.archived.map(\.sqlValue)))
            ORDER BY sort_title, seq LIMIT \(Self.maximumJobs)
            """)
        let asked = Set(words)
        var best: [(named: ChatState.Named, share: Double, count: Int)] = []
        for job in jobs {
            let title = Set(Tokenizer.tokens(of: job.title).map(\.folded))
            guard !title.isEmpty else { continue }
            let shared = title.intersection(asked).count
            let share = Double(shared) / Double(title.count)
            guard share >= Self.leastShare else { continue }
            best.append((ChatState.Named(job.id.text, job.title), share, shared))
        }
        best.sort { ($1.count, $1.share) < ($0.count, $0.share) }
        guard let first = best.first else { return [] }
        return best.prefix { $0.count == first.count && $0.share == first.share }
            .prefix(Self.maximumOffered).map(\.named)
    }

    /// A person by an id or by words of the name.
    func person() throws -> [ChatState.Named] {
        let text = words.joined(separator: " ")
        let pattern = "%" + SearchText.likeLiteral(text) + "%"
        guard !text.isEmpty else { return [] }
        return try connection.fetch(
            Candidate.self,
            """
            WHERE is_listed = 1 AND (id = \(text) OR sort_name LIKE \(pattern) ESCAPE '\\')
            ORDER BY sort_name, seq LIMIT \(Self.maximumOffered)
            """
        ).map { ChatState.Named($0.id.text, $0.name) }
    }

    /// A job by an id or by words of the title.
    func job() throws -> [ChatState.Named] {
        let text = words.joined(separator: " ")
        let pattern = "%" + SearchText.likeLiteral(text) + "%"
        guard !text.isEmpty else { return [] }
        return try connection.fetch(
            Job.self,
            """
            WHERE id = \(text) OR sort_title LIKE \(pattern) ESCAPE '\\'
            ORDER BY sort_title, seq LIMIT \(Self.maximumOffered)
            """
        ).map { ChatState.Named($0.id.text, $0.title) }
    }
}
