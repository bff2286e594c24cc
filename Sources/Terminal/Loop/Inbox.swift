internal import Synchronization

/// A mailbox that any task may post to and one thread empties; a byte in a pipe wakes that thread.
final class Inbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let pipe: WakePipe

    init() throws(DeviceFault) { pipe = try WakePipe() }

    /// What to poll for mail.
    var readEnd: CInt { pipe.readEnd }

    /// Adds a message; the first one since the last `drain` wakes the reader.
    func post(_ message: Message) {
        let isFirst = messages.withLock { queue in
            queue.append(message)
            return queue.count == 1
        }
        if isFirst { pipe.wake() }
    }

    /// Everything posted since the last call, oldest first.
    func drain() -> [Message] {
        _ = pipe.drain()
        return messages.withLock { queue in
            defer { queue = [] }
            return queue
        }
    }
}
