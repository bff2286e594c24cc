internal import Prelude
package import Web

/// Why a page of Notion could not be read.
///
/// No case holds a token or a word of any page, but for the name of a database that was taken for one.
package enum NotionProblem: Error, Hashable, Sendable {
    /// There is no token, and the page is on no public site.
    case noToken
    /// The page is not shared with the integration, or there is no such page: Notion does not tell.
    case notShared
    /// The token is not accepted.
    case unauthorized
    /// The integration may not read content.
    case restricted
    /// Too much was asked for; nil when Notion did not say how long to wait.
    case rateLimited(Duration?)
    /// The page lies in the trash or is archived.
    case gone
    /// The link leads to a database; its name, if it could be read.
    case notAPage(database: String?)
    /// The answer was something else than expected: a phrase for that.
    case badAnswer(expected: String)
    /// Notion refused the request as such, with a status of HTTP.
    case refused(status: Int)
    /// Notion failed again and again, the last time with a status of HTTP.
    case failing(status: Int)
    /// No answer came.
    case unreachable(ServiceError)
    /// The page has no text.
    case empty
    /// The page on its public site could not be read either.
    case publicSite(PageProblem)

    /// Whether trying again later can help without anybody doing anything.
    package var isTransient: Bool {
        switch self {
        case .rateLimited, .failing: true
        case .unreachable(let error): error.isTransient
        case .publicSite(let problem): problem.isTransient
        default: false
        }
    }

    /// How long to wait at least; nil when nothing is known of that.
    package var retryAfter: Duration? {
        switch self {
        case .rateLimited(let wait): wait
        case .unreachable(let error): error.retryAfter
        case .publicSite(let problem): problem.retryAfter
        default: nil
        }
    }

    /// Whether it stands in the way of the integration alone, so that a public page may still be open.
    var concernsAccess: Bool {
        switch self {
        case .noToken, .notShared, .unauthorized, .restricted: true
        default: false
        }
    }
}

extension NotionProblem: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .noToken: "no token for Notion is set, and the page is on no public notion.site"
        case .notShared:
            "the page is not shared with the integration, or it does not exist;"
                + " share it in Notion under Connections"
        case .unauthorized: "Notion does not accept the token; check it"
        case .restricted: "the integration may not read content; allow it in Notion's settings"
        case .rateLimited(let wait):
            "Notion was asked too often"
                + (wait.map { "; it can be asked again in \(Elapsed.text($0))" } ?? "")
        case .gone: "the page lies in Notion's trash"
        case .notAPage(let name):
            "the link leads to a database and to no page" + (name.map { ": \($0)" } ?? "")
        case .badAnswer(let expected): "Notion answered with something else than \(expected)"
        case .refused(let status): "Notion refused the request (\(status))"
        case .failing(let status): "Notion fails at the moment (\(status))"
        case .unreachable(let error): "\(error)"
        case .empty: "the page has no text"
        case .publicSite(let problem): "the public page: \(problem)"
        }
    }
}
