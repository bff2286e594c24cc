import FoundationEssentials
import Glibc
import Synchronization
import TestSupport

/// The real binary running beside a test, ended by the number it was started with.
final class RunningMuster: Sendable {
    /// Its number.
    let pid: pid_t
    private let hasEnded = Mutex(false)

    /// Starts the binary on a desk; what it says is not kept, unless in a file.
    init(
        _ words: [String], desk: String, home: String, environment more: [String: String] = [:],
        output: String = "/dev/null"
    ) throws {
        let variables =
            [
                "HOME=\(home)", "USER=ada", "MUSTER_DESK=\(desk)",
                "MUSTER_DATA=\(Project.root)/data", "PATH=/usr/bin:/bin", "TERM=dumb",
            ] + more.map { "\($0.key)=\($0.value)" }.sorted()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, descriptor == 0 ? "/dev/null" : output,
                descriptor == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        var arguments = ([Muster.binary] + words).map { strdup($0) } + [nil]
        var environment = variables.map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        // A thread that runs tests holds signals back, and a child inherits that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var child: pid_t = 0
        let code = posix_spawn(
            &child, Muster.binary, &actions, &attributes, &arguments, &environment)
        guard code == 0 else { throw NotStarted(code: code) }
        pid = child
    }

    /// The binary could not be started.
    struct NotStarted: Error { var code: Int32 }

    deinit { end(SIGKILL) }

    /// Sends a signal that does not end it.
    func signal(_ number: Int32) { kill(pid, number) }

    /// Ends it with a signal, or lets it end by itself with none, and waits until it is gone; the exit
    /// status, or minus the signal.
    @discardableResult
    func end(_ number: Int32 = 0) -> Int {
        let isFirst = hasEnded.withLock { hasEnded in
            defer { hasEnded = true }
            return !hasEnded
        }
        guard isFirst else { return 0 }
        kill(pid, number)
        return ChildEnd.wait(for: pid)
    }
}
