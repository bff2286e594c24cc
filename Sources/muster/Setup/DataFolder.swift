import Glibc

/// The folder of what ships with the program.
struct DataFolder: Sendable {
    /// The folder's path.
    let path: String

    /// The folder of the program that runs: beside an installed binary, or in the project that
    /// built it.
    static func standard() -> String {
        let binary = linkTarget("/proc/self/exe") ?? ""
        let folder = parent(of: binary)
        let installed = parent(of: folder) + "/share/muster"
        if access(installed + "/skills", F_OK) == 0 { return installed }
        var candidate = folder
        while candidate.count > 1 {
            if access(candidate + "/Package.swift", F_OK) == 0 { return candidate + "/data" }
            candidate = parent(of: candidate)
        }
        return installed
    }

    /// The bytes of a file below the folder.
    ///
    /// - Throws: `Failure` naming the file.
    func bytes(_ name: String) throws -> [UInt8] {
        try DataFolder.read(path + "/" + name)
    }

    /// The names in a folder below the folder, sorted; none when it is not there.
    func names(_ name: String) throws -> [String] {
        guard let directory = opendir(path + "/" + name) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file.
    ///
    /// - Throws: `Failure` naming the file and what to do.
    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            throw Failure(
                .failed, "unreadable",
                "\(path) cannot be read: \(String(cString: strerror(errno)))",
                hint: "`muster where` prints which folders are used")
        }
        defer { close(descriptor) }
        let size = Int(status.st_size)
        return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            while count < size {
                let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[count...])
                let got = Glibc.read(descriptor, rest.baseAddress, rest.count)
                if got < 0, errno == EINTR { continue }
                guard got >= 0 else {
                    throw Failure(.failed, "unreadable", "\(path) cannot be read to its end")
                }
                if got == 0 { break }
                count += got
            }
        }
    }

    private static func linkTarget(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }
}
