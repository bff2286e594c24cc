/// HTML as a document.
enum HTMLFormat {
    static func document(
        _ text: String, source: DocumentSource, warnings: [DocumentWarning]
    ) throws(DocumentError) -> Document {
        var scanner = HTMLScanner(text)
        var reading = HTMLReading(limit: source.limits.textBytes)
        while let event = scanner.next() {
            reading.take(event)
            if reading.flow.builder.isOverfull { break }
        }
        reading.finish()
        return try reading.flow.builder.document(
            path: source.path, kind: .html, sha256: source.sha256, warnings: warnings)
    }
}

/// The state of reading one HTML document.
private struct HTMLReading {
    var flow: FlowText
    private var open: [Element] = []
    private var styles = HidingStyles()
    private var lists: [Int?] = []
    private var names: [String: Int] = [:]

    private struct Element {
        var name: String
        var hiding: DocumentWarning.HidingPlace?
        var isDropped = false
        var hasBackground = false
        var link: (start: Int, target: String)?
        var isPreformatted = false
    }

    /// Elements nested deeper than this are read as if they were not nested.
    private static let maximumDepth = 512
    private static let dropped: Set<String> = [
        "script", "style", "title", "template", "noscript", "svg", "canvas", "object", "iframe",
        "video", "audio", "select", "math", "map", "xmp", "noembed", "noframes",
        "nav",
    ]
    private static let empty: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ]
    private static let paragraphs: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre", "section",
        "article", "hr", "dl", "figure",
    ]
    private static let lines: Set<String> = [
        "div", "ul", "ol", "li", "dt", "dd", "header", "footer", "main", "aside", "address",
        "form", "fieldset", "legend", "figcaption", "caption", "thead", "tbody", "tfoot", "body",
        "html", "head", "summary", "details", "center", "option", "label", "button",
    ]

    init(limit: Int) {
        flow = FlowText(limit: limit)
    }

    mutating func take(_ event: HTMLEvent) {
        switch event {
        case .start(let tag): start(tag)
        case .end(let name): end(name)
        case .text(let text): words(text)
        case .style(let sheet): styles.read(sheet)
        }
    }

    mutating func finish() {
        while let last = open.last { end(last.name) }
    }

    private mutating func words(_ text: String) {
        if open.last?.isDropped ?? false { return }
        if let place = open.last?.hiding {
            flow.builder.hide(text, place: place)
            return
        }
        flow.words(text, isPreformatted: open.last?.isPreformatted ?? false)
    }

    private mutating func start(_ tag: HTMLTag) {
        closeImplied(by: tag.name)
        switch tag.name {
        case "br": flow.wants(.line)
        case "tr": flow.startRow()
        case "td", "th": flow.startCell()
        case "li": item()
        case "ul": lists.append(nil)
        case "ol": lists.append(Int(tag.attributes["start"] ?? "1") ?? 1)
        default: separate(tag.name)
        }
        guard !HTMLReading.empty.contains(tag.name) else { return }
        guard open.count < HTMLReading.maximumDepth else { return }
        open.append(element(tag))
        names[tag.name, default: 0] += 1
    }

    private func element(_ tag: HTMLTag) -> Element {
        var element = Element(name: tag.name)
        // What holds for an element holds for all inside it.
        element.isDropped =
            (open.last?.isDropped ?? false) || HTMLReading.dropped.contains(tag.name)
        let style = styles.style(of: tag)
        element.hasBackground = (open.last?.hasBackground ?? false) || style.hasBackground
        element.hiding = open.last?.hiding ?? style.hiding(hasBackground: element.hasBackground)
        element.isPreformatted = tag.name == "pre" || (open.last?.isPreformatted ?? false)
        if tag.name == "a", let target = tag.attributes["href"], !target.hasPrefix("#") {
            element.link = (flow.builder.position, target)
        }
        return element
    }

    private mutating func item() {
        flow.wants(.line)
        guard !(open.last?.isDropped ?? false), open.last?.hiding == nil else { return }
        flow.settle()
        if let last = lists.indices.last, let number = lists[last] {
            flow.builder.append("\(number). ")
            lists[last] = number &+ 1
        } else {
            flow.builder.append("• ")
        }
    }

    private mutating func separate(_ name: String) {
        if HTMLReading.paragraphs.contains(name) {
            // The bullet stands before the words, whatever holds them.
            flow.wants(isInItem ? .none : .paragraph)
        } else if HTMLReading.lines.contains(name) {
            flow.wants(isInItem ? .none : .line)
        }
    }

    /// Whether a list's item has just begun.
    private var isInItem: Bool {
        open.last?.name == "li" && flow.builder.bytes.suffix(4) == Array("• ".utf8)[...]
    }

    private mutating func end(_ name: String) {
        guard names[name, default: 0] > 0, let index = open.lastIndex(where: { $0.name == name })
        else {
            if name == "p" { flow.wants(.paragraph) }
            return
        }
        for element in open[index...].reversed() {
            names[element.name, default: 0] -= 1
            close(element)
        }
        open.removeSubrange(index...)
    }

    private mutating func close(_ element: Element) {
        if let link = element.link { flow.builder.link(from: link.start, target: link.target) }
        switch element.name {
        case "tr": flow.endRow()
        case "ul", "ol": if !lists.isEmpty { lists.removeLast() }
        default: break
        }
        if HTMLReading.paragraphs.contains(element.name) {
            flow.wants(.paragraph)
        } else if HTMLReading.lines.contains(element.name) {
            flow.wants(.line)
        }
    }

    /// Ends what HTML lets people leave open.
    private mutating func closeImplied(by name: String) {
        let ends: Set<String> =
            switch name {
            case "li": ["li"]
            case "tr": ["td", "th", "tr"]
            case "td", "th": ["td", "th"]
            case "dt", "dd": ["dt", "dd"]
            case "option": ["option"]
            default: HTMLReading.paragraphs.contains(name) ? ["p"] : []
            }
        while let last = open.last, ends.contains(last.name) { end(last.name) }
    }
}
