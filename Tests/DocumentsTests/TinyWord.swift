import CArchive

/// Writes small ZIP archives and Word documents.
enum TinyWord {
    /// A ZIP archive of some parts, deflated.
    static func zip(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        guard let archive = archive_write_new() else { return [] }
        defer { archive_write_free(archive) }
        archive_write_set_format_zip(archive)
        var buffer = [UInt8](
            repeating: 0, count: 1 << 20 + parts.reduce(0) { $0 + $1.bytes.count + 512 })
        var used = 0
        let capacity = buffer.count
        return buffer.withUnsafeMutableBytes { memory in
            archive_write_open_memory(archive, memory.baseAddress, capacity, &used)
            for part in parts {
                let entry = archive_entry_new()
                archive_entry_set_pathname(entry, part.name)
                archive_entry_set_size(entry, Int64(part.bytes.count))
                archive_entry_set_filetype(entry, 0o100000)
                archive_entry_set_perm(entry, 0o644)
                archive_write_header(archive, entry)
                _ = part.bytes.withUnsafeBytes {
                    archive_write_data(archive, $0.baseAddress, $0.count)
                }
                archive_entry_free(entry)
            }
            archive_write_close(archive)
            return Array(memory.prefix(used))
        }
    }

    private static let namespaces =
        #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#
        + #"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#

    /// The parts of a document with some body, and others beside it.
    static func parts(
        body: String, more: [(name: String, text: String)] = [], prolog: String = ""
    ) -> [(name: String, bytes: [UInt8])] {
        let document = "\(prolog)<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
        let root = """
            <Relationships><Relationship Id="r1" Target="word/document.xml" \
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>\
            </Relationships>
            """
        return [
            ("[Content_Types].xml", Array("<Types/>".utf8)), ("_rels/.rels", Array(root.utf8)),
            ("word/document.xml", Array(document.utf8)),
        ] + more.map { ($0.name, Array($0.text.utf8)) }
    }

    /// A document with some body, and other parts beside it.
    static func document(
        body: String, more: [(name: String, text: String)] = [], prolog: String = ""
    ) -> [UInt8] {
        zip(parts(body: body, more: more, prolog: prolog))
    }

    /// A paragraph of plain words.
    static func paragraph(_ text: String) -> String {
        "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    /// Relations of the main part.
    static func relations(_ list: [(id: String, type: String, target: String)]) -> String {
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        let entries = list.map { relation in
            let mode = relation.type == "hyperlink" ? #" TargetMode="External""# : ""
            return #"<Relationship Id="\#(relation.id)" Type="\#(base)\#(relation.type)" "#
                + #"Target="\#(relation.target)"\#(mode)/>"#
        }
        return "<Relationships>\(entries.joined())</Relationships>"
    }
}
