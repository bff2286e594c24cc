import CProcesses
import Glibc

/// A switch that ends children early: give it to a call and turn it from any thread.
///
/// Once turned it stays so. It is a descriptor that `poll` can wait for, so a waiting call wakes.
package final class Cancellation: Sendable {
    let descriptor: Int32

    /// A switch that is not turned.
    package init() {
        descriptor = cprocesses_event()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Turns the switch; every call that holds it kills its child.
    package func cancel() {
        _ = cprocesses_signal_event(descriptor)
    }

    /// Whether the switch is turned.
    package var isCancelled: Bool {
        var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&poller, 1, 0) > 0
    }
}

/// The system's words for an error number.
func systemMessage(_ number: Int32) -> String {
    String(cString: strerror(number))
}
