import Console
import Curses
import Glibc
import Prelude
import Processes
import Recruiting
import Terminal

/// What `muster` does without a word: it opens the console.
let consoleCommand = CommandSpec(
    words: [], summary: "Open the console; not on a terminal, say what is on the desk.",
    run: { try openConsole($0.session, isPlain: $0.has("plain")) ?? summary($0) })

/// Opens the console on the session's desk and returns when the reader leaves it; nil when there is
/// no terminal to take over, or when that is not wanted.
func openConsole(_ session: Session, isPlain: Bool) throws -> Answer? {
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    guard isTerminal, !isPlain, !session.isJSON else { return nil }
    let (services, engine) = try ConsoleWiring(session).services()
    let theme = try ThemeFolder(session).startTheme()
    let report: LoopReport
    engine.start()
    defer {
        try? waiting { await engine.stop() }
        if let left = engine.left() { Output.narrate(left) }
    }
    do {
        report = try show(services, theme, session)
    } catch {
        throw Failure(.usage, "no_terminal", error.description)
    }
    guard let signal = report.signal else { return Answer(.null, []) }
    // As a shell expects of a program that a signal ended, once the terminal is as it was.
    Glibc.signal(signal, SIG_DFL)
    raise(signal)
    return Answer(.null, [], exit: .failed)
}

/// Runs the console on the terminal, which is as it was found when this returns.
private func show(
    _ services: ConsoleServices, _ theme: Theme, _ session: Session
) throws(DeviceFault) -> LoopReport {
    var settings = CursesDevice.Settings(term: session.environment["TERM"] ?? "")
    settings.noColor = session.settings.isColorless.value != "no"
    settings.insideTmux = session.environment["TMUX"] != nil
    let signals = try Signals()
    var device = try CursesDevice(settings)
    var console = Console(services, size: device.size, theme: theme)
    return try run(&console, on: &device, signals: signals)
}

/// What is on the desk, for a reader that is no terminal; a desk that is not there is no error.
private func summary(_ invocation: Invocation) throws -> Answer {
    let place = invocation.session.deskPlace
    guard try place.holdsDesk() else {
        return Answer(
            ["desk": .string(place.shown), "exists": false],
            [
                "There is no desk at \(place.shown) yet.",
                "`muster import PATH` fills one, `muster demo` shows one.",
            ])
    }
    var answer = try describeDesk(invocation)
    if invocation.has("plain") {
        answer.lines.append(
            "The console takes over the screen, which --plain forbids; `muster --help` lists the commands."
        )
    }
    return answer
}
