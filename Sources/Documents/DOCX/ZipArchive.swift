import CArchive

/// Reads chosen parts of a ZIP archive in memory; nothing is ever written anywhere, so the names of
/// its entries cannot lead outside.
enum ZipArchive {
    /// The names of all parts.
    ///
    /// - Throws: `DocumentError` for damaged archives and for those of too many parts.
    static func names(_ bytes: [UInt8], limits: DocumentLimits) throws(DocumentError) -> Set<String>
    {
        var names: Set<String> = []
        _ = try parts(bytes, limits: limits) { name in
            names.insert(name)
            return false
        }
        return names
    }

    /// The parts whose names are wanted, unpacked.
    ///
    /// - Throws: `DocumentError` for damaged or locked archives and for those that pass a limit.
    static func parts(
        _ bytes: [UInt8], limits: DocumentLimits, where isWanted: (String) -> Bool
    ) throws(DocumentError) -> [String: [UInt8]] {
        guard let archive = archive_read_new() else { throw damaged }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        let result: Result<[String: [UInt8]], DocumentError> = bytes.withUnsafeBytes { content in
            guard
                archive_read_open_memory(archive, content.baseAddress, content.count) == ARCHIVE_OK
            else { return .failure(damaged) }
            return Result { () throws(DocumentError) in
                try unpacked(archive, packed: content.count, limits: limits, where: isWanted)
            }
        }
        return try result.get()
    }

    private static func unpacked(
        _ archive: OpaquePointer, packed: Int, limits: DocumentLimits,
        where isWanted: (String) -> Bool
    ) throws(DocumentError) -> [String: [UInt8]] {
        var parts: [String: [UInt8]] = [:]
        var total = 0
        var entries = 0
        while true {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return parts }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw damaged }
            entries += 1
            guard entries <= limits.archiveEntries else { throw tooLarge }
            guard let pointer = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
            else { continue }
            let name = String(cString: pointer)
            guard isWanted(name), parts[name] == nil else { continue }
            guard archive_entry_is_encrypted(entry) == 0 else {
                throw DocumentError(
                    .encrypted, "The document is locked by a password",
                    hint: "Ask for a copy without a password.")
            }
            let room = min(limits.entryBytes, limits.archiveBytes - total)
            let part = try content(archive, room: room)
            total += part.count
            guard total <= 1 << 20 || total / limits.archiveRatio <= packed else { throw tooLarge }
            parts[name] = part
        }
    }

    private static func content(
        _ archive: OpaquePointer, room: Int
    ) throws(DocumentError) -> [UInt8] {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = archive_read_data(archive, &chunk, chunk.count)
            if count == 0 { return content }
            guard count > 0 else { throw damaged }
            guard content.count + count <= room else { throw tooLarge }
            content.append(contentsOf: chunk[..<count])
        }
    }

    private static var damaged: DocumentError {
        DocumentError(
            .unreadable, "The document's archive is damaged",
            hint: "Open it in a word processor, save it again, or ask for another copy.")
    }

    private static var tooLarge: DocumentError {
        DocumentError(
            .tooLarge, "The document unpacks to far more than a CV or job post holds",
            hint: "Save it again without attachments, or export it as PDF.")
    }
}
