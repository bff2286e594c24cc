/// Decides when a frame may be painted: at once for a reader who presses keys, never more than one
/// in eight milliseconds for a flood of them.
struct Pace {
    /// Nanoseconds between frames under load.
    static let interval: UInt64 = 8_000_000
    /// Frames that may follow each other at once before the interval is kept.
    private static let burst: UInt64 = 3

    /// Time up to which frames are paid for; it runs ahead of the clock under load.
    private var paid: UInt64 = 0

    /// Nanoseconds to wait before the next frame; 0 when it may be painted.
    func delay(now: UInt64) -> UInt64 {
        let allowed = now + Self.interval * Self.burst
        return paid > allowed ? paid - allowed : 0
    }

    /// Notes that a frame was painted.
    mutating func painted(now: UInt64) { paid = max(paid, now) + Self.interval }
}
