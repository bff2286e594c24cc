import Prelude
import Recruiting

/// A match as people read it on standard output.
struct MatchText {
    private let line: MatchStore.Line

    /// The text of a match.
    init(_ line: MatchStore.Line) {
        self.line = line
    }

    /// The lines.
    var lines: [String] {
        let explanation = line.match.explanation
        return [
            "\(line.name)  \(percent(line.match.score)) %"
                + "  (confidence \(percent(line.match.confidence)) %)  \(line.match.stage.rawValue)"
        ] + parts(explanation["parts"]) + skills(explanation["matched_skills"])
            + list("missing", explanation["missing_skills"])
            + list("not known", explanation["missing_information"])
            + list("strength", explanation["strengths"])
            + list("red flag", explanation["red_flags"])
            + list("would change it", explanation["counterfactuals"])
    }

    private func parts(_ parts: JSONValue?) -> [String] {
        (parts?.members ?? []).map { part in
            let value = part.value["value"]?.double ?? part.value.double
            let weight = part.value["weight"]?.double.map { " × \(percent($0)) %" } ?? ""
            return "  \(part.key): \(value.map { percent($0) + " %" } ?? "not known")\(weight)"
        }
    }

    private func skills(_ skills: JSONValue?) -> [String] {
        (skills?.elements ?? []).map { skill in
            let rating = skill["rating"]?.int.map { " \($0)/10" } ?? ""
            let evidence = skill["evidence"]?["text"]?.string ?? skill["evidence"]?.string
            return "  has \(skill["skill"]?.string ?? "?")\(rating)"
                + (evidence.map { ": “\($0)”" } ?? "")
        }
    }

    private func list(_ label: String, _ items: JSONValue?) -> [String] {
        (items?.elements ?? []).map { "  \(label): \($0["skill"]?.string ?? $0.shortText)" }
    }
}
