/// The effects that run in the background, counted before they start and until their last message
/// has been taken.
struct Work<Message: Sendable> {
    /// What comes back from the background.
    enum Mail: Sendable {
        /// A message of the work with a number.
        case message(Int, Message)
        /// The work with a number has ended.
        case ended(Int)
    }

    /// Where results arrive.
    let inbox: Inbox<Mail>
    private var running: [Int: Task<Void, Never>] = [:]
    private var numbers: [String: Int] = [:]
    private var next = 0

    init() throws(DeviceFault) { inbox = try Inbox() }

    /// Work that has been started and has not ended.
    var count: Int { running.count }

    /// Starts work; work with an id cancels what runs under the same id, whose messages are lost.
    mutating func start(
        id: String?, _ run: @escaping @Sendable (@escaping Effect<Message>.Post) async -> Void
    ) {
        next += 1
        let number = next
        if let id {
            if let earlier = numbers[id] { running.removeValue(forKey: earlier)?.cancel() }
            numbers[id] = number
        }
        let inbox = inbox
        running[number] = Task.detached {
            await run { inbox.post(.message(number, $0)) }
            inbox.post(.ended(number))
        }
    }

    /// The messages that have arrived from work that is still wanted.
    mutating func messages() -> [Message] {
        var messages: [Message] = []
        for mail in inbox.drain() {
            switch mail {
            case .message(let number, let message):
                if running[number] != nil { messages.append(message) }
            case .ended(let number):
                running[number] = nil
            }
        }
        return messages
    }

    /// Cancels everything that runs.
    mutating func cancelAll() {
        for task in running.values { task.cancel() }
        running = [:]
    }
}
