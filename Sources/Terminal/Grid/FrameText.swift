extension Frame: CustomStringConvertible {
    /// The characters as lines without trailing spaces: what goldens hold.
    package var description: String {
        (0..<size.height).map { line($0) }.joined(separator: "\n")
    }

    /// The characters, and below each row that is not all ordinary text its styles with the number
    /// of cells each runs for: `~ header×12 text×68`.
    package var styledDescription: String {
        var lines: [String] = []
        for y in 0..<size.height {
            lines.append(line(y))
            let runs = styleRuns(y)
            if runs.contains(where: { $0.style != .text }) {
                lines.append("~ " + runs.map { "\($0.style)×\($0.count)" }.joined(separator: " "))
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The text of one row without trailing spaces.
    package func line(_ y: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for cell in row(y) { cell.text.append(to: &scalars) }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    private func styleRuns(_ y: Int) -> [(style: Style, count: Int)] {
        var runs: [(style: Style, count: Int)] = []
        for cell in row(y) {
            if runs.last?.style == cell.style {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((cell.style, 1))
            }
        }
        return runs
    }
}
