/// Writes blocks as plain text in the manner of Markdown.
struct NotionText {
    private(set) var text = ""
    /// Whether something was left out because the text is long.
    private(set) var isCut = false
    private let limit: Int

    /// A text of at most so many bytes.
    init(_ blocks: [NotionBlock], limit: Int) {
        self.limit = limit
        write(blocks, prefix: "", isInList: false)
        while text.last?.isNewline == true { text.removeLast() }
        guard text.utf8.count > limit else { return }
        text = text.cut(toBytes: limit)
        isCut = true
    }

    private var isFull: Bool { text.utf8.count > limit }

    private mutating func write(_ blocks: [NotionBlock], prefix: String, isInList: Bool) {
        var number = 0
        var last: NotionBlock.Shape?
        for block in blocks where !isFull {
            number = block.shape == .number ? number + 1 : 0
            if !block.text.isEmpty {
                let isClose = block.shape.isClose && last?.isClose == true
                if !isClose, !isInList, !text.isEmpty { text += prefix.trimmed + "\n" }
                last = block.shape
                write(block, number: number, prefix: prefix)
            }
            guard !block.children.isEmpty else { continue }
            write(
                block.children, prefix: prefix + NotionText.indent(below: block.shape),
                isInList: isInList || NotionText.isItem(block.shape))
            if block.shape == .group { last = block.children.last?.shape }
        }
    }

    private mutating func write(_ block: NotionBlock, number: Int, prefix: String) {
        var (first, further) = ("", "")
        var lines = block.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        switch block.shape {
        case .plain, .row, .group: break
        case .heading(let level): first = String(repeating: "#", count: level) + " "
        case .bullet: (first, further) = ("- ", "  ")
        case .number: (first, further) = ("\(number). ", "   ")
        case .task(let isDone): (first, further) = (isDone ? "- [x] " : "- [ ] ", "  ")
        case .quote: (first, further) = ("> ", "> ")
        case .code(let language):
            let fence = NotionText.fence(for: block.text)
            lines = [fence + language.prefix { $0.isLetter || $0.isNumber }] + lines + [fence[...]]
        }
        for (index, line) in lines.enumerated() {
            text += prefix + (index == 0 ? first : further) + line + "\n"
            if isFull { return }
        }
    }

    private static func isItem(_ shape: NotionBlock.Shape) -> Bool {
        shape.isClose && shape != .row
    }

    /// What stands before each line of what a block holds.
    ///
    /// A toggle's content stands like the page's own: a job's requirements are often hidden in one.
    private static func indent(below shape: NotionBlock.Shape) -> String {
        if shape == .quote { return "> " }
        return isItem(shape) ? "  " : ""
    }

    /// A run of backticks longer than any inside.
    private static func fence(for text: String) -> String {
        var (longest, current) = (2, 0)
        for byte in text.utf8 {
            current = byte == UInt8(ascii: "`") ? current + 1 : 0
            longest = max(longest, current)
        }
        return String(repeating: "`", count: longest + 1)
    }
}

extension String {
    /// The beginning of at most so many bytes, whole characters of Unicode only.
    func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(startIndex, offsetBy: limit)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil {
            end = utf8.index(before: end)
        }
        return String(self[..<end])
    }

    /// Without blanks at the end.
    fileprivate var trimmed: String {
        var rest = self[...]
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
