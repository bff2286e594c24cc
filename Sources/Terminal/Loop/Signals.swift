internal import Glibc
internal import Synchronization

/// Signals as bytes in a pipe, so that the loop takes them in its own time.
///
/// The handlers are the process's own, so one of these lives at a time; they are put back as they
/// were when it goes.
package struct Signals: ~Copyable {
    /// The signals the loop answers to.
    private static let caught = [SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT]
    /// The pipe's end that handlers write to; a handler may touch nothing but such a value.
    private static let writer = Atomic<CInt>(-1)

    private let pipe: WakePipe
    private var former: [(number: CInt, action: sigaction)] = []

    /// Starts to catch signals.
    package init() throws(DeviceFault) {
        pipe = try WakePipe()
        Self.writer.store(pipe.writeEnd, ordering: .sequentiallyConsistent)
        for number in Self.caught {
            var before = sigaction()
            var action = Self.catching
            if sigaction(number, &action, &before) == 0 { former.append((number, before)) }
        }
    }

    deinit {
        for (number, action) in former {
            var action = action
            _ = sigaction(number, &action, nil)
        }
        Self.writer.store(-1, ordering: .sequentiallyConsistent)
    }

    /// What to poll for signals.
    var readEnd: CInt { pipe.readEnd }

    /// The signals that arrived since the last call, oldest first.
    func drain() -> [CInt] { pipe.drain().map(CInt.init) }

    /// Stops the whole job as Ctrl-Z does in a shell; returns when it goes on.
    ///
    /// The group is stopped, not only this process, so that whoever started us notices.
    func stopJob() {
        withDefaultStop { _ = kill(0, SIGTSTP) }
    }

    /// Runs a closure during which a stop from the keyboard stops this process too, as it must
    /// while another program has the terminal.
    func withDefaultStop<Result>(_ run: () -> Result) -> Result {
        var standard = sigaction()
        standard.__sigaction_handler.sa_handler = SIG_DFL
        _ = sigaction(SIGTSTP, &standard, nil)
        defer {
            var action = Self.catching
            _ = sigaction(SIGTSTP, &action, nil)
        }
        return run()
    }

    private static var catching: sigaction {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            let before = errno
            var byte = UInt8(truncatingIfNeeded: number)
            _ = write(Signals.writer.load(ordering: .relaxed), &byte, 1)
            errno = before
        }
        action.sa_flags = SA_RESTART
        return action
    }
}
