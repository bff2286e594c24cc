internal import CProcesses
internal import Dispatch
internal import Glibc
internal import Synchronization

/// The signals that ask a program to end, heard from the moment one of these is made until it goes.
///
/// The handler writes into a pipe, and a queue reads from it: unlike with Dispatch's own source of
/// signals there is no moment between at which one would be dropped. The first of each kind is
/// heard; the second ends the program, as it does when nobody listens. The handlers are the
/// process's own, so one of these lives at a time.
package struct Interrupts: ~Copyable {
    private static let heard = [SIGINT, SIGTERM]
    /// The pipe's end that the handler writes to; a handler may touch nothing but such a value.
    private static let writer = Atomic<CInt>(-1)

    private let source: any DispatchSourceRead

    /// Calls `onInterrupt` for each signal.
    ///
    /// - Throws: `Unheard` when no descriptor is left.
    package init(_ onInterrupt: @escaping @Sendable () async -> Void) throws {
        var ends: [CInt] = [-1, -1]
        guard cprocesses_pipe(&ends) == 0 else { throw Unheard(number: errno) }
        let (reader, writer) = (ends[0], ends[1])
        source = DispatchSource.makeReadSource(fileDescriptor: reader, queue: .global())
        source.setEventHandler {
            var bytes: [UInt8] = [0, 0]
            let count = read(reader, &bytes, bytes.count)
            for _ in 0..<max(0, count) { Task { await onInterrupt() } }
        }
        source.setCancelHandler {
            close(reader)
            close(writer)
        }
        source.resume()
        Self.writer.store(writer, ordering: .sequentiallyConsistent)
        for number in Self.heard {
            var action = Self.hearing
            _ = sigaction(number, &action, nil)
        }
    }

    deinit {
        for number in Self.heard { signal(number, SIG_DFL) }
        Self.writer.store(-1, ordering: .sequentiallyConsistent)
        source.cancel()
    }

    /// Nothing is left to hear an interrupt with.
    package struct Unheard: Error, CustomStringConvertible {
        /// The system's error number.
        package var number: CInt

        /// The system's words for the error.
        package var description: String {
            "an interrupt cannot be listened for: \(systemMessage(number))"
        }
    }

    private static var hearing: sigaction {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            let before = errno
            var byte: UInt8 = 0
            _ = write(Interrupts.writer.load(ordering: .relaxed), &byte, 1)
            errno = before
        }
        action.sa_flags = SA_RESTART | CInt(bitPattern: SA_RESETHAND)
        return action
    }
}
