import Prelude

/// Builds the text of a document, cleaning it on the way in, so that the spans it hands out count
/// the bytes of the finished text.
struct TextBuilder {
    private(set) var bytes: [UInt8] = []
    private(set) var links: [Document.Link] = []
    private(set) var facts: [Document.Fact] = []
    private(set) var hidden: [String] = []
    private(set) var hidingPlaces: Set<DocumentWarning.HidingPlace> = []
    private(set) var hasBrokenCharacters = false
    private var tags: [UInt8] = []
    private var last: Unicode.Scalar?
    private var afterZeroWidth = false
    private let limit: Int

    /// A builder of a text of at most `limit` bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// Where the next character will stand.
    var position: Int { bytes.count }

    /// Whether more came than fits.
    var isOverfull: Bool { bytes.count > limit }

    /// Whether the next character opens a line.
    var isAtLineStart: Bool { bytes.last.map { $0 == 0x0A } ?? true }

    /// Adds text, without the characters that have no place in it.
    mutating func append(_ text: String) {
        guard !isOverfull else { return }
        for scalar in text.unicodeScalars { append(scalar) }
        flushTags()
    }

    /// Adds text with every stretch of white space as one blank, as HTML and cells want it.
    mutating func appendCollapsed(_ text: String) {
        guard !isOverfull else { return }
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                space()
            } else {
                append(scalar)
            }
        }
        flushTags()
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch CharacterRole(scalar) {
        case .keep: put(scalar)
        case .replace(let text): for other in text.unicodeScalars { put(other) }
        case .drop: break
        case .tag(let byte): tags.append(byte)
        case .zeroWidth: afterZeroWidth = last.map(isLatinLetter) ?? false
        case .joiner:
            if CharacterRole.needsJoiner(after: last) {
                put(scalar)
            } else {
                afterZeroWidth = last.map(isLatinLetter) ?? false
            }
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        if scalar == "\n" { trimLine() }
        if scalar == "\u{FFFD}" { hasBrokenCharacters = true }
        if afterZeroWidth, isLatinLetter(scalar) {
            hidingPlaces.insert(.characters)
        }
        afterZeroWidth = false
        last = scalar
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func flushTags() {
        guard !tags.isEmpty else { return }
        hide(String(decoding: tags, as: UTF8.self), place: .characters)
        tags = []
    }

    /// Adds a blank unless one stands there or the line is empty.
    mutating func space() {
        guard let byte = bytes.last, byte != 0x20, byte != 0x0A, byte != 0x09 else { return }
        put(" ")
    }

    /// Ends the line if it has begun.
    mutating func endLine() {
        trimLine()
        if !isAtLineStart { put("\n") }
    }

    /// Ends the line and leaves one empty line, never two and never at the top.
    mutating func endParagraph() {
        endLine()
        guard bytes.count > 1, bytes[bytes.count - 2] != 0x0A else { return }
        put("\n")
    }

    private mutating func trimLine() {
        while let byte = bytes.last, byte == 0x20 || byte == 0x09 { bytes.removeLast() }
    }

    /// Keeps text that a reader would not see, away from the document's own.
    mutating func hide(_ text: String, place: DocumentWarning.HidingPlace) {
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        guard !words.isEmpty else { return }
        hidingPlaces.insert(place)
        if hidden.count < TextBuilder.maximumHidden { hidden.append(String(words.prefix(10_000))) }
    }

    /// So many stretches of hidden text are kept for people to look at.
    static let maximumHidden = 200

    /// Records a link over everything added since a position.
    mutating func link(from start: Int, target: String) {
        let clean = target.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
        let span = trimmed(start, position)
        guard !clean.isEmpty, clean.count <= TextBuilder.longestTarget, !span.isEmpty else {
            return
        }
        links.append(Document.Link(span: span, target: String(String.UnicodeScalarView(clean))))
    }

    /// Longer targets are no addresses.
    private static let longestTarget = 2048

    /// Records a link that no words stand for, at a place in the text.
    mutating func link(at place: Int, target: String) {
        let clean = target.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
        guard !clean.isEmpty, clean.count <= TextBuilder.longestTarget else { return }
        let place = min(place, position)
        links.append(
            Document.Link(
                span: TextSpan(place, place), target: String(String.UnicodeScalarView(clean))))
    }

    /// Records a fact over everything added since a position, unless that is nothing.
    mutating func fact(_ path: String, from start: Int) {
        let span = trimmed(start, position)
        if !span.isEmpty { facts.append(Document.Fact(path: path, span: span)) }
    }

    private func trimmed(_ start: Int, _ end: Int) -> TextSpan {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
        var end = min(end, bytes.count)
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        var start = min(start, end)
        while start < end, isBlank(bytes[start]) { start += 1 }
        return TextSpan(start, end)
    }

    /// The finished document.
    ///
    /// - Throws: `DocumentError` when there is no text, or more than fits.
    func document(
        path: String, kind: DocumentKind, sha256: String, warnings: [DocumentWarning] = []
    ) throws(DocumentError) -> Document {
        guard !isOverfull else {
            throw DocumentError(
                .tooLarge, "The text is longer than \(limit >> 20) MB",
                hint: "Import the CV or job post alone.")
        }
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
            end -= 1
        }
        guard end > 0 else {
            throw DocumentError(
                .empty, hidden.isEmpty ? "There is no text in it" : "All of its text is hidden",
                hint: "Export the document again, or ask for another copy.")
        }
        let text = String(decoding: bytes[..<end], as: UTF8.self) + "\n"
        var document = Document(path: path, kind: kind, sha256: sha256, text: text)
        document.links = links
        document.facts = facts
        document.hiddenText = hidden
        document.warnings =
            warnings
            + DocumentWarning.HidingPlace.allCases.filter(hidingPlaces.contains)
            .map(DocumentWarning.hiddenText)
            + (hasBrokenCharacters ? [.brokenCharacters] : [])
        return document
    }
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (0x09...0x0D).contains(scalar.value) || scalar == "\u{A0}"
}

private func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
}
