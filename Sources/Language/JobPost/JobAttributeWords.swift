import Prelude

/// The least soft attributes that a sentence of a job post asks for, 1–5.
enum JobAttributeWords {
    /// The highest demand of each attribute that a sentence proves.
    static func minima(_ sentences: [TextSpan], _ text: JobText) -> [SoftAttribute: Found<Int>] {
        var best: [SoftAttribute: Found<Int>] = [:]
        for sentence in sentences.prefix(400) {
            let phrase = " " + text.lexemes(sentence).phrase + " "
            for (attribute, score, parts) in rules
            where parts.contains(where: phrase.holds) {
                if best[attribute].map({ score > $0.value }) ?? true {
                    best[attribute] = Found(score, at: sentence, confidence: 0.6)
                }
            }
        }
        return best
    }

    /// The rules, with the space before which each phrase begins.
    private static let rules = phrases.map { ($0.0, $0.1, $0.2.map { " \($0)" }) }

    private static let phrases: [(SoftAttribute, Int, [String])] = [
        (
            .leadership, 2,
            ["mentor ", "mentoring ", "coach ", "help younger", "guide junior", "einarbeiten"]
        ),
        (
            .leadership, 3,
            [
                "lead a team", "lead the team", "team lead", "leading a team", "manage a team",
                "fuhrungserfahrung",
                "lead an ", "lead nine", "people management", "line management",
                "personalverantwortung",
                "encadrer", "liderar", "guidare un team", "leidinggeven", "zarzadzanie zespolem",
            ]
        ),
        (.leadership, 4, ["build and lead a team", "hire and lead", "manage managers"]),
        (
            .autonomy, 3,
            [
                "independently", "autonomously", "work on your own", "on your own", "self starter",
                "self directed",
                "self motivated", "selbstandig", "eigenstandig", "eigenverantwort", "autonome",
                "de forma autonoma",
                "autonomia", "zelfstandig", "samodziel", "in autonomia", "ownership",
            ]
        ),
        (
            .autonomy, 4,
            [
                "from scratch", "end to end ownership", "own the whole", "full ownership",
                "von grund auf",
            ]
        ),
        (.technicalDepth, 3, ["design and implement", "system design", "schema design"]),
        (
            .technicalDepth, 4,
            [
                "deep knowledge", "deep understanding", "software architecture", "architect ",
                "distributed systems", "tiefes verstandnis",
            ]
        ),
        (
            .communication, 3,
            [
                "communication skills", "communicate ", "communicator", "written and verbal",
                "document",
                "kommunikationsstark", "kommunikationsfahigkeit", "comunicacion", "comunicacao",
                "comunicazione",
                "communicatieve", "komunikatywnosc", "stakeholder",
            ]
        ),
        (
            .communication, 4,
            [
                "present to", "presentation skills", "public speaking", "speak at",
                "excellent communication",
            ]
        ),
        (
            .growthTrajectory, 3,
            [
                "willingness to learn", "eager to learn", "fast learner", "quick learner",
                "lernbereitschaft", "growth mindset",
            ]
        ),
    ]
}
