/// A device without a screen: it keeps the last frame and counts what a terminal would be told.
package struct HeadlessDevice: Device {
    /// What was painted since the device was made.
    package struct Counts: Hashable, Sendable {
        /// Frames in which something changed.
        package var frames = 0
        /// Frames in which nothing changed, which cost a terminal nothing.
        package var emptyFrames = 0
        /// Cells painted.
        package var cells = 0
        /// Rows touched, counted in each frame.
        package var rows = 0
        /// Bytes: the text, six for each place gone to and eight for each change of style.
        package var bytes = 0
        /// Times the terminal was given away.
        package var suspensions = 0
        /// Times it rang.
        package var bells = 0
    }

    /// Where input is read from, a test having the other end; -1 when the device has none.
    package let inputDescriptor: CInt
    /// A device in memory never stalls.
    package var outputDescriptor: CInt { -1 }
    /// The size of the screen; a test changes it and then sends the signal.
    package var size: Size
    /// What was painted.
    package private(set) var counts = Counts()
    /// What the last frame alone painted.
    package private(set) var last = Counts()
    /// The frame on the screen.
    package private(set) var frame: Frame?
    /// Texts put on the clipboard.
    package private(set) var copied: [SanitizedText] = []
    private var theme: Theme?

    /// A device of a size that reads from a descriptor.
    package init(_ size: Size, inputDescriptor: CInt = -1) {
        self.size = size
        self.inputDescriptor = inputDescriptor
    }

    /// Keeps the frame and counts what a terminal would be told about it.
    package mutating func present(_ frame: Frame, theme: Theme) throws(DeviceFault) {
        let changes = frame.changes(since: theme == self.theme ? self.frame : nil)
        last = Counts()
        last.frames = changes.isEmpty ? 0 : 1
        last.emptyFrames = changes.isEmpty ? 1 : 0
        if frame.cursor != self.frame?.cursor { last.bytes += 6 }
        last.rows = Set(changes.map(\.y)).count
        for change in changes {
            var style: Style?
            last.bytes += 6
            for x in change.columns {
                guard let cell = frame[x, change.y] else { continue }
                if cell.style != style { last.bytes += 8 }
                style = cell.style
                last.cells += 1
                last.bytes += cell.text.utf8Length
            }
        }
        counts.add(last)
        self.frame = frame
        self.theme = theme
    }

    /// Forgets what is on the screen; the next frame is painted whole.
    package mutating func resize() { frame = nil }
    /// Counts that the terminal was given away.
    package mutating func suspend() { counts.suspensions += 1 }
    /// Forgets what is on the screen; the next frame is painted whole.
    package mutating func resume() { frame = nil }
    /// Counts a ring.
    package mutating func bell() { counts.bells += 1 }

    /// Keeps the text, unless a terminal would find it too long.
    package mutating func copy(_ text: SanitizedText) -> Bool {
        guard Clipboard.sequence(for: text) != nil else { return false }
        copied.append(text)
        return true
    }
}

extension HeadlessDevice.Counts {
    fileprivate mutating func add(_ other: Self) {
        frames += other.frames
        emptyFrames += other.emptyFrames
        cells += other.cells
        rows += other.rows
        bytes += other.bytes
    }
}
