import Glibc
import TestSupport
import Testing

/// The real program on a terminal of its own, with a screen that shows what it paints.
final class TerminalSession {
    /// How long a program on a loaded machine may take to show something, in milliseconds.
    private static let patience: CInt = 10_000
    /// How long one wait may take in all, of a program that goes on painting something else.
    private static let longest = Duration.seconds(60)

    private let outside: CInt
    private let child: pid_t
    private var hasEnded = false
    private(set) var screen: TerminalScreen
    /// The settings of the terminal before the program started.
    private let before: termios

    /// Starts the program with arguments and an environment.
    init(
        _ arguments: [String], environment: [String: String], width: Int = 80, height: Int = 24
    ) throws {
        outside = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var lock: CInt = 0
        var number: CUnsignedInt = 0
        // TIOCSPTLCK unlocks the inner end and TIOCGPTN tells its number; Swift sees no ptsname.
        try #require(ioctl(outside, 0x4004_5431, &lock) == 0)
        try #require(ioctl(outside, 0x8004_5430, &number) == 0)
        screen = TerminalScreen(width: width, height: height)
        var window = winsize(
            ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(outside, UInt(TIOCSWINSZ), &window)
        var attributes = termios()
        tcgetattr(outside, &attributes)
        before = attributes
        child = try Self.spawn(arguments, environment, on: "/dev/pts/\(number)")
    }

    deinit {
        if !hasEnded {
            kill(child, SIGKILL)
            waitpid(child, nil, 0)
        }
        close(outside)
    }

    /// The program that the tests were built with.
    static var program: String {
        var buffer = [CChar](repeating: 0, count: 4_096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = String(
            decoding: buffer[..<max(0, count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
        return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/muster"
    }

    private static func spawn(
        _ arguments: [String], _ environment: [String: String], on terminal: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The leader of a session takes the first terminal it opens for its own.
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The threads of tests block signals, which a child would inherit.
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        posix_spawnattr_setsigmask(&attributes, &unblocked)
        posix_spawnattr_setflags(&attributes, 0x80 | 0x08)  // POSIX_SPAWN_SETSID, …_SETSIGMASK
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var child = pid_t()
        let result = posix_spawn(&child, program, &actions, &attributes, words, variables)
        try #require(result == 0, "\(program) cannot be started: \(result)")
        return child
    }

    /// Types text, control characters included.
    func type(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(outside, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Sends a signal.
    func send(_ signal: CInt) { kill(child, signal) }

    /// Makes the window another size.
    func resize(width: Int, height: Int) {
        screen = TerminalScreen(width: width, height: height)
        var window = winsize(
            ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(outside, UInt(TIOCSWINSZ), &window)
    }

    /// Waits until the screen is as wanted; false when it does not become so.
    func waits(for isThere: (TerminalScreen) -> Bool) -> Bool {
        let end = ContinuousClock.now + Self.longest
        while !isThere(screen) {
            guard ContinuousClock.now < end, read(within: Self.patience) else {
                return isThere(screen)
            }
        }
        return true
    }

    /// Waits until some words stand on the screen.
    func shows(_ words: String) -> Bool { waits { $0.text.contains(words) } }

    /// Reads what the program has written; false when nothing came or it has gone.
    private func read(within milliseconds: CInt) -> Bool {
        var polled = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(outside, &buffer, buffer.count)
        guard count > 0 else { return false }
        screen.feed(Array(buffer[..<count]))
        return true
    }

    /// Waits until the program has ended; its exit status, or minus the signal that ended it.
    func ends() -> Int {
        // What it still writes is read, or it would wait for that for ever.
        let end = ContinuousClock.now + Self.longest
        while ContinuousClock.now < end, read(within: Self.patience) {}
        hasEnded = true
        return ChildEnd.wait(for: child)
    }

    /// Whether the terminal's settings are those from before the program started.
    var isRestored: Bool {
        var now = termios()
        tcgetattr(outside, &now)
        return now.c_lflag == before.c_lflag && now.c_iflag == before.c_iflag
            && now.c_oflag == before.c_oflag && !screen.modes.contains(1049)
            && !screen.modes.contains(1002) && !screen.modes.contains(2004)
    }
}
