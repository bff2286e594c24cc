package import Prelude

/// Decides what follows an attempt.
enum Retrying {
    /// What an attempt came to.
    enum Attempt {
        case answered(ResponseHead)
        case failed(WebError)
    }

    /// What is to be done next.
    enum Next: Equatable {
        /// It is over: the caller gets the answer or the error.
        case end
        /// Try again after a wait.
        case again(after: Duration)
        /// Try again, and let nobody ask before the wait is over.
        case pause(Duration)
    }

    /// Decides after the attempt with a number, counted from 1.
    ///
    /// - Parameter draw: 0 up to 1, by chance: waits are between half and the whole of their length,
    ///   so that many who failed together do not come back together.
    static func next(
        after attempt: Attempt, number: Int, of request: Request, policy: ServicePolicy,
        now: Timestamp, draw: Double
    ) -> Next {
        let isLast = number >= policy.attempts
        switch attempt {
        case .failed(let error):
            let isSafe = error.neverArrived || request.isRepeatable
            guard error.isTransient, isSafe, !isLast else { return .end }
            return .again(after: delay(number, policy, draw))
        case .answered(let head):
            let asked = head["retry-after"].flatMap { RetryAfter.duration($0, now: now) }
            if head.status == 429 {
                let wait = asked ?? policy.penalty
                return isLast || wait > policy.patience ? .end : .pause(wait)
            }
            guard canPass(head.status, request), !isLast else { return .end }
            let wait = max(asked ?? .zero, delay(number, policy, draw))
            return wait > policy.patience ? .end : .again(after: wait)
        }
    }

    /// How long nobody is to ask after an answer that says that it was too often; nil after any other.
    static func penalty(
        _ attempt: Attempt, policy: ServicePolicy, now: Timestamp
    ) -> Duration? {
        guard case .answered(let head) = attempt, head.status == 429 else { return nil }
        let asked = head["retry-after"].flatMap { RetryAfter.duration($0, now: now) }
        return min(asked ?? policy.penalty, policy.patience)
    }

    /// Whether a status says that the same request may succeed later, and may be made again: what
    /// was refused for lack of time was not done, of other failures nobody knows.
    private static func canPass(_ status: Int, _ request: Request) -> Bool {
        switch status {
        case 503, 529: true
        case 408, 500, 502, 504: request.isRepeatable
        default: false
        }
    }

    private static func delay(_ number: Int, _ policy: ServicePolicy, _ draw: Double) -> Duration {
        let doubled = policy.firstDelay * (1 << min(number - 1, 20))
        return min(doubled, policy.longestDelay) * (0.5 + draw / 2)
    }
}

/// How long a service asks to wait.
package enum RetryAfter {
    /// Reads the header: seconds, or a date as HTTP writes them (RFC 9110, 5.6.7); nil when it is
    /// neither. A date that has passed is no wait.
    package static func duration(_ text: String, now: Timestamp) -> Duration? {
        if let wait = seconds(text) { return wait }
        guard let moment = date(text) else { return nil }
        return max(.zero, moment - now)
    }

    /// Reads the header where it holds seconds; nil when it holds anything else.
    package static func seconds(_ text: String?) -> Duration? {
        guard let seconds = text.flatMap(Double.init), seconds >= 0, seconds < 1e9 else {
            return nil
        }
        return .seconds(seconds)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that may still be written.
    private static func date(_ text: String) -> Timestamp? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]),
            let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]),
            let midnight = Day(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
            (0...60).contains(clock[2])
        else { return nil }
        return Timestamp(midnight) + .seconds(clock[0] * 3600 + clock[1] * 60 + clock[2])
    }
}
