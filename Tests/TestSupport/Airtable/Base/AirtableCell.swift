import Prelude

/// What a cell holds; an empty cell has none.
enum AirtableCell: Sendable, Hashable {
    case text(String)
    case number(Double)
    case checked
    case day(Day)
    case moment(Timestamp)
    /// The id of an option.
    case choice(String)
    /// The ids of options.
    case choices([String])
    /// The ids of records.
    case links([String])
    /// The ids of files.
    case attachments([String])

    /// The records linked; none for anything else.
    var links: [String] {
        if case .links(let ids) = self { ids } else { [] }
    }

    /// A link cell, or none when nothing is linked.
    static func linking(_ ids: [String]) -> AirtableCell? {
        ids.isEmpty ? nil : .links(ids)
    }
}

/// A file in a cell.
struct AirtableAttachment: Sendable, Hashable {
    var id: String
    var filename: String
    var type: String
    var bytes: [UInt8]

    /// The media type that a name's ending stands for.
    static func mediaType(of filename: String) -> String {
        switch filename.split(separator: ".").last?.lowercased() {
        case "pdf": "application/pdf"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "txt": "text/plain"
        case "md": "text/markdown"
        case "html", "htm": "text/html"
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        default: "application/octet-stream"
        }
    }
}
