import FoundationEssentials
import Glibc

/// Reads plain files for tests that move them.
enum RegularBytes {
    /// The bytes of a regular file below 64 MB.
    static func read(_ path: String) throws -> [UInt8] {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size < 64 << 20
        else { throw CocoaError(.fileReadUnknown) }
        return try Array(Data(contentsOf: URL(filePath: path)))
    }
}
