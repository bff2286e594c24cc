/// Where frames go and input comes from.
///
/// It is not `Sendable`: one thread owns it.
package protocol Device: ~Copyable {
    /// What to poll for input.
    var inputDescriptor: CInt { get }

    /// What to poll before painting, so that a stalled terminal stalls nobody; -1 never stalls.
    var outputDescriptor: CInt { get }

    /// The size of the screen now.
    var size: Size { get }

    /// Paints a frame: only what differs from the one before, unless the theme is another.
    mutating func present(_ frame: Frame, theme: Theme) throws(DeviceFault)

    /// Takes over a new size of the window; the next frame is painted whole.
    mutating func resize()

    /// Gives the terminal back as it was found, for another program or the shell.
    mutating func suspend()

    /// Takes the terminal again after `suspend`; the next frame is painted whole.
    mutating func resume()

    /// Puts a text on the terminal's clipboard; false when it is too long to go there.
    mutating func copy(_ text: SanitizedText) -> Bool

    /// Rings.
    mutating func bell()
}

/// Why a terminal cannot be used, or no longer.
package enum DeviceFault: Error, Hashable, CustomStringConvertible {
    /// Standard input or output is no terminal.
    case notATerminal
    /// The terminal can do less than a screen needs; its name is told.
    case tooSimple(term: String)
    /// No file descriptor is left for the loop.
    case outOfDescriptors
    /// The terminal went away.
    case gone

    /// What is wrong and what to do.
    package var description: String {
        switch self {
        case .notATerminal:
            "the screen needs a terminal, and input or output is none; use the commands with --json"
        case .tooSimple(let term):
            "the terminal \(term) cannot move its cursor; set TERM to what it really is"
        case .outOfDescriptors:
            "no file descriptor is left; close other programs or raise the limit (ulimit -n)"
        case .gone: "the terminal has gone"
        }
    }
}
