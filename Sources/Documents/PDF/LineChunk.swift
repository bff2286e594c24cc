/// Words that stand together on a line, without a wide gap between them.
struct LineChunk {
    var words: [PDFWord]
    var box: PageBox

    init(_ words: [PDFWord]) {
        self.words = words
        box = words.dropFirst().reduce(
            words.first?.box ?? PageBox(left: 0, top: 0, right: 0, bottom: 0)
        ) {
            $0.union($1.box)
        }
        // A raised or lowered sign must not lift the line: its widest word says where it stands.
        if let widest = words.max(by: { $0.box.width < $1.box.width }) {
            box.top = widest.box.top
            box.bottom = widest.box.bottom
        }
    }

    /// Whether the gap to a chunk beside this one is so wide that a reader sees two things.
    func isApart(from other: LineChunk) -> Bool {
        let gap = max(other.box.left - box.right, box.left - other.box.right)
        return gap > min(box.height, other.box.height)
    }

    /// Whether it is nothing but a bullet.
    var isBullet: Bool { words.count == 1 && LineChunk.isBullet(words[0].text) }

    /// Whether a word is a bullet: a single sign of those that open items of lists.
    static func isBullet(_ text: String) -> Bool {
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
            return false
        }
        if "•◦▪▫–—-*·‣●○■□➢➤►▶✓✔❖◆◇→⁃∙§".unicodeScalars.contains(scalar) { return true }
        return CharacterRole.symbolBullets.contains(scalar)
    }

    /// Whether it holds signs alone, such as the stars or dots of a rating.
    var isSigns: Bool {
        words.allSatisfy { word in
            word.text.unicodeScalars.allSatisfy {
                !$0.properties.isAlphabetic && $0.properties.numericType == nil
            }
        }
    }

    /// Whether it reads as a heading in capitals.
    var isCapitals: Bool {
        var letters = 0
        for scalar in words.lazy.flatMap({ $0.text.unicodeScalars }) {
            if scalar.properties.isLowercase || scalar.properties.numericType != nil {
                return false
            }
            if scalar.properties.isUppercase { letters += 1 }
        }
        return letters >= 4
    }

    /// Whether most of its letters are of a script written from right to left.
    var isRightToLeft: Bool {
        var balance = 0
        for scalar in words.lazy.flatMap({ $0.text.unicodeScalars }) {
            if PDFWord.isRightToLeft(scalar) {
                balance += 1
            } else if scalar.properties.isAlphabetic {
                balance -= 1
            }
        }
        return balance > 0
    }

    /// The chunks of a page's words.
    static func chunks(of words: [PDFWord]) -> [LineChunk] {
        lines(of: words).flatMap(split)
    }

    /// So many of the lines found last may still gain a word.
    private static let openLines = 24

    private static func lines(of words: [PDFWord]) -> [[PDFWord]] {
        var lines: [(middle: Double, height: Double, words: [PDFWord])] = []
        for word in words.sorted(by: { $0.box.middle < $1.box.middle }) {
            var best: (index: Int, distance: Double)?
            for index in lines.indices.suffix(openLines) {
                let distance = abs(lines[index].middle - word.box.middle)
                let tolerance = 0.4 * min(lines[index].height, word.box.height)
                if distance <= tolerance, distance < best?.distance ?? .infinity {
                    best = (index, distance)
                }
            }
            if let best {
                lines[best.index].words.append(word)
            } else {
                lines.append((word.box.middle, word.box.height, [word]))
            }
        }
        return lines.map(\.words)
    }

    /// A gap wider than this part of the words' height may lie between columns. Blanks are a quarter
    /// of it, in justified lines up to a half.
    private static let split = 0.7

    private static func split(_ line: [PDFWord]) -> [LineChunk] {
        var chunks: [LineChunk] = []
        var current: [PDFWord] = []
        for word in line.sorted(by: { $0.box.left < $1.box.left }) {
            if let last = current.last {
                let gap = word.box.left - last.box.right
                let height = min(last.box.height, word.box.height)
                let isItem = current.count == 1 && isBullet(last.text)
                if gap > (isItem ? 4 : LineChunk.split) * height {
                    chunks.append(LineChunk(current))
                    current = []
                }
            }
            current.append(word)
        }
        if !current.isEmpty { chunks.append(LineChunk(current)) }
        return chunks
    }
}

extension PDFWord {
    /// Whether a character belongs to a script written from right to left.
    static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        (0x0590..<0x0900).contains(scalar.value) || (0xFB1D..<0xFE00).contains(scalar.value)
            || (0xFE70..<0xFF00).contains(scalar.value)
    }

    /// The text in the order in which it is read. Poppler gives boxes with the letters as they
    /// stand on the page, from left to right, in any script.
    var readingText: String {
        guard isRightToLeft else { return text }
        let mirrored: [Character: Character] = [
            "(": ")", ")": "(", "[": "]", "]": "[", "<": ">", ">": "<", "«": "»", "»": "«",
        ]
        var result = ""
        var digits: [Character] = []
        for character in text.reversed() {
            if character.isNumber {
                digits.append(character)
            } else {
                result += String(digits.reversed())
                digits = []
                result.append(mirrored[character] ?? character)
            }
        }
        return result + String(digits.reversed())
    }

    /// Whether the word reads from right to left; numbers and signs read either way.
    var isRightToLeft: Bool { text.unicodeScalars.contains(where: PDFWord.isRightToLeft) }
}
