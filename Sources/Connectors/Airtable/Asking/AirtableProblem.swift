internal import Prelude
package import Web

/// What a token may be allowed to do, by the name that Airtable's page of tokens has for it.
package enum AirtableRight: String, Sendable, Hashable {
    case readRecords = "data.records:read"
    case writeRecords = "data.records:write"
    case readSchema = "schema.bases:read"
    case writeSchema = "schema.bases:write"
}

/// Why Airtable did not do what it was asked.
///
/// No case holds a token, a value or a word of any record: kinds are Airtable's own codes, and the name
/// of a column is one that we sent ourselves.
package enum AirtableProblem: Error, Hashable, Sendable {
    /// The token is not accepted.
    case unauthorized
    /// The token may not do this, or the thing does not exist: Airtable does not tell.
    case notAllowed(AirtableRight)
    /// What the workspace pays for does not cover this.
    case overPlan
    /// There is nothing at the address.
    case notFound
    /// A column is not there; its id or name as it was sent, nil when Airtable named no such one.
    case unknownField(String?)
    /// A value does not fit its column; Airtable's code for that.
    case refusedValue(kind: String)
    /// The request was refused as such; Airtable's code, and the status of HTTP.
    case rejected(kind: String, status: Int)
    /// Too much was asked for; how long to wait.
    case tooOften(Duration)
    /// Airtable failed again and again, the last time with a status of HTTP.
    case failing(status: Int)
    /// The answer was something else than expected: a phrase for that.
    case badAnswer(expected: String)
    /// No answer came.
    case unreachable(ServiceError)
    /// Airtable forgot again and again where a listing stood.
    case offsetLost
    /// A listing has more pages than are read.
    case tooLong(pages: Int)
    /// A file is longer than allowed, in bytes.
    case tooLarge(limit: Int)
    /// A file is not there any more.
    case fileGone
    /// A record that is to be made has no text of its own in the column by which it is found again.
    case noKey
    /// It was not tried, because too many requests had been spent on values that were refused.
    case givenUp

    /// The caller went away before there was an answer.
    static let cancelled = AirtableProblem.unreachable(
        .failed(service: "Airtable", .cancelled))

    /// Whether trying again later can help without anybody doing anything.
    package var isTransient: Bool {
        switch self {
        case .tooOften, .failing, .offsetLost: true
        case .unreachable(let error): error.isTransient
        default: false
        }
    }

    /// How long to wait at least; nil when nothing is known of that.
    package var retryAfter: Duration? {
        switch self {
        case .tooOften(let wait): wait
        case .unreachable(let error): error.retryAfter
        default: nil
        }
    }

    /// Airtable's code for what it refused, or a word of the same form; nil when nothing was refused.
    package var kind: String? {
        switch self {
        case .unknownField: AirtableKinds.unknownField
        case .refusedValue(let kind), .rejected(let kind, _): kind
        case .givenUp: "NOT_TRIED"
        case .noKey: "NO_KEY"
        default: nil
        }
    }

    /// Whether something that was to be written may have been written all the same.
    package var leavesOpen: Bool {
        switch self {
        case .failing, .badAnswer: true
        case .unreachable(.failed(_, let error)): !error.neverArrived
        default: false
        }
    }

    /// Whether it is about what was sent, so that a part of it may be taken.
    var concernsContent: Bool {
        switch self {
        case .unknownField, .refusedValue: true
        case .rejected(_, let status): status == 422 || status == 413
        default: false
        }
    }
}

extension AirtableProblem: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .unauthorized: "Airtable does not accept the token; check it"
        case .notAllowed(let right):
            "the token may not do this, or the base, table or record does not exist;"
                + " give the token \(right.rawValue) and access to the base"
        case .overPlan: "Airtable's plan for this workspace does not cover the request"
        case .notFound: "Airtable has nothing at this address; check the ids of base and table"
        case .unknownField(let name):
            "the table has no column \(name ?? "of that name"); check the columns against the base"
        case .refusedValue(let kind): AirtableKinds.sentence(kind)
        case .rejected(let kind, let status): "Airtable refused the request (\(kind), \(status))"
        case .tooOften(let wait):
            "Airtable was asked too often; it can be asked again in \(Elapsed.text(wait))"
        case .failing(let status): "Airtable fails at the moment (\(status))"
        case .badAnswer(let expected): "Airtable answered with something else than \(expected)"
        case .unreachable(let error): "\(error)"
        case .offsetLost: "Airtable forgot in the middle of a list where it stood; try again"
        case .tooLong(let pages): "the table has more than the \(pages) pages that are read of it"
        case .tooLarge(let limit): "the file is longer than the \(limit) bytes that are read"
        case .fileGone: "the file is not in the record any more"
        case .noKey: "the new record has no text in the column by which it would be found again"
        case .givenUp: "not tried, because too many other values of the same batch were refused"
        }
    }
}
