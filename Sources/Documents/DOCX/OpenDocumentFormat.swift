/// OpenDocument text (.odt), as LibreOffice writes it (OASIS OpenDocument 1.3, part 3).
enum OpenDocumentFormat {
    static func document(_ bytes: [UInt8], source: DocumentSource) throws(DocumentError) -> Document
    {
        let parts = try ZipArchive.parts(bytes, limits: source.limits) {
            $0 == "content.xml" || $0 == "styles.xml" || $0 == "META-INF/manifest.xml"
        }
        if let manifest = parts["META-INF/manifest.xml"],
            String(decoding: manifest, as: UTF8.self).contains("encryption-data")
        {
            throw DocumentError(
                .encrypted, "The document is locked by a password",
                hint: "Ask for a copy without a password.")
        }
        guard let content = parts["content.xml"] else {
            throw DocumentError(
                .unreadable, "It is an archive without a document in it",
                hint: "Open it in a word processor, save it again, or ask for another copy.")
        }
        var flow = FlowText(limit: source.limits.textBytes)
        // Headers and footers are master styles of the styles part.
        if let styles = parts["styles.xml"] {
            var reading = OpenDocumentReading(isStyles: true)
            try reading.read(styles, into: &flow, maximumDepth: source.limits.elementDepth)
        }
        var reading = OpenDocumentReading(isStyles: false)
        try reading.read(content, into: &flow, maximumDepth: source.limits.elementDepth)
        return try flow.builder.document(path: source.path, kind: .odt, sha256: source.sha256)
    }
}

/// The state of reading one part.
private struct OpenDocumentReading {
    var isStyles: Bool
    private var style: String?
    private var hidden: [String: DocumentWarning.HidingPlace] = [:]
    private var shaded: Set<String> = []
    private var spans: [DocumentWarning.HidingPlace?] = []
    private var links: [(start: Int, target: String)] = []
    private var textDepth = 0
    private var regionDepth = 0
    private var isItem = false

    init(isStyles: Bool) {
        self.isStyles = isStyles
    }

    mutating func read(
        _ bytes: [UInt8], into flow: inout FlowText, maximumDepth: Int
    ) throws(DocumentError) {
        var scanner = XMLScanner(bytes, maximumDepth: maximumDepth)
        while let event = try scanner.next() {
            switch event {
            case .start(let tag): start(tag, &flow)
            case .end(let name): end(name, &flow)
            case .text(let text): words(text, &flow)
            }
        }
        flow.wants(.paragraph)
    }

    private var isRead: Bool { textDepth > 0 && (!isStyles || regionDepth > 0) }

    private mutating func words(_ text: String, _ flow: inout FlowText) {
        guard isRead else { return }
        if let place = spans.lazy.compactMap({ $0 }).first {
            flow.builder.hide(text, place: place)
            return
        }
        if isItem {
            flow.settle()
            flow.builder.append("• ")
            isItem = false
        }
        flow.words(text)
    }

    private mutating func start(_ tag: XMLTag, _ flow: inout FlowText) {
        switch tag.name {
        case "style" where tag["family"] != nil: style = tag["name"]
        case "text-properties": properties(tag)
        case "header", "footer": regionDepth += 1
        case "p", "h":
            flow.wants(tag.name == "h" ? .paragraph : .line)
            textDepth += 1
            spans.append(tag["style-name"].flatMap { hidden[$0] })
        case "span": spans.append(tag["style-name"].flatMap { hidden[$0] })
        case "a": links.append((flow.builder.position, tag["href"] ?? ""))
        case "tab": if isRead { flow.wants(.tab) }
        case "line-break": flow.wants(.line)
        case "s": words(" ", &flow)
        case "list-item": isItem = true
        case "table-row": flow.startRow()
        case "table-cell": flow.startCell()
        default: break
        }
    }

    private mutating func end(_ name: String, _ flow: inout FlowText) {
        switch name {
        case "style": style = nil
        case "header", "footer": regionDepth -= 1
        case "p", "h":
            flow.wants(name == "h" ? .paragraph : .line)
            textDepth -= 1
            if !spans.isEmpty { spans.removeLast() }
        case "span": if !spans.isEmpty { spans.removeLast() }
        case "a":
            if let link = links.popLast() {
                flow.builder.link(from: link.start, target: link.target)
            }
        case "table-row": flow.endRow()
        default: break
        }
    }

    private mutating func properties(_ tag: XMLTag) {
        guard let style else { return }
        if tag["display"] == "none" { hidden[style] = .markup }
        if tag["color"]?.lowercased() == "#ffffff", tag["background-color"] == nil {
            hidden[style] = .colour
        }
    }
}
