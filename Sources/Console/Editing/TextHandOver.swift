internal import Glibc
internal import Processes

/// Hands a text to the person's editor as a file and takes it back.
///
/// The file lies in a folder made for it that nobody else can enter, under a name of ours, so that
/// nothing of a person's data becomes part of a path.
enum TextHandOver {
    /// The most bytes taken back.
    private static let limit = 1 << 20

    /// Lets the person edit a text, blocking; nil when nothing was changed.
    static func edit(_ text: String, with settings: EditorSettings) -> Result<String?, Complaint> {
        var template = Array((settings.temporaryFolder + "/muster-XXXXXX").utf8CString)
        // mkdtemp makes the folder for its owner alone (0700).
        guard mkdtemp(&template) != nil else {
            return failure("no folder could be made for the text")
        }
        let folder = String(
            decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let file = folder + "/field.txt"
        defer { remove(folder) }
        let before = Array((text.isEmpty ? "" : text + "\n").utf8)
        guard write(before, to: file) else { return failure("the text could not be written") }
        do {
            let status = try settings.editor.edit(file: file, environment: settings.environment)
            guard status == 0 else { return failure("the editor ended with status \(status)") }
        } catch {
            return failure("the editor could not be started: \(error)")
        }
        guard let after = read(file) else {
            return failure("the text could not be read back, or is longer than \(limit) bytes")
        }
        if after == before { return .success(nil) }
        var edited = String(decoding: after, as: UTF8.self)
        while edited.last?.isNewline == true { edited.removeLast() }
        return .success(edited == text ? nil : edited)
    }

    private static func failure(_ text: String) -> Result<String?, Complaint> {
        .failure(Complaint(text: text))
    }

    /// Removes the folder with all that lies in it, for editors leave copies of a text beside it.
    private static func remove(_ folder: String) {
        if let directory = opendir(folder) {
            while let entry = readdir(directory) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name != ".", name != ".." { unlink(folder + "/" + name) }
            }
            closedir(directory)
        }
        rmdir(folder)
    }

    private static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    /// The file's bytes; nil when it cannot be read or is too long. An editor may have replaced it
    /// by another file of the same name, but a link is not followed.
    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer: [UInt8] = Array(repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
        return nil
    }
}
