/// A stretch of text printed in one colour, perhaps linked.
struct PrintedRun {
    var box: PageBox
    /// Red, green and blue, 0 to 255.
    var colour: (red: Int, green: Int, blue: Int)
    var target: String?
    var text = ""

    /// Whether it is so light that white paper swallows it.
    var isLight: Bool { min(colour.red, colour.green, colour.blue) >= 0xDC }
}

/// Reads what `pdftohtml -xml -zoom 1 -noroundcoord` prints: runs of text with colours and links.
struct PrintedRuns {
    /// The runs of each page, by bands of a few points from the top, so that those beside a word
    /// are found without looking at all.
    private var bands: [[Int: [PrintedRun]]] = []
    private static let bandHeight = 8.0

    init(_ output: [UInt8]) throws(DocumentError) {
        var scanner = XMLScanner(output, maximumDepth: 32)
        var colours: [String: (Int, Int, Int)] = [:]
        var run: PrintedRun?
        var pieces: [(text: String, target: String?)] = []
        while let event = try scanner.next() {
            switch event {
            case .start(let tag):
                switch tag.name {
                case "page": bands.append([:])
                case "fontspec":
                    if let id = tag["id"] { colours[id] = PrintedRuns.colour(tag["color"] ?? "") }
                case "text": (run, pieces) = (PrintedRuns.run(tag, colours), [])
                case "a": run?.target = tag["href"]
                default: break
                }
            case .text(let text): pieces.append((text, run?.target))
            case .end("a"): run?.target = nil
            case .end("text"):
                if let finished = run { add(finished, pieces) }
                run = nil
            case .end: break
            }
        }
    }

    /// Poppler gives one box for a line of several links; its pieces get their share of it by the
    /// number of their characters.
    private mutating func add(_ run: PrintedRun, _ pieces: [(text: String, target: String?)]) {
        let total = pieces.reduce(0) { $0 + $1.text.count }
        guard total > 0, pieces.contains(where: { $0.target != nil }) else { return add(run) }
        var before = 0
        for piece in pieces {
            var part = run
            let share = run.box.width / Double(total)
            part.box.left = run.box.left + Double(before) * share
            before += piece.text.count
            part.box.right = run.box.left + Double(before) * share
            part.target = piece.target
            part.text = piece.text
            add(part)
        }
    }

    private mutating func add(_ run: PrintedRun) {
        guard let page = bands.indices.last else { return }
        for band in PrintedRuns.range(run.box) { bands[page][band, default: []].append(run) }
    }

    private static func range(_ box: PageBox) -> ClosedRange<Int> {
        let first = Int(box.top / bandHeight)
        return first...max(first, min(first + 64, Int(box.bottom / bandHeight)))
    }

    private static func run(_ tag: XMLTag, _ colours: [String: (Int, Int, Int)]) -> PrintedRun? {
        guard let left = PDFWordList.number(tag["left"]), let top = PDFWordList.number(tag["top"]),
            let width = PDFWordList.number(tag["width"]),
            let height = PDFWordList.number(tag["height"])
        else { return nil }
        let box = PageBox(
            left: left, top: top, right: left + max(0, width), bottom: top + max(0, height))
        return PrintedRun(box: box, colour: colours[tag["font"] ?? ""] ?? (0, 0, 0))
    }

    private static func colour(_ text: String) -> (Int, Int, Int) {
        guard let value = Int(text.drop { $0 == "#" }, radix: 16), value >= 0 else {
            return (0, 0, 0)
        }
        return (value >> 16 & 255, value >> 8 & 255, value & 255)
    }

    /// The run that a word of a page is part of, or nil. Where pieces of a line got their share of
    /// it by estimate, one near by that holds the very word goes first.
    func run(of word: PDFWord, page: Int) -> PrintedRun? {
        guard bands.indices.contains(page), abs(word.box.middle) < 1e6 else { return nil }
        let candidates = (bands[page][Int(word.box.middle / PrintedRuns.bandHeight)] ?? []).filter {
            $0.box.top - 2 <= word.box.middle && word.box.middle <= $0.box.bottom + 2
        }
        let centre = word.box.centre
        func distance(_ run: PrintedRun) -> Double {
            max(0, run.box.left - centre, centre - run.box.right)
        }
        let named = candidates.filter { $0.text.contains(word.text) && distance($0) <= 40 }
            .min { distance($0) < distance($1) }
        return named ?? candidates.first { distance($0) <= 1 }
    }

    /// Every linked run of a page.
    func links(page: Int) -> [PrintedRun] {
        guard bands.indices.contains(page) else { return [] }
        return bands[page].sorted { $0.key < $1.key }.flatMap { band in
            band.value.filter {
                $0.target != nil && Int($0.box.top / PrintedRuns.bandHeight) == band.key
            }
        }
    }
}
