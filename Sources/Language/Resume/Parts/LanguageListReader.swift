import Prelude

/// Reads which human languages someone speaks, and how well.
struct LanguageListReader {
    let context: ReadingContext

    /// The languages in sections, each once.
    func read(_ sections: [SectionLines]) -> [Found<ResumeLanguage>] {
        var found: [Found<ResumeLanguage>] = []
        for section in sections {
            for line in section.lines { read(line, into: &found) }
        }
        return found
    }

    private func read(_ line: TextLine, into found: inout [Found<ResumeLanguage>]) {
        let names = line.lexemes.enumerated().compactMap { index, lexeme in
            lexeme.kind == .word ? HumanLanguages.name(lexeme.text).map { (index, $0) } : nil
        }
        if names.isEmpty, let last = found.last, last.value.level == nil,
            let level = level(in: LevelReader.marks(in: line.lexemes))
        {
            found[found.count - 1].value.level = level
            return
        }
        for (position, (index, name)) in names.enumerated() {
            let end = position + 1 < names.count ? names[position + 1].0 : line.lexemes.count
            let after = Array(line.lexemes[(index + 1)..<end])
            // "Native: German": the level stands before the name.
            let before = position == 0 ? Array(line.lexemes[..<index]) : []
            let level =
                level(in: LevelReader.marks(in: after)) ?? level(in: LevelReader.marks(in: before))
            guard !found.contains(where: { $0.value.name == name }) else { continue }
            let last = end > 0 ? line.lexemes[max(index, end - 1)].span.end : line.content.end
            let span = TextSpan(line.lexemes[index].span.start, last)
            found.append(
                Found(ResumeLanguage(name: name, level: level), at: span, confidence: 0.95))
        }
    }

    /// A level of the framework: stated, or the one that a word stands for.
    private func level(in marks: [LevelMark]) -> String? {
        if let stated = marks.compactMap(\.framework).first { return stated }
        guard let rating = marks.compactMap(\.rating).first else { return nil }
        switch rating {
        case 10: return "native"
        case 9: return "C2"
        case 7, 8: return "C1"
        case 6: return "B2"
        case 4, 5: return "B1"
        case 3: return "A2"
        default: return "A1"
        }
    }
}
