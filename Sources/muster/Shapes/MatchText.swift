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
            + changes(explanation["counterfactuals"])
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
                // Evidence is a piece of a document, which may run over the end of a line.
                + (evidence.map { ": “\(EscapedText.folded($0))”" } ?? "")
        }
    }

    private func changes(_ changes: JSONValue?) -> [String] {
        (changes?.elements ?? []).map { change in
            let difference = change["difference"]?.double ?? 0
            let rank = change["rank"]?.int.map { ", rank \($0)" } ?? ""
            return "  would change it: \(change["change"]?.string ?? "?")"
                + "  \(difference >= 0 ? "+" : "")\(percent(difference)) %\(rank)"
        }
    }

    private func list(_ label: String, _ items: JSONValue?) -> [String] {
        (items?.elements ?? []).map { "  \(label): \($0["skill"]?.string ?? $0.shortText)" }
    }
}
