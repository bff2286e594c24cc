import Prelude
import TestSupport
import Testing

/// Texts that have broken programs before.
enum HostileTexts {
    /// Why tests over the evaluation data are skipped.
    static let absent: Comment = "the evaluation data is not beside the project"

    static func all() throws -> [String] {
        let plain = try JSONParser.parse(try SharedData.bytes("hostile/blns.json"))
        let named = try JSONParser.parse(try SharedData.bytes("hostile/terminal_hostile.json"))
        return (plain.elements ?? []).compactMap(\.string)
            + (named.elements ?? []).compactMap { $0["value"]?.string }
    }

    /// The parts of a text between its line breaks, of which ours are line feeds only.
    static func lines(_ text: String) -> [Substring] { text.split(whereSeparator: \.isNewline) }
}
