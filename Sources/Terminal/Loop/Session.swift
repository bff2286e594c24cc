/// Drives a program without threads or a clock: what tests of screens hold in their hands.
///
/// Events are handled at once; effects run when `settle` is awaited, one after the other in the
/// order they were asked for, so that a test presses keys, settles and looks at the frame.
package struct Session<P: Program> {
    /// The program itself.
    package var program: P
    /// The device it is shown on, with its counts.
    package var device: HeadlessDevice
    private var waiting: [Effect<P.Message>] = []
    private var timers: [(due: Int, message: P.Message)] = []
    private var clock = 0

    /// Effects run by one `settle`, more of which means that they start each other without end.
    private static var mostEffects: Int { 10_000 }

    /// A session of a program on a screen of a size; the first frame is drawn.
    package init(_ program: P, size: Size) {
        self.program = program
        device = HeadlessDevice(size)
        collect()
        show()
    }

    /// The screen as text.
    package var text: String { device.frame?.description ?? "" }

    /// The screen as it is.
    package var frame: Frame { device.frame ?? Frame(device.size) }

    /// Whether no effect waits to run; timers do not count.
    package var isIdle: Bool { waiting.isEmpty }

    /// Presses keys one after the other, by their names, and draws once.
    package mutating func press(_ keys: Key...) { send(keys.map(InputEvent.key)) }

    /// Types a text, one key for each character, and draws once.
    package mutating func type(_ text: String) { send(text.map { .key(Key($0)) }) }

    /// Hands over events and draws once.
    package mutating func send(_ events: [InputEvent]) {
        for event in events where !program.isFinished {
            program.handle(event)
            collect()
        }
        show()
    }

    /// Changes the size of the screen.
    package mutating func resize(_ size: Size) {
        device.size = size
        device.resize()
        send([.resize(size)])
    }

    /// Runs effects, and those they lead to, until none waits; then draws.
    package mutating func settle() async {
        for _ in 0..<Self.mostEffects {
            guard !waiting.isEmpty else { break }
            await perform(waiting.removeFirst())
        }
        precondition(waiting.isEmpty, "effects keep starting effects")
        show()
    }

    /// Lets time pass: messages that were asked for later arrive in their order.
    package mutating func pass(milliseconds: Int) async {
        clock += milliseconds
        while let next = timers.indices.filter({ timers[$0].due <= clock }).min(by: {
            (timers[$0].due, $0) < (timers[$1].due, $1)
        }) {
            program.receive(timers.remove(at: next).message)
            collect()
        }
        await settle()
    }

    private mutating func perform(_ effect: Effect<P.Message>) async {
        switch effect.action {
        case .work(_, let run):
            let (stream, continuation) = AsyncStream<P.Message>.makeStream()
            await run { continuation.yield($0) }
            continuation.finish()
            for await message in stream { receive(message) }
        case .after(let milliseconds, let message):
            timers.append((clock + milliseconds, message))
        case .handOver(let run):
            device.suspend()
            let message = run()
            device.resume()
            receive(message)
        case .copy(let text, let tooLong):
            if !device.copy(text), let tooLong { receive(tooLong) }
        case .bell: device.bell()
        }
    }

    private mutating func receive(_ message: P.Message) {
        program.receive(message)
        collect()
    }

    /// Takes the program's effects; work with an id drops what waits under the same id.
    private mutating func collect() {
        for effect in program.effects {
            if let id = effect.id { waiting.removeAll { $0.id == id } }
            waiting.append(effect)
        }
        program.effects = []
    }

    private mutating func show() {
        var frame = Frame(device.size)
        program.draw(into: &frame)
        // A headless device never refuses a frame.
        try? device.present(frame, theme: program.theme)
    }
}
