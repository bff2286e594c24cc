internal import Prelude
package import Web

/// Why a page of the web could not be fetched.
///
/// No case holds a path or a word of any page.
package enum PageProblem: Error, Hashable, Sendable {
    /// The address leads, at once or by a redirect, to a machine that is not for everybody.
    case privateAddress(AddressRule.Refusal)
    /// The page is of a kind that is not read; nil when the server did not say which.
    case unreadableKind(String?)
    /// There is no such page, or no longer.
    case gone
    /// The page is not for everybody: a status of HTTP.
    case notPublic(status: Int)
    /// The server wants to be asked later; nil when it did not say when.
    case later(Duration?)
    /// The page is longer than allowed, in bytes.
    case tooLarge(limit: Int)
    /// The server fails, with a status of HTTP.
    case failing(status: Int)
    /// Another answer that is no page, with a status of HTTP.
    case refused(status: Int)
    /// No answer came.
    case unreachable(ServiceError)

    /// Whether trying again later can help without anybody doing anything.
    package var isTransient: Bool {
        switch self {
        case .later, .failing: true
        case .unreachable(let error): error.isTransient
        default: false
        }
    }

    /// How long to wait at least; nil when nothing is known of that.
    package var retryAfter: Duration? {
        switch self {
        case .later(let wait): wait
        case .unreachable(let error): error.retryAfter
        default: nil
        }
    }
}

extension PageProblem: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .privateAddress(let refusal): "\(refusal)"
        case .unreadableKind(let kind):
            "the link leads to \(kind ?? "something of no named kind");"
                + " pages, text, JSON and PDF are read"
        case .gone: "there is no such page any more"
        case .notPublic(let status): "the page is not public (\(status))"
        case .later(let wait):
            "the server wants to be asked later" + (wait.map { ", in \(Elapsed.text($0))" } ?? "")
        case .tooLarge(let limit): "the page is longer than the \(limit) bytes that are read"
        case .failing(let status): "the server fails at the moment (\(status))"
        case .refused(let status): "the server answered with no page (\(status))"
        case .unreachable(.failed(_, let error)): "\(error)"
        case .unreachable(let error): "\(error)"
        }
    }
}
