import Prelude

/// Reads e-mail addresses, telephone numbers and links.
struct ContactReader {
    let context: ReadingContext

    /// The most of each kind that are read.
    static let maximumFound = 20

    /// The e-mail addresses in order, lower case, each once.
    func emails() -> [Found<String>] {
        let utf8 = context.utf8
        let end = context.lineReader.end
        var found: [Found<String>] = []
        var index = 0
        while index < end, found.count < Self.maximumFound {
            guard utf8[index] == 0x40 else {
                index += 1
                continue
            }
            var start = index
            while start > 0, index - start < 64, isLocal(utf8[start - 1]) { start -= 1 }
            var stop = index + 1
            while stop < end, stop - index < 255, isDomain(utf8[stop]) { stop += 1 }
            while stop > index, utf8[stop - 1] == 0x2E || utf8[stop - 1] == 0x2D { stop -= 1 }
            while start < index, utf8[start] == 0x2E { start += 1 }
            let domain = utf8[(index + 1)..<max(stop, index + 1)]
            if start < index, let dot = domain.lastIndex(of: 0x2E), stop - dot > 2 {
                let span = TextSpan(start, stop)
                let address = Folding.fold(context.source.string(span))
                if !found.contains(where: { $0.value == address }) {
                    found.append(Found(address, at: span, confidence: 1))
                }
            }
            index = max(stop, index + 1)
        }
        return found
    }

    /// The telephone numbers of the header and personal data, as written.
    func phones(in lines: [TextLine]) -> [Found<String>] {
        var found: [Found<String>] = []
        for line in lines where found.count < Self.maximumFound {
            var index = 0
            while index < line.lexemes.count {
                if let (span, next) = phone(line.lexemes, at: index) {
                    found.append(context.found(span, 0.9))
                    index = next
                } else {
                    index += 1
                }
            }
        }
        return found
    }

    /// A run of digits with blanks and the usual signs between, of 7 to 15 digits, no date.
    private func phone(_ lexemes: [Lexeme], at index: Int) -> (TextSpan, Int)? {
        let first = lexemes[index]
        guard first.kind == .number || first.is("+") || first.is("(") else { return nil }
        if index > 0, first.isGlued, lexemes[index - 1].kind == .word || lexemes[index - 1].is("/")
        {
            return nil
        }
        var next = index
        var digits = 0
        var last = index
        while next < min(lexemes.count, index + 30) {
            let lexeme = lexemes[next]
            if lexeme.kind == .number {
                digits += lexeme.text.utf8.count
                last = next
            } else if !["+", "(", ")", "-", ".", "/", "–", "‑"].contains(lexeme.text) {
                break
            } else if lexeme.is("+"), next > index, !lexemes[next - 1].is("(") {
                break
            }
            next += 1
        }
        guard (7...15).contains(digits) else { return nil }
        let run = Array(lexemes[index...last])
        let isDate = !context.scanner.ranges(in: run).isEmpty && !first.is("+") && digits <= 12
        return isDate ? nil : (TextSpan(first.span.start, lexemes[last].span.end), next)
    }

    private func isLocal(_ byte: UInt8) -> Bool {
        ByteClass.isWord(byte) || byte == 0x2E || byte == 0x5F || byte == 0x2D || byte == 0x2B
            || byte == 0x25 || byte == 0x27
    }

    private func isDomain(_ byte: UInt8) -> Bool {
        ByteClass.isWord(byte) || byte == 0x2E || byte == 0x2D
    }
}
