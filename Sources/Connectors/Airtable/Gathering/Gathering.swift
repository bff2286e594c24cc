/// Asks for several things with one call: what is asked for while a call is under way goes together
/// with the next one, so that nobody waits for company and a busy service is called less often.
///
/// As many wait as there are callers, each of whom asks for one thing at a time.
actor Gathering<Item: Sendable, Answer: Sendable> {
    /// Asks for some things; its answers are in the same order.
    typealias Call = @Sendable ([Item]) async -> [Answer]

    private struct Waiter {
        var item: Item
        var call: Call
        /// Nil once the caller was answered or has gone.
        var continuation: CheckedContinuation<Answer?, Never>?
    }

    private let limit: Int
    private var waiters: [Int: Waiter] = [:]
    /// Who waits for the next calls, in the order in which they came.
    private var queue: [Int] = []
    private var asked: [Int] = []
    private var underWay: Task<Void, Never>?
    private var arrivals = 0

    /// A gathering of calls that ask for so many things at most.
    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// Asks for one thing, with the same call as all others.
    ///
    /// - Returns: Its answer; nil when the caller's task was cancelled before there was one. A call that
    ///   nobody waits for any more is cancelled.
    func ask(_ item: Item, by call: @escaping Call) async -> Answer? {
        arrivals += 1
        let number = arrivals
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(returning: nil) }
                waiters[number] = Waiter(
                    item: item, call: call, continuation: continuation)
                queue.append(number)
                begin()
            }
        } onCancel: {
            Task { await leave(number) }
        }
    }

    /// How many wait for a later call than the one that is under way.
    var waiting: Int { queue.count }

    private func begin() {
        guard underWay == nil, let call = queue.first.flatMap({ waiters[$0]?.call }) else {
            return
        }
        asked = Array(queue.prefix(limit))
        queue.removeFirst(asked.count)
        let items = asked.compactMap { waiters[$0]?.item }
        underWay = Task {
            let answers = await call(items)
            finish(answers)
        }
    }

    private func finish(_ answers: [Answer]) {
        precondition(answers.count == asked.count, "a gathered call answers each that asked")
        for (number, answer) in zip(asked, answers) {
            waiters.removeValue(forKey: number)?.continuation?.resume(returning: answer)
        }
        asked = []
        underWay = nil
        begin()
    }

    private func leave(_ number: Int) {
        guard let continuation = waiters[number]?.continuation else { return }
        waiters[number]?.continuation = nil
        if let place = queue.firstIndex(of: number) {
            queue.remove(at: place)
            waiters[number] = nil
        } else if asked.allSatisfy({ waiters[$0]?.continuation == nil }) {
            underWay?.cancel()
        }
        continuation.resume(returning: nil)
    }
}
