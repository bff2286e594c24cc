import CProcesses
import Glibc

/// Two ends that a child writes into and we read from.
final class Pipe {
    private(set) var readEnd: Int32
    private(set) var writeEnd: Int32

    init(program: String) throws(ChildError) {
        var ends: [Int32] = [-1, -1]
        guard cprocesses_pipe(&ends) == 0 else { throw ChildError(path: program, number: errno) }
        readEnd = ends[0]
        writeEnd = ends[1]
        // Only our end must not block; the child's is a description of its own.
        _ = fcntl(readEnd, F_SETFL, O_NONBLOCK)
    }

    deinit {
        closeReadEnd()
        closeWriteEnd()
    }

    func closeReadEnd() {
        if readEnd >= 0 { close(readEnd) }
        readEnd = -1
    }

    func closeWriteEnd() {
        if writeEnd >= 0 { close(writeEnd) }
        writeEnd = -1
    }
}

/// Watches one running child: drains what it writes, holds it to its limits, reaps it.
struct ChildWatch {
    private let pid: Int32
    private let limits: ChildLimits
    private let output: Pipe
    private let errors: Pipe
    private let cancellation: Cancellation?
    private let exit: Int32
    private let deadline: Int
    private var captured: [UInt8] = []
    private var capturedErrors: [UInt8] = []
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)

    init(
        pid: Int32, limits: ChildLimits, output: Pipe, errors: Pipe, cancellation: Cancellation?
    ) {
        self.pid = pid
        self.limits = limits
        self.output = output
        self.errors = errors
        self.cancellation = cancellation
        exit = cprocesses_pidfd(pid)
        deadline = monotonicMilliseconds() &+ max(0, limits.deadline)
    }

    /// Waits until the child has ended or must be ended, then reaps it and all of its group.
    mutating func result() -> ChildResult {
        let forced = watch()
        kill(-pid, SIGKILL)
        _ = cprocesses_has_ended(pid, 1)
        let status = cprocesses_reap(pid)
        if exit >= 0 { close(exit) }
        var ending = forced ?? ending(status)
        if forced == nil, !drain(output, into: \.captured, limit: limits.outputBytes) {
            ending = .exceeded(.output)
        }
        _ = drain(errors, into: \.capturedErrors, limit: limits.errorBytes)
        return ChildResult(ending: ending, output: captured, errorOutput: capturedErrors)
    }

    /// Reads until the child has ended by itself; returns why it must be ended otherwise.
    private mutating func watch() -> ChildResult.Ending? {
        while true {
            let remaining = deadline &- monotonicMilliseconds()
            guard remaining > 0 else { return .deadline }
            var pollers = [
                pollfd(fd: output.readEnd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: errors.readEnd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: exit, events: Int16(POLLIN), revents: 0),
                pollfd(fd: cancellation?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            // Without a descriptor for its end, the child is asked after every few milliseconds.
            let patience = exit >= 0 ? remaining : min(remaining, 5)
            _ = poll(&pollers, nfds_t(pollers.count), Int32(clamping: patience))
            if pollers[3].revents != 0 { return .cancelled }
            if pollers[0].revents != 0,
                !drain(output, into: \.captured, limit: limits.outputBytes)
            {
                return .exceeded(.output)
            }
            if pollers[1].revents != 0 {
                _ = drain(errors, into: \.capturedErrors, limit: limits.errorBytes)
            }
            if cprocesses_has_ended(pid, 0) != 0 { return nil }
        }
    }

    /// Reads what is there, up to one chunk's worth of turns so that a flood cannot keep the
    /// deadline waiting; false when more came than may be kept.
    private mutating func drain(
        _ pipe: Pipe, into buffer: WritableKeyPath<ChildWatch, [UInt8]>, limit: Int
    ) -> Bool {
        for _ in 0..<64 where pipe.readEnd >= 0 {
            let count = chunk.withUnsafeMutableBytes {
                read(pipe.readEnd, $0.baseAddress, $0.count)
            }
            if count < 0 { return true }
            if count == 0 {
                pipe.closeReadEnd()
                return true
            }
            let room = max(0, limit - self[keyPath: buffer].count)
            self[keyPath: buffer].append(contentsOf: chunk[..<min(room, count)])
            if count > room { return false }
        }
        return true
    }

    private func ending(_ status: Int32) -> ChildResult.Ending {
        guard status < 0 else { return .exited(status) }
        switch -status {
        case SIGXCPU: return .exceeded(.cpu)
        // The processor's hard limit kills; a child that we did not kill met that one.
        case SIGKILL where limits.cpuSeconds > 0: return .exceeded(.cpu)
        case SIGXFSZ: return .exceeded(.fileSize)
        default: return .signalled(-status)
        }
    }
}

/// Milliseconds of a clock that is never set.
private func monotonicMilliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec &* 1000 &+ time.tv_nsec / 1_000_000
}
