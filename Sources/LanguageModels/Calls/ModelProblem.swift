internal import Prelude
package import Web

/// Why a model gave no usable answer. No case holds words of a prompt, an answer or a key.
package enum ModelProblem: Error, Sendable, Hashable {
    /// The key is missing or not accepted.
    case unauthorized(service: String)
    /// The account has no credit left.
    case noCredit(service: String)
    /// The key may not do this, or the service refuses the content.
    case forbidden(service: String)
    /// There is no such model, or no such address.
    case unknownModel(String, service: String)
    /// The service finds the request itself wrong.
    case refused(service: String, status: Int)
    /// The text is longer than the model reads.
    case tooLong(service: String)
    /// Asked too often.
    case tooOften(service: String, wait: Duration?)
    /// The service has trouble of its own.
    case trouble(service: String, status: Int)
    /// No answer came at all.
    case unreachable(ServiceError)
    /// The answer is not what the service's documentation says.
    case badAnswer(service: String, expected: String)
    /// The answer is longer than the longest allowed and could not be divided.
    case cutOff(service: String)
    /// The service withheld the answer.
    case withheld(service: String)
    /// The answer had another shape than asked for, twice.
    case wrongShape(mistakes: Int)
    /// The call could cost more than is left of a budget.
    case overBudget(Budget, limit: Double, spent: Double)
    /// What a call would cost is not known, and a budget is set.
    case unknownPrice(model: String)
    /// The person, or the whole desk, is not to leave this machine.
    case keptHome
    /// The task was cancelled.
    case cancelled

    /// What a budget is about.
    package enum Budget: String, Sendable, CaseIterable {
        case run
        case day
        case month
    }
}

extension ModelProblem: CustomStringConvertible {
    /// What happened, and what to do.
    package var description: String {
        switch self {
        case .unauthorized(let service):
            "\(service) does not accept the key; check it with `muster model check`"
        case .noCredit(let service): "\(service): the account has no credit left; top it up"
        case .forbidden(let service):
            "\(service) does not allow this; check what the key may do and which models it may use"
        case .unknownModel(let model, let service):
            "\(service) has no model \(model) for this; check the setting and the address"
        case .refused(let service, let status):
            "\(service) finds the request wrong (\(status)); the model may not take what was asked of it"
        case .tooLong(let service): "\(service): the text is longer than the model reads"
        case .tooOften(let service, let wait):
            "\(service) was asked too often"
                + (wait.map { "; it wants to rest \(Elapsed.text($0))" } ?? "")
        case .trouble(let service, let status): "\(service) has trouble of its own (\(status))"
        case .unreachable(let error): "\(error)"
        case .badAnswer(let service, let expected):
            "\(service) answered with something else than \(expected)"
        case .cutOff(let service): "\(service): the answer was cut off at its greatest length"
        case .withheld(let service): "\(service) withheld the answer"
        case .wrongShape(let mistakes):
            "the model's answer had \(mistakes) mistakes in its form, after one repair too"
        case .overBudget(let budget, let limit, let spent):
            "the budget of the \(budget.rawValue) is $\(dollars(limit)), and $\(dollars(spent)) of it is spent"
        case .unknownPrice(let model):
            "what \(model) costs is not known, so the budget cannot be kept; set model_price, or"
                + " embedding_price for a model of vectors"
        case .keptHome: "this is set never to leave the desk"
        case .cancelled: "the call was cancelled"
        }
    }

    /// Whether trying again later can help.
    package var isTransient: Bool {
        switch self {
        case .tooOften, .trouble, .badAnswer: true
        case .unreachable(let error): error.isTransient
        default: false
        }
    }

    /// Whether a person has to mend something before it can go on, so that the text itself is not to
    /// blame: a key, an account, a budget, a price, what may leave.
    package var isAboutSettings: Bool {
        switch self {
        case .unauthorized, .noCredit, .overBudget, .unknownPrice, .keptHome, .cancelled: true
        default: false
        }
    }

    /// Whether the service may have answered, and so be paid, although nothing usable came.
    package var mayHaveCost: Bool {
        switch self {
        case .badAnswer, .cutOff, .withheld, .wrongShape, .cancelled: true
        // A gateway that gave up waiting, and trouble in the midst of an answer.
        case .trouble(_, let status): [408, 502, 504].contains(status)
        case .unreachable(.failed(_, let error)): !error.neverArrived
        default: false
        }
    }

    /// How long to wait at least before the next try; nil when nothing is known of that.
    package var retryAfter: Duration? {
        switch self {
        case .tooOften(_, let wait): wait
        case .unreachable(let error): error.retryAfter
        default: nil
        }
    }
}

/// An amount in dollars: to the cent, and below one cent to the millionth of a dollar.
package func dollars(_ amount: Double) -> String {
    let digits = abs(amount) >= 0.01 || amount == 0 ? 2 : 6
    let scale = digits == 2 ? 100.0 : 1_000_000
    let units = Int(min((abs(amount) * scale).rounded(), 1e15))
    return (amount < 0 ? "-" : "") + "\(units / Int(scale)).\(padded(units % Int(scale), digits))"
}
