/// Decides when a frame may be painted: at once for a reader who presses a key and looks, and never
/// more than one in eight milliseconds for a flood of keys or for news from the background.
struct Pace {
    /// Nanoseconds between frames under load.
    static let interval: UInt64 = 8_000_000

    private var due: UInt64 = 0
    private var hadBacklog = false

    /// Nanoseconds to wait before the next frame; 0 when it may be painted.
    ///
    /// `isAnswer` is whether the frame answers a key, which waits only when more keys came in while
    /// the last frame was painted.
    func delay(now: UInt64, isAnswer: Bool) -> UInt64 {
        if isAnswer, !hadBacklog { return 0 }
        return due > now ? due - now : 0
    }

    /// Notes that a frame was painted, and whether input was waiting already when it was done.
    ///
    /// What a key has led to in the background belongs to the answer, so the frame after an answer
    /// need not wait; the one after that does.
    mutating func painted(now: UInt64, hasBacklog: Bool, isAnswer: Bool = false) {
        due = isAnswer && !hasBacklog ? now : now + Self.interval
        hadBacklog = hasBacklog
    }
}
