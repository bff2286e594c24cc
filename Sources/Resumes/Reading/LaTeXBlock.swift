/// A line or an entry of a résumé in LaTeX.
enum LaTeXBlock: Hashable {
    /// The heading of a section.
    case section(String)
    /// An entry of four places, or of two.
    case subheading([LaTeXLine])
    /// A project: its heading and its dates.
    case project(LaTeXLine, LaTeXLine)
    /// The first line of an entry, as `LaTeXResume` writes it.
    case entry(LaTeXLine)
    /// A bullet.
    case item(LaTeXLine)
    /// A line of its own.
    case line(LaTeXLine)
}

extension LaTeXBlock {
    /// Whether a macro of a template opens an entry with it.
    var isEntryMacro: Bool {
        switch self {
        case .subheading, .project: true
        case .section, .entry, .item, .line: false
        }
    }
}

/// Words on one line, what of them is printed bold first, and where they lead.
struct LaTeXLine: Hashable {
    /// The words.
    var text = ""
    /// What is bold at the start of the line.
    var bold: String?
    /// The words with the address of each link behind what leads there.
    var linked = ""
    /// The targets of its links.
    var links: [String] = []
}

/// Cuts the body of a résumé in LaTeX into its blocks.
struct LaTeXBlocks {
    private(set) var blocks: [LaTeXBlock] = []
    private(set) var unknown: Set<String> = []
    private var pending: [TeXNode] = []
    private var isItem = false

    /// The blocks of a body.
    init(_ nodes: [TeXNode]) {
        walk(nodes)
        flush()
    }

    private mutating func walk(_ nodes: [TeXNode]) {
        var index = 0
        while index < nodes.count {
            switch nodes[index] {
            case .paragraph: flush()
            case .group(let inner) where LaTeXBlocks.holdsBlocks(inner): walk(inner)
            case .text, .group, .option, .column: pending.append(nodes[index])
            case .command(let name): index = command(name, nodes, index)
            }
            index += 1
        }
    }

    /// Takes a macro with what belongs to it; the index of the last node it took.
    private mutating func command(_ name: String, _ nodes: [TeXNode], _ index: Int) -> Int {
        switch name {
        case "section", "cvsection", "resumeSection", "subsection", "resumeheading":
            let (arguments, last) = LaTeXBlocks.arguments(nodes, after: index, most: 1)
            flush()
            blocks.append(.section(arguments.first.map { line($0).text } ?? ""))
            return last
        case "resumeSubheading", "resumeSubSubheading", "resumeSubheadingContinue",
            "resumeEducationHeading":
            let (arguments, last) = LaTeXBlocks.arguments(nodes, after: index, most: 4)
            flush()
            blocks.append(.subheading(arguments.map { line($0) }))
            return last
        case "resumeProjectHeading", "resumeProject":
            let (arguments, last) = LaTeXBlocks.arguments(nodes, after: index, most: 2)
            flush()
            let lines = arguments.map { line($0) } + [LaTeXLine(), LaTeXLine()]
            blocks.append(.project(lines[0], lines[1]))
            return last
        case "resumeItem", "resumeSubItem", "resumeItemNH":
            let (arguments, last) = LaTeXBlocks.arguments(nodes, after: index, most: 2)
            flush()
            addItem(arguments)
            return last
        case "resumetitle", "resumecontact", "resumeentry", "resumetext":
            // What we write ourselves.
            let (arguments, last) = LaTeXBlocks.arguments(nodes, after: index, most: 1)
            flush()
            let isEntry = name == "resumeentry"
            blocks += arguments.map { isEntry ? .entry(line($0)) : .line(line($0)) }
            return last
        case "item":
            flush()
            isItem = true
            return index
        case "\\", "newline", "par", "tabularnewline", "linebreak":
            flush(keepsItem: true)
            return index
        case "begin", "end":
            flush(keepsItem: true)
            let last = TeXText.argument(nodes, after: index)?.last ?? index
            return environment(nodes, index, last)
        default: return passOver(name, nodes, index)
        }
    }

    /// Passes over what the start of an environment takes: columns and widths.
    private func environment(_ nodes: [TeXNode], _ index: Int, _ last: Int) -> Int {
        guard case .command("begin") = nodes[index], last > index,
            case .group(let inner) = nodes[last],
            TeXText.plain(inner).hasPrefix("tabular") || TeXText.plain(inner).hasPrefix("minipage")
        else { return last }
        let most = TeXText.plain(inner) == "tabular" || TeXText.plain(inner) == "minipage" ? 1 : 2
        return LaTeXBlocks.arguments(nodes, after: last, most: most).last
    }

    private mutating func passOver(_ name: String, _ nodes: [TeXNode], _ index: Int) -> Int {
        if name.hasPrefix("resume"), name.hasSuffix("Start") || name.hasSuffix("End") {
            flush()
            return index
        }
        // The text of a macro goes with it; a list inside its braces is walked.
        pending.append(nodes[index])
        var last = index
        let count = name == "href" ? 2 : TeXWords.dropped[name] ?? 0
        for _ in 0..<count {
            guard let next = TeXText.argument(nodes, after: last)?.last else { break }
            pending += nodes[(last + 1)...next]
            last = next
        }
        if TeXWords.accents[name] != nil, last + 1 < nodes.count {
            pending.append(nodes[last + 1])
            last += 1
        }
        return last
    }

    private mutating func addItem(_ arguments: [[TeXNode]]) {
        guard let first = arguments.first else { return }
        guard arguments.count > 1 else { return blocks.append(.item(line(first))) }
        var item = line(first)
        let rest = line(arguments[1])
        item.bold = item.text
        let parts = [item.text, rest.text].filter { !$0.isEmpty }
        let mark = item.text.hasSuffix(":") ? " " : ": "
        item.text = parts.joined(separator: mark)
        item.linked = [item.linked, rest.linked].filter { !$0.isEmpty }.joined(separator: mark)
        item.links += rest.links
        blocks.append(.item(item))
    }

    private mutating func flush(keepsItem: Bool = false) {
        let line = line(pending)
        pending = []
        defer { if !keepsItem || !line.text.isEmpty { isItem = false } }
        guard !line.text.isEmpty else { return }
        blocks.append(isItem ? .item(line) : .line(line))
    }

    private mutating func line(_ nodes: [TeXNode]) -> LaTeXLine {
        var text = TeXText()
        text.append(nodes)
        unknown.formUnion(text.unknown)
        var linked = text
        if !text.links.isEmpty {
            linked = TeXText(writesLinks: true)
            linked.append(nodes)
        }
        return LaTeXLine(
            text: text.folded, bold: LaTeXBlocks.bold(nodes), linked: linked.folded,
            links: text.links)
    }

    /// What is bold at the start of a line.
    private static func bold(_ nodes: [TeXNode]) -> String? {
        for (index, node) in nodes.enumerated() {
            switch node {
            case .text(let text) where isBlank(text): continue
            case .command("textbf"):
                return TeXText.argument(nodes, after: index).map { TeXText.plain($0.nodes) }
            case .command(let name) where TeXWords.transparent.contains(name): continue
            case .group(let inner): return bold(inner)
            case .text, .command, .option, .column, .paragraph: return nil
            }
        }
        return nil
    }

    /// The groups behind a macro, at most some, with blanks and line ends between them.
    private static func arguments(
        _ nodes: [TeXNode], after index: Int, most: Int
    ) -> (arguments: [[TeXNode]], last: Int) {
        var arguments: [[TeXNode]] = []
        var last = index
        while arguments.count < most, let next = TeXText.argument(nodes, after: last) {
            arguments.append(next.nodes)
            last = next.last
        }
        return (arguments, last)
    }

    /// Whether a group holds more than words: items, entries or lines of their own.
    private static func holdsBlocks(_ nodes: [TeXNode]) -> Bool {
        nodes.contains { node in
            switch node {
            case .command(let name):
                ["item", "\\", "section", "begin", "par"].contains(name)
                    || name.hasPrefix("resume")
            case .paragraph: true
            case .group(let inner): holdsBlocks(inner)
            case .text, .option, .column: false
            }
        }
    }
}
