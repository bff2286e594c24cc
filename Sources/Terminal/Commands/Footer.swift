/// The line of hints at the bottom, from the commands that can run now.
package enum Footer {
    /// As many `key title` pairs as fit a width, in the order of the keymap; when some do not fit,
    /// the line ends in `…`.
    ///
    /// Commands marked for the footer that cannot run now are left out.
    package static func runs(_ entries: [CommandEntry], width: Int) -> [TextRun] {
        let offered = entries.filter {
            $0.inFooter && $0.availability == .enabled && !$0.keys.isEmpty
        }
        var runs: [TextRun] = []
        var used = 0
        for (index, entry) in offered.enumerated() {
            let key = SanitizedText(entry.keys[0].description)
            let title = SanitizedText(" " + entry.title.lowercased())
            let gap = index == 0 ? 1 : 2
            let needed = gap + key.width + title.width
            // The last hint needs no room for the ellipsis.
            let reserve = index == offered.count - 1 ? 0 : 2
            guard used + needed + reserve <= width else {
                if used + 2 <= width { runs.append(TextRun(" …", Style(.dim, on: .statusBar))) }
                break
            }
            runs.append(TextRun(SanitizedText(String(repeating: " ", count: gap)), .statusBar))
            runs.append(TextRun(key, Style(.accent, on: .statusBar).bold))
            runs.append(TextRun(title, .statusBar))
            used += needed
        }
        return runs
    }

    /// What may follow the keys of a chord that has begun, in place of the usual hints.
    package static func runs(after pending: PendingKeys, _ entries: [CommandEntry]) -> [TextRun] {
        let begun = Chord.names(of: pending.keys)
        var runs = [TextRun(SanitizedText(" \(begun) …"), Style(.header, on: .statusBar).bold)]
        for entry in entries {
            for chord in entry.keys {
                let rest = Chord.names(of: Array(chord.keys.dropFirst(pending.keys.count)))
                runs.append(
                    TextRun(SanitizedText("  " + rest), Style(.accent, on: .statusBar).bold))
                runs.append(TextRun(SanitizedText(" " + entry.title.lowercased()), .statusBar))
            }
        }
        return runs
    }
}

extension Frame {
    /// Draws a bar with runs on the left and others on the right; the right ones go first when
    /// there is no room for both.
    package mutating func bar(
        _ left: [TextRun], right: [TextRun] = [], in area: Rect, _ style: Style = .statusBar
    ) {
        fill(area.row(0), style)
        let width = right.reduce(0) { $0 + $1.text.width }
        let start = draw(left, in: area.row(0))
        guard width > 0, start + 2 + width <= area.maxX else { return }
        draw(right, in: Rect(x: area.maxX - width - 1, y: area.y, width: width + 1, height: 1))
    }
}
