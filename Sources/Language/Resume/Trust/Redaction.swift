import Prelude

/// Takes out of a text what no reader may see: orders to a machine, and personal data that must
/// weigh nothing. The bytes become blanks, so that every span still counts the same bytes.
struct Redaction {
    /// The text without those stretches.
    let text: SourceText
    /// Where orders to a machine stood.
    let orders: [TextSpan]
    /// Where sex, age, origin, family and the like stood.
    let personal: [TextSpan]

    /// A text with what must not be read taken out.
    init(_ original: SourceText) {
        let end = min(original.utf8.count, ResumeReader.maximumBytes)
        let reader = LineReader(utf8: original.utf8, end: end)
        let lines = reader.lines(of: original)
        personal = PersonalData(utf8: original.utf8).stretches(of: lines)
        orders = SentenceReader(utf8: original.utf8).sentences(in: lines).filter {
            MachineOrders.isOrder(Lexeme.scan(original.utf8, $0))
        }.map { Self.withBullet(Self.narrowed($0, in: original), in: original) }
        guard !personal.isEmpty || !orders.isEmpty else {
            text = original
            return
        }
        var bytes = original.utf8
        for span in personal + orders {
            for index in max(0, span.start)..<min(bytes.count, span.end) where bytes[index] != 0x0A
            {
                bytes[index] = 0x20
            }
        }
        text = SourceText(
            String(decoding: bytes, as: UTF8.self), facts: original.facts, links: original.links)
    }

    /// The fewest lines of a sentence that are still an order: a heading or name above it stays.
    private static func narrowed(_ span: TextSpan, in text: SourceText) -> TextSpan {
        func isOrder(_ span: TextSpan) -> Bool {
            MachineOrders.isOrder(Lexeme.scan(text.utf8, span))
        }
        var first = text.lineIndex(at: span.start)
        var last = text.lineIndex(at: max(span.start, span.end - 1))
        func part(_ first: Int, _ last: Int) -> TextSpan {
            TextSpan(max(span.start, text.line(first).start), min(span.end, text.line(last).end))
        }
        while first < last, isOrder(part(first + 1, last)) { first += 1 }
        while first < last, isOrder(part(first, last - 1)) { last -= 1 }
        return part(first, last)
    }

    /// A sentence with the bullet before it where it opens its line.
    private static func withBullet(_ span: TextSpan, in text: SourceText) -> TextSpan {
        let line = text.line(text.lineIndex(at: span.start))
        let before = TextSpan(line.start, span.start)
        let hasWord = Lexeme.scan(text.utf8, before).contains { $0.kind == .word }
        return hasWord ? span : TextSpan(before.start, span.end)
    }

    /// Whether a stretch of evidence would show what was taken out.
    func touches(_ span: TextSpan) -> Bool { orders.contains { $0.overlaps(span) } }
}
