/// Reads the blocks of one part of a Word document: its body, a header, a footer
/// (ECMA-376, part 1, §17).
struct WordReader {
    private let styles: WordStyles
    private let targets: [String: String]
    /// Whether a picture or shape lies behind the text, so that white text may be meant to be read.
    private let isBackdropped: Bool

    private var containers: [Container] = [Container()]
    private var paragraphs: [Paragraph] = []
    private var runProperties = WordStyles.Properties()
    private var paragraphProperties = WordStyles.Properties()
    private var isInRunProperties = false
    private var isInParagraphProperties = false
    private var isInText = false
    private var skipping: (name: String, depth: Int)?
    private var links: [String?] = []
    private var fields: [Field] = []
    private var isShapeFilled = false
    private var outer: [(run: WordStyles.Properties, paragraph: WordStyles.Properties)] = []

    /// Blocks being gathered: the part itself, a cell of a table, or a text box.
    private struct Container {
        var blocks: [Block] = []
        var rows: [[[Block]]] = []
        var isShaded = false
    }

    /// A field: its instruction, and whether its result is being read.
    private struct Field {
        var instruction = ""
        var isResult = false
    }

    init(styles: WordStyles, targets: [String: String], isBackdropped: Bool) {
        self.styles = styles
        self.targets = targets
        self.isBackdropped = isBackdropped
    }

    /// The blocks of a part's XML.
    mutating func blocks(_ bytes: [UInt8], maximumDepth: Int) throws(DocumentError) -> [Block] {
        var scanner = XMLScanner(bytes, maximumDepth: maximumDepth)
        while let event = try scanner.next() {
            if let skipped = skipping {
                skip(event, skipped)
                continue
            }
            switch event {
            case .start(let tag): start(tag)
            case .end(let name): end(name)
            case .text(let text):
                if isInText {
                    add(text)
                } else if let last = fields.indices.last, !fields[last].isResult, isInInstruction {
                    fields[last].instruction += text
                }
            }
        }
        return containers.first?.blocks ?? []
    }

    private var isInInstruction = false

    private mutating func skip(_ event: XMLEvent, _ skipped: (name: String, depth: Int)) {
        switch event {
        case .start(let tag) where tag.name == skipped.name:
            skipping = (skipped.name, skipped.depth + 1)
        case .end(skipped.name):
            skipping = skipped.depth == 1 ? nil : (skipped.name, skipped.depth - 1)
        default: break
        }
    }

    private mutating func start(_ tag: XMLTag) {
        if isInRunProperties {
            if tag.name == "rStyle", let id = tag["val"] {
                runProperties = runProperties.over(styles.resolved(id))
            }
            runProperties.take(tag)
            return
        }
        if isInParagraphProperties {
            // The properties of the paragraph's mark are not those of its words.
            if tag.name == "rPr" { skipping = ("rPr", 1) }
            if tag.name == "pStyle", let id = tag["val"] {
                paragraphProperties = paragraphProperties.over(styles.resolved(id))
            }
            paragraphProperties.take(tag)
            return
        }
        switch tag.name {
        case "Fallback", "moveFrom", "del", "instrTextDel": skipping = (tag.name, 1)
        case "p": startParagraph()
        case "pPr": isInParagraphProperties = true
        case "rPr": isInRunProperties = true
        case "r": runProperties = WordStyles.Properties()
        case "t": isInText = true
        case "tab", "ptab": add("\t")
        case "br", "cr": add("\n")
        case "noBreakHyphen": add("-")
        case "sym": addSymbol(tag)
        case "hyperlink": links.append(tag["id"].flatMap { targets[$0] })
        case "fldChar", "instrText", "fldSimple": field(tag)
        case "tbl", "tr", "tc", "txbxContent", "shd", "tblStyle": startContainer(tag)
        case "wsp", "shape", "rect":
            isShapeFilled = tag["fillcolor"].map { !$0.lowercased().hasPrefix("white") } ?? false
        case "solidFill", "gradFill", "blipFill": isShapeFilled = true
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "pPr": isInParagraphProperties = false
        case "rPr": isInRunProperties = false
        case "t": isInText = false
        case "instrText": isInInstruction = false
        case "p": endParagraph()
        case "r": runProperties = WordStyles.Properties()
        case "hyperlink", "fldSimple": if !links.isEmpty { links.removeLast() }
        case "tc", "tr", "tbl", "txbxContent": endContainer(name)
        default: break
        }
    }

    private mutating func startParagraph() {
        paragraphs.append(Paragraph())
        paragraphProperties = WordStyles.Properties()
        runProperties = WordStyles.Properties()
    }

    private mutating func endParagraph() {
        guard var paragraph = paragraphs.popLast() else { return }
        let properties = paragraphProperties.over(styles.standard)
        paragraph.isHeading = properties.isHeading == true
        paragraph.isItem = properties.isItem == true && !paragraph.isHeading
        containers[containers.count - 1].blocks.append(.paragraph(paragraph))
    }

    private mutating func add(_ text: String) {
        guard let last = paragraphs.indices.last else { return }
        let properties = runProperties.over(paragraphProperties).over(styles.standard)
        let isOnBackground = isBackdropped || containers.contains(where: \.isShaded)
        paragraphs[last].runs.append(
            Run(
                text: text, link: links.last { $0 != nil } ?? fieldTarget,
                hiding: properties.hiding(onBackground: isOnBackground)))
    }

    private mutating func addSymbol(_ tag: XMLTag) {
        guard let code = tag["char"].flatMap({ UInt32($0, radix: 16) }),
            let scalar = Unicode.Scalar(code)
        else { return }
        add(String(Character(scalar)))
    }

    // MARK: Fields

    private mutating func field(_ tag: XMLTag) {
        switch (tag.name, tag["fldCharType"]) {
        case ("fldSimple", _): links.append(WordReader.target(of: tag["instr"] ?? ""))
        case ("instrText", _): isInInstruction = true
        case (_, "begin"): fields.append(Field())
        case (_, "separate"): if !fields.isEmpty { fields[fields.count - 1].isResult = true }
        case (_, "end"): if !fields.isEmpty { fields.removeLast() }
        default: break
        }
    }

    private var fieldTarget: String? {
        fields.last { $0.isResult }.flatMap { WordReader.target(of: $0.instruction) }
    }

    /// The target of an instruction such as `HYPERLINK "https://example.org"`.
    private static func target(of instruction: String) -> String? {
        let parts = instruction.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].trimmingBlanks() == "HYPERLINK" else { return nil }
        return String(parts[1])
    }

    // MARK: Containers

    private mutating func startContainer(_ tag: XMLTag) {
        switch tag.name {
        case "tbl": containers.append(Container())
        case "tr": containers[containers.count - 1].rows.append([])
        case "tc": containers.append(Container())
        case "txbxContent":
            var box = Container()
            box.isShaded = isShapeFilled
            containers.append(box)
            outer.append((runProperties, paragraphProperties))
        case "shd":
            var properties = WordStyles.Properties()
            properties.take(tag)
            if properties.isShaded == true { containers[containers.count - 1].isShaded = true }
        case "tblStyle":
            // A table's style may colour its rows; only plain grids certainly do not.
            let name = (tag["val"] ?? "").lowercased()
            if name != "tablegrid", name != "tablenormal" {
                containers[containers.count - 1].isShaded = true
            }
        default: break
        }
    }

    private mutating func endContainer(_ name: String) {
        guard name != "tr", containers.count > 1 else { return }
        let container = containers.removeLast()
        let last = containers.count - 1
        switch name {
        case "tc":
            if containers[last].rows.isEmpty { containers[last].rows.append([]) }
            containers[last].rows[containers[last].rows.count - 1].append(container.blocks)
        case "tbl": containers[last].blocks.append(.table(container.rows))
        default:
            if let saved = outer.popLast() { (runProperties, paragraphProperties) = saved }
            if let host = paragraphs.indices.last {
                paragraphs[host].boxes.append(container.blocks)
            } else {
                containers[last].blocks += container.blocks
            }
        }
    }
}
