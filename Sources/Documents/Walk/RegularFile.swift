import Glibc

/// Opens files that may be anything: never blocks on a pipe, never follows a last link into the
/// dark, never reads what is too large.
enum RegularFile {
    /// The bytes of a regular file.
    static func bytes(path: String, limit: Int) throws(DocumentError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw DocumentError(
                .unreadable, "This is \(typeName(status.st_mode)), no file",
                hint: "Give the path of a file or folder.")
        }
        guard status.st_size <= limit else { throw tooLarge(Int(status.st_size), limit: limit) }
        return try content(descriptor, expected: Int(status.st_size), limit: limit)
    }

    private static func content(
        _ descriptor: Int32, expected: Int, limit: Int
    ) throws(DocumentError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: expected + 1)
        var filled = 0
        while true {
            if filled == bytes.count {
                // The file grew while it was read.
                guard filled <= limit else { throw tooLarge(filled, limit: limit) }
                bytes.append(contentsOf: repeatElement(0, count: max(4096, filled / 2)))
            }
            let count = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(errno) }
            if count == 0 { break }
            filled += count
        }
        guard filled <= limit else { throw tooLarge(filled, limit: limit) }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    static func tooLarge(_ size: Int, limit: Int) -> DocumentError {
        DocumentError(
            .tooLarge, "The file has \(size >> 20) MB, more than \(limit >> 20) MB",
            hint: "Import the CV or job post alone, without large pictures.")
    }

    static func failure(_ code: Int32) -> DocumentError {
        switch code {
        case ENOENT:
            DocumentError(.unreadable, "There is no such file", hint: "Check the path.")
        case EACCES, EPERM:
            DocumentError(
                .unreadable, "Reading it is not permitted", hint: "Give yourself read access.")
        case ELOOP:
            DocumentError(.unreadable, "The link leads back to itself", hint: "Remove the link.")
        default:
            DocumentError(
                .unreadable, "Reading it failed: \(String(cString: strerror(code)))",
                hint: "Check the disk and try again.")
        }
    }

    static func typeName(_ mode: mode_t) -> String {
        switch mode & S_IFMT {
        case S_IFDIR: "a folder"
        case S_IFIFO: "a named pipe"
        case S_IFSOCK: "a socket"
        case S_IFCHR, S_IFBLK: "a device"
        case S_IFLNK: "a symbolic link"
        default: "something unknown"
        }
    }
}
