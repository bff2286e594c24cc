import CArchive

/// Writes ZIP archives in memory.
enum ZipWriter {
    /// An archive of some parts, deflated, in their order. No time is written, so that the same parts give
    /// the same bytes.
    ///
    /// - Throws: `DocumentError` when libarchive does.
    static func bytes(_ parts: [(name: String, text: String)]) throws(DocumentError) -> [UInt8] {
        guard let archive = archive_write_new() else { throw failed }
        defer { archive_write_free(archive) }
        // Deflate adds at most five bytes to each block of 16 kB (RFC 1951, §3.2.4); headers are far shorter
        // than a kilobyte.
        let content = parts.reduce(0) { $0 + $1.text.utf8.count }
        let room = content + content / 1024 + (parts.count + 1) * 1024 + 1 << 16
        var buffer = [UInt8](repeating: 0, count: room)
        let result: Result<Int, DocumentError> = buffer.withUnsafeMutableBytes { memory in
            var used = 0
            guard archive_write_set_format_zip(archive) == ARCHIVE_OK,
                // Whole blocks of zeros would be written behind the archive otherwise.
                archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK,
                archive_write_open_memory(archive, memory.baseAddress, memory.count, &used)
                    == ARCHIVE_OK
            else { return .failure(failed) }
            for part in parts where !write(part.name, Array(part.text.utf8), to: archive) {
                return .failure(failed)
            }
            return archive_write_close(archive) == ARCHIVE_OK ? .success(used) : .failure(failed)
        }
        return Array(buffer.prefix(try result.get()))
    }

    private static func write(_ name: String, _ bytes: [UInt8], to archive: OpaquePointer) -> Bool {
        guard let entry = archive_entry_new() else { return false }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, Int64(bytes.count))
        archive_entry_set_filetype(entry, regularFile)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_mtime(entry, firstTime, 0)
        guard archive_write_header(archive, entry) == ARCHIVE_OK else { return false }
        let written = bytes.withUnsafeBytes {
            archive_write_data(archive, $0.baseAddress, $0.count)
        }
        return written == bytes.count
    }

    /// `AE_IFREG`, which is a macro.
    private static let regularFile: UInt32 = 0o100000
    /// 1980-01-02, since the times of ZIP begin in 1980 and are local.
    private static let firstTime = 315_619_200

    private static var failed: DocumentError {
        DocumentError(
            .unreadable, "The document's archive could not be written",
            hint: "Export it in another format.")
    }
}
