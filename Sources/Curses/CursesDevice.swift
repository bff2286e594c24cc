internal import CNcurses
internal import Glibc
package import Terminal

/// A terminal painted by ncurses and read by ourselves.
///
/// ncurses moves the cursor, sets colours and knows what each terminal can do; it never sees input.
/// Only one device lives at a time, and one thread owns it. Taking it makes the screen Muster's;
/// when it goes, by return, error, signal or crash, the terminal is as it was found.
package struct CursesDevice: Device, ~Copyable {
    /// What the device is told about the world, which it never asks by itself.
    package struct Settings: Sendable {
        /// Where keys come from.
        package var input: CInt = 0
        /// Where the picture goes.
        package var output: CInt = 1
        /// The name of the terminal, as the variable TERM has it.
        package var term: String
        /// Whether the reader wants no colour (NO_COLOR, or by a flag).
        package var noColor = false
        /// Whether the mouse is ours; without it the terminal selects text as usual.
        package var mouse = true
        /// Whether frames are marked as one for terminals that then show them at once (mode 2026).
        package var synchronized = false
        /// Whether we run inside tmux, which passes the clipboard on by itself.
        package var insideTmux = false

        /// Settings for a terminal of a name on standard input and output.
        package init(term: String) { self.term = term }
    }

    /// Where keys come from.
    package var inputDescriptor: CInt { settings.input }
    /// Where the picture goes.
    package var outputDescriptor: CInt { settings.output }
    /// The size of the window, as of the last `resize`.
    package private(set) var size: Size

    private let settings: Settings
    private let tier: ColorTier
    private var shown: Frame?
    private var theme: Theme?
    private var looks: [Style: Look] = [:]

    /// How a style is told to ncurses.
    private struct Look {
        var pair: CInt
        var emphasis: UInt8
    }

    /// Takes the terminal.
    ///
    /// Throws when there is none, or one that cannot move its cursor.
    package init(_ settings: Settings) throws(DeviceFault) {
        guard isatty(settings.input) == 1, isatty(settings.output) == 1 else { throw .notATerminal }
        let modes = ControlModes(mouse: settings.mouse)
        let result = cncurses_open(
            settings.input, settings.output, settings.term, settings.noColor ? 0 : 1, modes.enter,
            modes.leave)
        guard result == 0 else { throw .tooSimple(term: settings.term) }
        cncurses_guard()
        self.settings = settings
        tier = ColorTier(colors: Int(cncurses_colors()), noColor: settings.noColor)
        size = Self.windowSize
    }

    deinit { cncurses_close() }

    private static var windowSize: Size {
        Size(Int(cncurses_columns()), Int(cncurses_rows()))
    }

    /// Paints what differs from the frame before.
    package mutating func present(_ frame: Frame, theme: Theme) throws(DeviceFault) {
        if theme != self.theme {
            shown = nil
            looks = [:]
            cncurses_forget_pairs()
            self.theme = theme
        }
        let changes = frame.changes(since: shown)
        guard !changes.isEmpty || frame.cursor != shown?.cursor else { return }
        for change in changes { put(change, of: frame, theme) }
        let cursor = frame.cursor ?? Point(-1, -1)
        if settings.synchronized { send("\u{1B}[?2026h") }
        cncurses_cursor(CInt(clamping: cursor.y), CInt(clamping: cursor.x))
        cncurses_update()
        if settings.synchronized { send("\u{1B}[?2026l") }
        shown = frame
    }

    /// Takes over the new size; the next frame is painted whole.
    package mutating func resize() {
        cncurses_resize()
        size = Self.windowSize
        shown = nil
    }

    /// Gives the terminal back as it was found.
    package mutating func suspend() { cncurses_suspend() }

    /// Takes the terminal again; the next frame is painted whole.
    package mutating func resume() {
        cncurses_resume()
        resize()
    }

    /// Rings.
    package mutating func bell() { send("\u{7}") }

    /// Puts a text on the clipboard; false when it is too long.
    package mutating func copy(_ text: SanitizedText) -> Bool {
        let isScreen = settings.term.hasPrefix("screen") && !settings.insideTmux
        guard let sequence = Clipboard.sequence(for: text, isScreen: isScreen) else { return false }
        send(sequence)
        return true
    }

    private mutating func put(_ change: Change, of frame: Frame, _ theme: Theme) {
        let row = frame.row(change.y)
        var cells: [cncurses_cell] = []
        cells.reserveCapacity(change.columns.count)
        var last: (style: Style, look: Look)?
        let changed = row.dropFirst(change.columns.lowerBound).prefix(change.columns.count)
        for cell in changed where cell.text.width > 0 {
            if last?.style != cell.style { last = (cell.style, look(of: cell.style, theme)) }
            cells.append(
                cncurses_cell(
                    base: cell.text.base, first_mark: cell.text.firstMark,
                    second_mark: cell.text.secondMark, width: cell.text.width,
                    emphasis: last?.look.emphasis ?? 0, pair: last?.look.pair ?? 0))
        }
        cncurses_put(
            CInt(clamping: change.y), CInt(clamping: change.columns.lowerBound), cells,
            CInt(clamping: cells.count))
    }

    private mutating func look(of style: Style, _ theme: Theme) -> Look {
        if let look = looks[style] { return look }
        let paint = theme.paint(style, tier: tier)
        let isOwn = paint.foreground < 0 && paint.background < 0
        let pair = isOwn ? 0 : max(0, cncurses_pair(CInt(paint.foreground), CInt(paint.background)))
        let look = Look(pair: pair, emphasis: paint.emphasis.rawValue)
        looks[style] = look
        return look
    }

    private func send(_ text: String) {
        let bytes = text.utf8.map { CChar(bitPattern: $0) }
        cncurses_send(bytes, CInt(clamping: bytes.count))
    }
}

/// What we switch on at the terminal beside ncurses, and off again.
private struct ControlModes {
    /// Mouse buttons and dragging in the form that knows no widest screen, pastes marked as such,
    /// and word when the window gains or loses the keyboard.
    private static let modes = ["1002", "1006", "2004", "1004"]

    let enter: String
    let leave: String

    init(mouse: Bool) {
        let modes = mouse ? Self.modes : Array(Self.modes.dropFirst(2))
        enter = modes.map { "\u{1B}[?\($0)h" }.joined()
        leave = modes.reversed().map { "\u{1B}[?\($0)l" }.joined()
    }
}
