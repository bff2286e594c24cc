internal import Prelude
internal import Web

extension ResponseHead {
    /// How long the server asks to wait before it is asked again; nil when it does not say.
    func askedWait(now: Timestamp) -> Duration? {
        self["retry-after"].flatMap { RetryAfter.duration($0, now: now) }
    }
}
