internal import Language
internal import Prelude

/// What somebody wants of jobs and of learning; it lives in the thread.
struct ChatPreferences: Sendable, Hashable {
    /// Where the work is to be: a place, `remote`, or `anywhere`.
    var place: String?
    /// Where people are to be for jobs that do not say so, by the jobs' ids.
    var places: [String: String] = [:]
    /// The most hours of learning in all.
    var hours: Double?
    /// The most euros of learning in all.
    var cost: Double?
    /// Whether it was said how much learning may take.
    var hasLimits = false
    /// What is learnt for; nil where nobody said.
    var goal: LearningGoal?

    /// No preferences.
    init() {}

    /// What a document says that `document` made.
    init(_ document: JSONValue) {
        place = document["place"]?.string
        for member in document["places"]?.members ?? [] { places[member.key] = member.value.string }
        hours = document["hours"]?.double
        cost = document["cost"]?.double
        hasLimits = document["has_limits"]?.bool ?? false
        goal = LearningGoal(document["goal"])
    }

    /// The preferences as a document.
    var document: JSONValue {
        [
            "place": JSONValue(place),
            "places": .object(
                places.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }),
            "hours": JSONValue(hours), "cost": JSONValue(cost),
            "has_limits": .bool(hasLimits), "goal": goal?.document ?? .null,
        ]
    }

    /// Everything a place may be called that means any place.
    static let anywhere = "anywhere"
    /// Work from home.
    static let remote = "remote"

    /// Takes over what a message says: `remote`, `in Berlin`, `free`, `under 200 euros`, `40 hours`.
    mutating func take(_ message: String, places: Gazetteer) {
        let words = Tokenizer.tokens(of: message).map(\.folded)
        if words.contains(Self.remote) { place = Self.remote }
        if words.contains(Self.anywhere) || words.contains(["any", "place"]) {
            place = Self.anywhere
        }
        if let named = Self.place(in: message, places) { place = named }
        if words.contains("free") { (cost, hasLimits) = (0, true) }
        if words.contains(["no", "limit"]) || words.contains(["no", "limits"]) {
            (hours, cost, hasLimits) = (nil, nil, true)
        }
        for (index, word) in words.enumerated() {
            guard let number = Double(word), number >= 0, number < Self.largest else { continue }
            let next = index + 1 < words.count ? words[index + 1] : ""
            let before = index > 0 ? words[index - 1] : ""
            if Self.hourWords.contains(next) { (hours, hasLimits) = (number, true) }
            if Self.weekWords.contains(next) {
                (hours, hasLimits) = (number * Self.hoursOfWeek, true)
            }
            if Self.euroWords.contains(next) || Self.euroWords.contains(before) {
                (cost, hasLimits) = (number, true)
            }
        }
    }

    private static let largest = 1_000_000.0
    private static let hourWords: Set<String> = ["h", "hour", "hours"]
    private static let weekWords: Set<String> = ["week", "weeks"]
    /// How many hours somebody learns in a week beside work.
    private static let hoursOfWeek = 8.0
    private static let euroWords: Set<String> = [
        "eur", "euro", "euros", "€", "dollars", "$", "usd",
    ]

    /// A city or country that a message names after "in" or "near".
    private static func place(in message: String, _ places: Gazetteer) -> String? {
        let words = message.split { $0.isWhitespace || $0.isPunctuation }.map(String.init)
        for (index, word) in words.enumerated() where ["in", "near"].contains(word.lowercased()) {
            for length in stride(from: min(3, words.count - index - 1), through: 1, by: -1) {
                let name = words[(index + 1)...(index + length)].joined(separator: " ")
                guard name.first?.isUppercase == true else { continue }
                if let found = places.place(name) { return found.city ?? found.country }
            }
        }
        return nil
    }
}
