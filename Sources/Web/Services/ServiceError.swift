internal import Prelude

/// Why a service gave no answer at all.
package enum ServiceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call itself failed, after all attempts.
    case failed(service: String, WebError)
    /// It failed too often of late, so that nothing is asked for a while.
    case resting(service: String, Duration)

    /// What went wrong, and what to do.
    package var description: String {
        switch self {
        case .failed(let service, let error): "\(service): \(error)"
        case .resting(let service, let rest):
            "\(service) failed again and again; it is asked again in \(Elapsed.text(rest))"
        }
    }

    /// Whether trying again later can help.
    package var isTransient: Bool {
        switch self {
        case .failed(_, let error): error.isTransient
        case .resting: true
        }
    }

    /// How long to wait at least; nil when nothing is known of that.
    package var retryAfter: Duration? {
        if case .resting(_, let rest) = self { rest } else { nil }
    }
}
