package import Matching

/// How a gap report writes numbers and levels.
package enum GapText {
    /// A number without a fraction that says nothing: `2`, `2.5`.
    package static func plain(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : "\(number)"
    }

    /// A number with so many decimals.
    package static func fixed(_ number: Double, _ decimals: Int) -> String {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((number * Double(scale)).rounded())
        guard decimals > 0 else { return "\(scaled)" }
        let rest = "\(abs(scaled) % scale)"
        return (scaled < 0 ? "-" : "") + "\(abs(scaled) / scale)."
            + String(repeating: "0", count: decimals - rest.count) + rest
    }

    /// A score or points, 0...10, as the console, the command line and the chat all show them: `8.485`.
    package static func score(_ score: Double) -> String { fixed(score, 3) }

    /// A level: `proficient (2.8/4.0) - 4+ years`.
    package static func level(_ level: SkillLevel) -> String {
        "\(level.label.rawValue) (\(fixed(level.score, 1))/\(fixed(SkillLevel.highest, 1)))"
            + (level.years.map { " - \(plain($0))+ years" } ?? "")
    }
}
