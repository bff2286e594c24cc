/// A program as a value: events and messages in, frames and effects out.
///
/// The loop owns it on the main thread. Nothing in it may block: slow work is an effect, whose
/// result comes back as a message.
package protocol Program {
    /// What effects report back.
    associatedtype Message: Sendable

    /// Work the program wants done; the loop takes it out after each event and message.
    var effects: [Effect<Message>] { get set }

    /// Whether the loop should end.
    var isFinished: Bool { get }

    /// The colours to paint in. Changing it repaints the screen.
    var theme: Theme { get }

    /// Takes one event of the terminal.
    mutating func handle(_ event: InputEvent)

    /// Takes the result of an effect.
    mutating func receive(_ message: Message)

    /// Draws the whole screen into an empty frame. It may remember where things were drawn, for
    /// the mouse and for scrolling, but nothing that the next frame would show.
    mutating func draw(into frame: inout Frame)
}

extension Program {
    /// The terminal's own colours.
    package var theme: Theme { .terminal }
}

/// Something the program wants done for it.
package struct Effect<Message: Sendable>: Sendable {
    enum Action: Sendable {
        case work(id: String?, @Sendable (@escaping Post) async -> Void)
        case after(milliseconds: Int, Message)
        case handOver(@Sendable () -> Message)
        case copy(SanitizedText, tooLong: Message?)
        case bell
    }

    /// Sends a message to the program, from any thread.
    package typealias Post = @Sendable (Message) -> Void

    let action: Action

    /// Work in the background whose result is one message.
    ///
    /// Work with an id takes the place of earlier work with the same id, which is cancelled and
    /// whose messages no longer arrive.
    package static func work(
        id: String? = nil, _ run: @escaping @Sendable () async -> Message
    ) -> Effect {
        Effect(action: .work(id: id) { post in post(await run()) })
    }

    /// Work in the background that sends any number of messages while it runs.
    package static func stream(
        id: String? = nil, _ run: @escaping @Sendable (_ post: @escaping Post) async -> Void
    ) -> Effect {
        Effect(action: .work(id: id, run))
    }

    /// A message after a time, for what should disappear by itself.
    package static func after(milliseconds: Int, _ message: Message) -> Effect {
        Effect(action: .after(milliseconds: milliseconds, message))
    }

    /// Gives the terminal to another program, such as an editor: `run` is called on the main
    /// thread with the terminal as it was before Muster, and blocks until it returns.
    package static func handOver(_ run: @escaping @Sendable () -> Message) -> Effect {
        Effect(action: .handOver(run))
    }

    /// Puts a text on the clipboard of the terminal, or sends a message when it is too long.
    ///
    /// Whether the terminal obeys, nobody can tell.
    package static func copy(_ text: SanitizedText, tooLong: Message? = nil) -> Effect {
        Effect(action: .copy(text, tooLong: tooLong))
    }

    /// Rings.
    package static var bell: Effect { Effect(action: .bell) }
}

extension Effect {
    /// The id of work that takes the place of earlier work.
    var id: String? {
        if case .work(let id, _) = action { id } else { nil }
    }

    /// The same effect with its messages turned into those of a larger program that holds the one
    /// that asked.
    package func map<Other>(
        _ transform: @escaping @Sendable (Message) -> Other
    ) -> Effect<Other> {
        switch action {
        case .work(let id, let run):
            Effect<Other>(action: .work(id: id) { post in await run { post(transform($0)) } })
        case .after(let milliseconds, let message):
            Effect<Other>(action: .after(milliseconds: milliseconds, transform(message)))
        case .handOver(let run): Effect<Other>(action: .handOver { transform(run()) })
        case .copy(let text, let tooLong):
            Effect<Other>(action: .copy(text, tooLong: tooLong.map(transform)))
        case .bell: Effect<Other>(action: .bell)
        }
    }
}
