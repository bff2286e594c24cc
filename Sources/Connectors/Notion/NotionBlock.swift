internal import Prelude

/// A block of a page, as far as its text goes.
struct NotionBlock {
    /// What it looks like in the text.
    enum Shape: Equatable {
        /// Lines as they are.
        case plain
        /// A heading of a level from 1.
        case heading(Int)
        /// An item with a bullet.
        case bullet
        /// An item with a number.
        case number
        /// An item to be ticked off.
        case task(isDone: Bool)
        /// Lines that somebody else said.
        case quote
        /// Lines of a program, in a language.
        case code(String)
        /// A row of a table.
        case row
        /// Nothing of its own: what it holds stands in its place.
        case group

        /// Whether it stands close to its like, without an empty line between.
        var isClose: Bool {
            switch self {
            case .bullet, .number, .task, .row: true
            default: false
            }
        }
    }

    /// What a block means beside its text.
    enum Note {
        case none
        case page
        case database
        case attachment
        case unsupported
    }

    var shape: Shape
    var text: String
    var note = Note.none
    var children: [NotionBlock] = []
}

extension NotionBlock {
    /// A block as Notion's version of 2022-06-28 and the later ones write it.
    init(_ value: JSONValue) {
        let kind = value["type"]?.string ?? ""
        let body = value[kind] ?? .null
        let text = NotionRichText.text(body["rich_text"])
        switch kind {
        case "heading_1", "heading_2", "heading_3", "heading_4":
            self.init(shape: .heading(kind.last?.wholeNumberValue ?? 1), text: text)
        case "bulleted_list_item": self.init(shape: .bullet, text: text)
        case "numbered_list_item": self.init(shape: .number, text: text)
        case "to_do":
            self.init(shape: .task(isDone: body["checked"]?.bool ?? false), text: text)
        case "quote": self.init(shape: .quote, text: text)
        case "code":
            self.init(shape: .code(body["language"]?.string ?? ""), text: text)
            addCaption(of: body)
        case "equation": self.init(shape: .plain, text: body["expression"]?.string ?? "")
        case "divider": self.init(shape: .plain, text: "---")
        case "table_row":
            let cells = (body["cells"]?.elements ?? []).map(NotionBlock.cell)
            self.init(shape: .row, text: cells.joined(separator: " | "))
        case "bookmark", "embed", "link_preview", "image", "video", "audio", "file", "pdf":
            self.init(shape: .plain, text: NotionBlock.attachment(body), note: .attachment)
        case "child_page":
            self.init(shape: .plain, text: body["title"]?.string ?? "", note: .page)
        case "child_database":
            self.init(shape: .plain, text: body["title"]?.string ?? "", note: .database)
        case "link_to_page":
            self.init(
                shape: .group, text: "",
                note: body["type"]?.string == "database_id" ? .database : .page)
        case "column_list", "column", "synced_block", "table", "tab":
            self.init(shape: .group, text: "")
        case "breadcrumb", "table_of_contents": self.init(shape: .group, text: "")
        case "paragraph", "toggle", "callout", "template": self.init(shape: .plain, text: text)
        default: self.init(unknown: value, body, text)
        }
    }

    /// A block of a kind that was not known when this was written: whatever text it has.
    private init(unknown value: JSONValue, _ body: JSONValue, _ text: String) {
        let title = body["title"]
        let words = text.isEmpty ? title?.string ?? NotionRichText.text(title) : text
        let isMute = words.isEmpty && value["has_children"]?.bool != true
        self.init(shape: .plain, text: words, note: isMute ? .unsupported : .none)
    }

    private mutating func addCaption(of body: JSONValue) {
        let caption = NotionRichText.text(body["caption"])
        guard !caption.isEmpty else { return }
        children.append(NotionBlock(shape: .plain, text: caption))
    }

    private static func cell(_ value: JSONValue) -> String {
        // A line break inside a cell would make two rows of one.
        String(NotionRichText.text(value).map { $0.isNewline ? " " : $0 })
    }

    private static func attachment(_ body: JSONValue) -> String {
        let caption = NotionRichText.text(body["caption"])
        let name = caption.isEmpty ? body["name"]?.string ?? "" : caption
        if let own = body["url"]?.string ?? body["external"]?["url"]?.string {
            return NotionRichText.linked(name, own)
        }
        // Notion's own files have signed addresses: the signature opens them to anybody who has it,
        // for an hour, and so it is never kept.
        let stored = body["file"]?["url"]?.string.map { String($0.prefix { $0 != "?" }) }
        return NotionRichText.linked(name, stored)
    }
}
