import Glibc
import Testing

@testable import Curses
@testable import Terminal

/// The real device on a pseudo-terminal, one test after the other, because ncurses has one screen
/// for the process.
@Suite("Curses", .serialized) struct CursesTests {
    /// Both ends of a pseudo-terminal.
    private final class Pseudo {
        let outside: CInt
        let inside: CInt

        init(_ size: Size) throws {
            // Swift does not see posix_openpt, so this asks the kernel as it does: TIOCSPTLCK
            // unlocks the inner end, TIOCGPTN tells its number.
            outside = open("/dev/ptmx", O_RDWR | O_NOCTTY)
            var lock: CInt = 0
            var number: CUnsignedInt = 0
            try #require(ioctl(outside, 0x4004_5431, &lock) == 0)
            try #require(ioctl(outside, 0x8004_5430, &number) == 0)
            inside = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
            try #require(inside >= 0)
            _ = fcntl(outside, F_SETFL, O_NONBLOCK)
            resize(size)
        }

        deinit {
            close(inside)
            close(outside)
        }

        func resize(_ size: Size) {
            var window = winsize()
            window.ws_row = UInt16(size.height)
            window.ws_col = UInt16(size.width)
            _ = ioctl(outside, UInt(TIOCSWINSZ), &window)
        }

        /// Everything written to the terminal since the last call.
        func written() -> String {
            var bytes: [UInt8] = []
            var buffer: [UInt8] = Array(repeating: 0, count: 65_536)
            while true {
                var polled = pollfd(fd: outside, events: Int16(POLLIN), revents: 0)
                // What was written before is there; a moment's grace is for a loaded machine.
                guard poll(&polled, 1, 20) > 0 else { break }
                let count = read(outside, &buffer, buffer.count)
                guard count > 0 else { break }
                bytes += buffer[..<count]
            }
            return String(decoding: bytes, as: UTF8.self)
        }

        func modes() -> tcflag_t {
            var attributes = termios()
            tcgetattr(inside, &attributes)
            return attributes.c_lflag
        }
    }

    private func settings(_ pseudo: Pseudo, term: String = "xterm-256color")
        -> CursesDevice.Settings
    {
        var settings = CursesDevice.Settings(term: term)
        settings.input = pseudo.inside
        settings.output = pseudo.inside
        return settings
    }

    @Test("The terminal is as it was found when the device goes") func teardown() throws {
        let pseudo = try Pseudo(Size(80, 24))
        let before = pseudo.modes()
        do {
            var device = try CursesDevice(settings(pseudo))
            #expect(device.size == Size(80, 24))
            #expect(pseudo.modes() & tcflag_t(ICANON | ECHO | ISIG) == 0)
            var frame = Frame(device.size)
            frame.draw("hello", at: Point(0, 0))
            try device.present(frame, theme: .terminal)
            let opening = pseudo.written()
            for mode in ["1049h", "1002h", "1006h", "2004h", "1004h", "25l"] {
                #expect(opening.contains("\u{1B}[?" + mode), "\(mode)")
            }
            #expect(opening.contains("hello"))
        }
        let closing = pseudo.written()
        for mode in ["1049l", "1002l", "1006l", "2004l", "1004l", "25h"] {
            #expect(closing.contains("\u{1B}[?" + mode), "\(mode)")
        }
        #expect(pseudo.modes() == before)
    }

    @Test("Giving the terminal away and taking it back paints once and leaves the palette alone")
    func suspension() throws {
        let pseudo = try Pseudo(Size(80, 24))
        let before = pseudo.modes()
        var device = try CursesDevice(settings(pseudo))
        var frame = Frame(device.size)
        frame.draw("hello", at: Point(0, 0))
        try device.present(frame, theme: .terminal)
        _ = pseudo.written()
        device.suspend()
        #expect(pseudo.modes() == before)
        #expect(pseudo.written().contains("\u{1B}[?1049l"))
        device.resume()
        try device.present(frame, theme: .terminal)
        let back = pseudo.written()
        #expect(back.contains("\u{1B}[?1049h") && back.contains("hello"))
        #expect(!back.contains("\u{1B}]104"))
        #expect(pseudo.modes() & tcflag_t(ICANON) == 0)
    }

    @Test(
        "A cursor move costs few bytes, nothing new costs none",
        arguments: ["xterm-256color", "tmux-256color", "xterm", "vt100"],
        [Size(80, 24), Size(99, 40)])
    func budget(term: String, size: Size) throws {
        let pseudo = try Pseudo(size)
        var device = try CursesDevice(settings(pseudo, term: term))
        var roster = Roster()
        func paint() throws -> String {
            var frame = Frame(device.size)
            roster.draw(into: &frame)
            try device.present(frame, theme: .terminal)
            return pseudo.written()
        }
        #expect(try paint().contains("Person 7"))
        for _ in 0..<10 {
            roster.list.move(by: 1)
            let bytes = try paint().utf8.count
            #expect(bytes > 0 && bytes <= 400, "\(bytes) bytes")
        }
        #expect(try paint().isEmpty)
        roster.list.page(by: 1)
        #expect(try paint().utf8.count <= 6_000)
    }

    @Test("An unknown terminal is painted like xterm, one without cursor movement refused")
    func terms() throws {
        let pseudo = try Pseudo(Size(80, 24))
        do {
            let device = try CursesDevice(settings(pseudo, term: "no-such-terminal"))
            #expect(device.size == Size(80, 24))
        }
        let before = pseudo.modes()
        #expect(throws: DeviceFault.tooSimple(term: "dumb")) {
            try refuse(settings(pseudo, term: "dumb"))
        }
        #expect(pseudo.modes() == before)
        var ends: [CInt] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        var piped = settings(pseudo)
        piped.output = ends[1]
        #expect(throws: DeviceFault.notATerminal) { try refuse(piped) }
    }

    /// A device that cannot be copied cannot leave an expectation; its fault can.
    private func refuse(_ settings: CursesDevice.Settings) throws {
        let device = try CursesDevice(settings)
        Issue.record("a device of \(device.size)")
    }

    @Test("Without colour no colour is sent, and a theme may change at any time") func colors()
        throws
    {
        let pseudo = try Pseudo(Size(80, 24))
        var frame = Frame(Size(80, 24))
        frame.draw([TextRun("good", .good), TextRun(" bad", .bad)], in: frame.bounds)
        do {
            var plain = settings(pseudo)
            plain.noColor = true
            var device = try CursesDevice(plain)
            try device.present(frame, theme: .terminal)
            let written = pseudo.written()
            #expect(!written.contains("\u{1B}[3") && !written.contains("38;5;"))
            #expect(written.contains("good"))
        }
        _ = pseudo.written()
        var device = try CursesDevice(settings(pseudo))
        try device.present(frame, theme: .terminal)
        #expect(pseudo.written().contains("\u{1B}[32m"))
        let palette = Dictionary(
            uniqueKeysWithValues: (0..<16).map { index in
                let digit = String(index, radix: 16, uppercase: true)
                return ("base0" + digit, "#\(digit)0\(digit)0\(digit)0")
            })
        try device.present(frame, theme: Theme(name: "grey", variant: .dark, palette: palette))
        #expect(pseudo.written().contains("38;5;"))
        try device.present(frame, theme: .terminal)
        #expect(pseudo.written().contains("\u{1B}[32m"))
    }

    @Test("What a CV holds never reaches the terminal as an escape") func hostile() throws {
        let pseudo = try Pseudo(Size(80, 24))
        var device = try CursesDevice(settings(pseudo))
        var frame = Frame(device.size)
        let evil = "\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}x\u{200B}日本👩🏽‍💻\u{E0041}"
        frame.draw(SanitizedText(evil), at: Point(3, 3))
        try device.present(frame, theme: .terminal)
        let written = pseudo.written()
        #expect(!written.contains("\u{1B}]0;"))
        #expect(
            !written.unicodeScalars.contains {
                [0x7, 0x9B, 0x202E, 0x200B, 0xE0041].contains($0.value)
            })
        #expect(written.contains("␛]0;owned␇"))
    }

    @Test("A new size is taken over") func resize() throws {
        let pseudo = try Pseudo(Size(80, 24))
        var device = try CursesDevice(settings(pseudo))
        pseudo.resize(Size(140, 40))
        device.resize()
        #expect(device.size == Size(140, 40))
        var frame = Frame(device.size)
        frame.draw("far", at: Point(120, 39))
        try device.present(frame, theme: .terminal)
        #expect(pseudo.written().contains("far"))
        pseudo.resize(Size(60_000, 3))
        device.resize()
        #expect(device.size == Size(1_000, 3))
        frame = Frame(device.size)
        frame.fill(frame.bounds, .header)
        frame.draw("wide", at: Point(990, 1))
        try device.present(frame, theme: .terminal)
        #expect(pseudo.written().contains("wide"))
    }

    @Test("The clipboard is told in base64, up to what terminals take") func clipboard() throws {
        #expect(Clipboard.sequence(for: "Ada") == "\u{1B}]52;c;QWRh\u{7}")
        #expect(
            Clipboard.sequence(for: "é\u{1B}", isScreen: true)
                == "\u{1B}P\u{1B}]52;c;w6nikJs=\u{7}\u{1B}\\")
        #expect(
            Clipboard.base64([]) == "" && Clipboard.base64([1]) == "AQ=="
                && Clipboard.base64([1, 2]) == "AQI=")
        let long = SanitizedText(String(repeating: "a", count: Clipboard.limit + 1))
        #expect(Clipboard.sequence(for: long) == nil)
        let pseudo = try Pseudo(Size(80, 24))
        var device = try CursesDevice(settings(pseudo))
        let copied = device.copy("Ada")
        #expect(copied)
        #expect(pseudo.written().hasSuffix("\u{1B}]52;c;QWRh\u{7}"))
    }
}
