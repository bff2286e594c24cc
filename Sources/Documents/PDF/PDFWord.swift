/// A rectangle on a page, in points from its upper left corner.
struct PageBox {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var height: Double { bottom - top }
    var width: Double { right - left }
    var middle: Double { (top + bottom) / 2 }
    var centre: Double { (left + right) / 2 }

    func union(_ other: PageBox) -> PageBox {
        PageBox(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }
}

/// A word of a page, where it stands, and what the colours and links of the page say of it.
struct PDFWord {
    var text: String
    var box: PageBox
    var target: String?
    var hiding: DocumentWarning.HidingPlace?

    /// Whether it is a sign of a font of icons, which parts what stands around it.
    var isIcon: Bool {
        text.unicodeScalars.allSatisfy {
            $0.properties.generalCategory == .privateUse
                && !CharacterRole.symbolBullets.contains($0)
        }
    }
}

/// A page with its words in no order.
struct PDFPage {
    var width: Double
    var height: Double
    var words: [PDFWord]
}

/// Reads what `pdftotext -bbox` prints: every word with its box, as XHTML.
enum PDFWordList {
    /// Words lower than this many points cannot be read on paper.
    private static let smallestHeight = 3.0

    static func pages(_ output: [UInt8]) throws(DocumentError) -> [PDFPage] {
        var scanner = XMLScanner(output, maximumDepth: 32)
        var pages: [PDFPage] = []
        var box: PageBox?
        while let event = try scanner.next() {
            switch event {
            case .start(let tag) where tag.name == "page":
                pages.append(
                    PDFPage(
                        width: number(tag["width"]) ?? 0, height: number(tag["height"]) ?? 0,
                        words: []))
            case .start(let tag) where tag.name == "word": box = wordBox(tag)
            case .text(let text):
                guard let place = box, let page = pages.indices.last else { continue }
                pages[page].words.append(word(text, place, on: pages[page]))
            case .end("word"): box = nil
            default: break
            }
        }
        return pages
    }

    private static func word(_ text: String, _ box: PageBox, on page: PDFPage) -> PDFWord {
        var word = PDFWord(text: text, box: box)
        if box.right < 0 || box.bottom < 0 || box.left > page.width || box.top > page.height {
            word.hiding = .place
        } else if box.height < smallestHeight {
            word.hiding = .size
        }
        return word
    }

    private static func wordBox(_ tag: XMLTag) -> PageBox? {
        guard let left = number(tag["xMin"]), let top = number(tag["yMin"]),
            let right = number(tag["xMax"]), let bottom = number(tag["yMax"])
        else { return nil }
        return PageBox(left: left, top: top, right: max(left, right), bottom: max(top, bottom))
    }

    /// A coordinate; those beyond any page are none, so that arithmetic on them stays harmless.
    static func number(_ text: String?) -> Double? {
        text.flatMap(Double.init).flatMap { $0.isFinite && abs($0) < 1e6 ? $0 : nil }
    }
}
