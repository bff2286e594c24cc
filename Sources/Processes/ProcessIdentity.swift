import Glibc

/// Tells a running program from all others, a later one that gets the same number included.
package enum ProcessIdentity {
    /// The machine as programs on it see it: its name, and the space in which process numbers
    /// count, since two containers of one machine number their programs apart.
    package static let host: String = {
        var name = [CChar](repeating: 0, count: 256)
        let isKnown = gethostname(&name, name.count - 1) == 0
        let machine = isKnown ? String(decoding: bytes(name), as: UTF8.self) : "localhost"
        var link = [CChar](repeating: 0, count: 256)
        let length = readlink("/proc/self/ns/pid", &link, link.count - 1)
        let space = length > 0 ? String(decoding: bytes(link), as: UTF8.self) : ""
        let number = space.filter { $0.isNumber }
        return number.isEmpty ? machine : "\(machine)/\(number)"
    }()

    /// This program: its number, and when it started in the machine's own count.
    package static let current: String = {
        let pid = getpid()
        return "\(pid):\(startTime(of: pid) ?? "")"
    }()

    /// Whether a program of this machine runs, by what `current` was in it.
    package static func isRunning(_ identity: String) -> Bool {
        let parts = identity.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let pid = Int32(parts[0]), pid > 0 else { return false }
        return startTime(of: pid).map { $0 == parts[1] } ?? false
    }

    /// Field 22 of /proc/PID/stat (proc(5)); nil for a program that is gone or only waits to be
    /// buried. The name in field 2 may hold anything, so fields are counted from its last bracket.
    private static func startTime(of pid: Int32) -> String? {
        guard let file = fopen("/proc/\(pid)/stat", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 4096)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        let text = String(decoding: bytes(line), as: UTF8.self)
        guard let bracket = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: bracket)...].split(separator: " ")
        guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
        return String(fields[19])
    }

    private static func bytes(_ text: [CChar]) -> [UInt8] {
        text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    }
}
