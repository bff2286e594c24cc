internal import Prelude
package import Web

/// A file in a cell.
///
/// It is the same file as another when id and size are the same: its address is signed anew with every
/// answer and dies after about two hours, and its name may be changed by anybody.
package struct AirtableAttachment: Sendable, Hashable {
    /// Its id, `att…`.
    package var id: String
    /// Its name, as somebody uploaded it.
    package var filename: String
    /// Its length in bytes; nil when Airtable did not say.
    package var size: Int?
    /// Its media type, as Airtable takes it to be; nil when Airtable did not say.
    package var type: String?
    /// Its address, which lets anybody read it who knows it.
    package var url: Secret

    /// A file from its parts.
    package init(id: String, filename: String, size: Int?, type: String?, url: Secret) {
        self.id = id
        self.filename = filename
        self.size = size
        self.type = type
        self.url = url
    }

    /// A file from a cell; nil when it has no id or no address.
    init?(_ document: JSONValue) {
        guard let id = document["id"]?.string, let url = document["url"]?.string else { return nil }
        self.init(
            id: id, filename: document["filename"]?.string ?? "", size: document["size"]?.int,
            type: document["type"]?.string, url: Secret(url))
    }

    /// What tells it from other files, for hashes of content: id and size.
    package var identity: String { "\(id):\(size.map(String.init) ?? "?")" }

    /// Whether both are the same file.
    package static func == (left: AirtableAttachment, right: AirtableAttachment) -> Bool {
        left.id == right.id && left.size == right.size
    }

    /// Feeds a hash.
    package func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}
