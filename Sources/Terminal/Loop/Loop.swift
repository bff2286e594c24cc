internal import Glibc

/// How a loop ended and what it did.
package struct LoopReport: Hashable, Sendable {
    /// The signal that ended it; nil when the program finished by itself.
    package var signal: CInt?
    /// Events handled.
    package var events = 0
    /// Messages received.
    package var messages = 0
    /// Frames drawn.
    package var frames = 0
    /// Times the loop woke up.
    package var wakeups = 0
}

/// Runs a program on a device until it finishes or a signal ends it.
///
/// The calling thread owns both and should be the main thread. The device is left as it is; whoever
/// made it closes it.
package func run<P: Program, D: Device & ~Copyable>(
    _ program: inout P, on device: inout D, signals: borrowing Signals
) throws(DeviceFault) -> LoopReport {
    var loop = try Loop<P>()
    defer { loop.work.cancelAll() }
    loop.collect(from: &program)
    try loop.paint(&program, on: &device)
    loop.perform(&program, &device, signals)
    while !program.isFinished, loop.report.signal == nil {
        try loop.turn(&program, on: &device, signals: signals)
    }
    return loop.report
}

/// The state of a running loop.
private struct Loop<P: Program> {
    /// Milliseconds after which an escape byte that nothing follows is the Escape key.
    private static var escapeDelay: UInt64 { 50_000_000 }
    /// Reads of one turn, so that a flood of input cannot keep the screen from being painted.
    private static var mostReads: Int { 64 }
    private static var never: UInt64 { .max }

    var work: Work<P.Message>
    var report = LoopReport()
    private var parser = InputParser()
    private var pace = Pace()
    private var isDirty = false
    /// Whether the next frame answers a key, rather than news from the background.
    private var isAnswer = false
    private var pending: [Effect<P.Message>] = []
    private var timers: [(due: UInt64, message: P.Message)] = []
    private var escapeDue = UInt64.max
    private var buffer: [UInt8] = Array(repeating: 0, count: 4_096)

    init() throws(DeviceFault) { work = try Work() }

    /// Waits for something to happen, handles all of it, and paints at most one frame.
    mutating func turn<D: Device & ~Copyable>(
        _ program: inout P, on device: inout D, signals: borrowing Signals
    ) throws(DeviceFault) {
        let ready = wait(device, signals)
        report.wakeups += 1
        // Many changes of size are as good as one.
        for number in Set(signals.drain()).sorted() {
            answer(number, &program, &device, signals)
        }
        if ready { try read(&program, &device, signals) }
        let now = Self.now()
        if now >= escapeDue {
            parser.flush()
            escapeDue = Self.never
            dispatch(&program, &device, signals)
        }
        for message in work.messages() { receive(message, &program) }
        while let due = timers.indices.min(by: { timers[$0].due < timers[$1].due }),
            timers[due].due <= now
        {
            receive(timers.remove(at: due).message, &program)
        }
        perform(&program, &device, signals)
        let delay = pace.delay(now: Self.now(), isAnswer: isAnswer)
        if isDirty, delay == 0, !program.isFinished, isWritable(device) {
            try paint(&program, on: &device)
        }
    }

    /// Draws a frame and hands it to the device.
    mutating func paint<D: Device & ~Copyable>(
        _ program: inout P, on device: inout D
    ) throws(DeviceFault) {
        var frame = Frame(device.size)
        program.draw(into: &frame)
        try device.present(frame, theme: program.theme)
        pace.painted(now: Self.now(), hasBacklog: hasBacklog(device), isAnswer: isAnswer)
        report.frames += 1
        (isDirty, isAnswer) = (false, false)
    }

    /// Polls input, signals, mail and, when a frame waits for a stalled terminal, output.
    ///
    /// Returns whether there is input.
    private func wait<D: Device & ~Copyable>(
        _ device: borrowing D, _ signals: borrowing Signals
    ) -> Bool {
        let now = Self.now()
        var due = min(escapeDue, timers.map(\.due).min() ?? Self.never)
        let delay = isDirty ? pace.delay(now: now, isAnswer: isAnswer) : 0
        let isStalled = isDirty && delay == 0
        if isDirty, !isStalled { due = min(due, now + delay) }
        // Rounded up, for waking a little early would only mean waking twice.
        let left = due <= now ? 0 : CInt(clamping: ((due - now) / 1_000_000) &+ 1)
        var polled = [
            pollfd(fd: device.inputDescriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: work.inbox.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(
                fd: isStalled ? device.outputDescriptor : -1, events: Int16(POLLOUT), revents: 0),
        ]
        guard poll(&polled, nfds_t(polled.count), due == Self.never ? -1 : left) > 0 else {
            return false
        }
        return polled[0].revents != 0
    }

    private func isReadable<D: Device & ~Copyable>(_ device: borrowing D) -> Bool {
        var polled = pollfd(fd: device.inputDescriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) > 0
    }

    /// Whether more input waits than a single key or mouse event: someone types faster than we
    /// paint, and not only in answer to what is on the screen.
    private func hasBacklog<D: Device & ~Copyable>(_ device: borrowing D) -> Bool {
        var waiting: CInt = 0
        return ioctl(device.inputDescriptor, UInt(FIONREAD), &waiting) == 0 && waiting > 16
    }

    private func isWritable<D: Device & ~Copyable>(_ device: borrowing D) -> Bool {
        guard device.outputDescriptor >= 0 else { return true }
        var polled = pollfd(fd: device.outputDescriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&polled, 1, 0) > 0
    }

    /// Reads all input there is and hands it over, so that many keys make one frame.
    private mutating func read<D: Device & ~Copyable>(
        _ program: inout P, _ device: inout D, _ signals: borrowing Signals
    ) throws(DeviceFault) {
        for _ in 0..<Self.mostReads {
            let count = Glibc.read(device.inputDescriptor, &buffer, buffer.count)
            if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { throw .gone }
            if count > 0 { parser.feed(buffer[..<count]) }
            dispatch(&program, &device, signals)
            if program.isFinished { return }
            guard isReadable(device) else { break }
        }
        escapeDue = parser.isWaiting ? Self.now() + Self.escapeDelay : Self.never
    }

    private mutating func dispatch<D: Device & ~Copyable>(
        _ program: inout P, _ device: inout D, _ signals: borrowing Signals
    ) {
        for event in parser.take() where !program.isFinished {
            if event == .key("ctrl-z") {
                stop(&program, &device, signals)
                continue
            }
            handle(event, &program)
        }
    }

    private mutating func handle(_ event: InputEvent, _ program: inout P) {
        report.events += 1
        program.handle(event)
        (isDirty, isAnswer) = (true, true)
        collect(from: &program)
    }

    private mutating func receive(_ message: P.Message, _ program: inout P) {
        report.messages += 1
        program.receive(message)
        isDirty = true
        collect(from: &program)
    }

    private mutating func answer<D: Device & ~Copyable>(
        _ number: CInt, _ program: inout P, _ device: inout D, _ signals: borrowing Signals
    ) {
        switch number {
        case SIGWINCH:
            device.resize()
            handle(.resize(device.size), &program)
        case SIGTSTP: stop(&program, &device, signals)
        case SIGCONT:
            // Stopped by SIGSTOP, which no handler sees: the terminal may look like anything.
            device.suspend()
            device.resume()
            handle(.resize(device.size), &program)
        default: report.signal = number
        }
    }

    private mutating func stop<D: Device & ~Copyable>(
        _ program: inout P, _ device: inout D, _ signals: borrowing Signals
    ) {
        device.suspend()
        signals.stopJob()
        // That we go on and may have a new size is known here; that we should end is not.
        let ending = signals.drain().first { ![SIGCONT, SIGWINCH, SIGTSTP].contains($0) }
        report.signal = report.signal ?? ending
        device.resume()
        handle(.resize(device.size), &program)
    }

    /// Takes the work the program asked for.
    mutating func collect(from program: inout P) {
        guard !program.effects.isEmpty else { return }
        pending += program.effects
        program.effects = []
    }

    mutating func perform<D: Device & ~Copyable>(
        _ program: inout P, _ device: inout D, _ signals: borrowing Signals
    ) {
        while !pending.isEmpty {
            let effects = pending
            pending = []
            for effect in effects {
                switch effect.action {
                case .work(let id, let run): work.start(id: id, run)
                case .after(let milliseconds, let message):
                    timers.append((Self.now() + UInt64(max(0, milliseconds)) * 1_000_000, message))
                case .copy(let text, let tooLong):
                    if !device.copy(text), let tooLong { receive(tooLong, &program) }
                case .bell: device.bell()
                case .handOver(let run):
                    device.suspend()
                    let message = signals.withDefaultStop(run)
                    device.resume()
                    receive(message, &program)
                    handle(.resize(device.size), &program)
                }
            }
        }
    }

    /// The time since some moment, in nanoseconds; it never goes back.
    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
