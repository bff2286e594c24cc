import Dispatch
package import Glibc

/// The end of a program that a test started.
package enum ChildEnd {
    /// How long a program may take to end on a loaded machine.
    private static let longest = DispatchTimeInterval.seconds(60)

    /// Waits until a program is gone: its exit status, or minus the signal that ended it. One that
    /// does not end is killed, so that a test that asks for its status fails.
    package static func wait(for child: pid_t) -> Int {
        let ended = DispatchSemaphore(value: 0)
        DispatchQueue(label: "end of \(child)").async {
            var info = siginfo_t()
            while waitid(P_PID, id_t(child), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
            ended.signal()
        }
        if ended.wait(timeout: .now() + longest) == .timedOut { kill(child, SIGKILL) }
        var status: CInt = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let signal = Int(status & 0x7F)
        return signal == 0 ? Int(status >> 8 & 0xFF) : -signal
    }
}
