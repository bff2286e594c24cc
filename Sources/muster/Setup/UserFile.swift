import Glibc

/// Files that a person names: read with a limit, written without overwriting anything.
enum UserFile {
    /// The bytes of a file of at most some size.
    ///
    /// - Throws: `Failure`: missing for a file that is not there, refused for one that is too large.
    static func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw Failure(
                .missing, "no_file", "there is no file \(path)", hint: "Check the path")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Failure.usage("expected a file, found something else at \(path)")
        }
        guard Int(status.st_size) <= limit else {
            throw Failure(
                .refused, "too_large",
                "\(path) has \(status.st_size) bytes, and at most \(limit) are read",
                hint: "Use a smaller file")
        }
        return try DataFolder.read(path)
    }

    /// Writes a text to a new file that its owner alone can read.
    ///
    /// - Throws: `Failure`: refused for a file that is there.
    static func write(_ text: String, to path: String) throws {
        try write(Array(text.utf8), to: path)
    }

    /// Writes a text to a file, in the place of one that is there only when that is one of ours.
    ///
    /// - Throws: `Failure`: refused for another file that is there.
    static func write(
        _ text: String, to path: String, replacing isOurs: ([UInt8]) -> Bool, atMost limit: Int
    ) throws {
        guard let old = try? read(path, atMost: limit), isOurs(old) else {
            return try write(text, to: path)
        }
        try replace(Array(text.utf8), at: path)
    }

    /// Writes a file in the place of one that may be there, whole or not at all.
    static func replace(_ bytes: [UInt8], at path: String) throws {
        let new = "\(path).new"
        try write(bytes, to: new)
        guard rename(new, path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(new)
            throw Failure(.failed, "unwritable", "\(path) cannot be replaced: \(reason)")
        }
    }

    /// Writes a new file that its owner alone can read.
    ///
    /// - Throws: `Failure`: refused for a file that is there.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST {
                throw Failure(
                    .refused, "exists", "there is a file at \(path), which is not overwritten",
                    hint: "Name another file, or move that one away")
            }
            throw Failure(
                .failed, "unwritable",
                "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = String(cString: strerror(errno))
                // Half a file is worse than none.
                unlink(path)
                throw Failure(.failed, "unwritable", "\(path) cannot be written: \(reason)")
            }
            rest = rest.dropFirst(count)
        }
    }

    /// The last component of a path.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
