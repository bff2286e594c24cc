/// An error that tells the engine more than that it happened.
package protocol RetryAdvising: Error {
    /// Whether trying again can help.
    var isTransient: Bool { get }
    /// How long to wait at least, as a service asked; nil when it did not say.
    var retryAfter: Duration? { get }
}

/// What went wrong in an attempt, as it is stored and shown.
package struct Failure: Error, Sendable, Hashable {
    /// What happened, in words that name no person.
    package var message: String
    /// What failures of the same cause have in common.
    package var fingerprint: String
    /// Whether trying again can help.
    package var isTransient: Bool
    /// How long to wait at least before the next attempt, or nil.
    package var retryAfter: Duration?

    /// The longest message that is kept.
    package static let maximumMessage = 500

    /// A failure from its parts; the fingerprint is made from the message unless given.
    package init(
        _ message: String, fingerprint: String? = nil, isTransient: Bool = true,
        retryAfter: Duration? = nil
    ) {
        self.message = message.kept(Failure.maximumMessage)
        // Twice the length: the name of an error's type may stand before its fingerprint.
        self.fingerprint = (fingerprint ?? Fingerprint.of(message))
            .kept(Fingerprint.maximumLength * 2)
        self.isTransient = isTransient
        self.retryAfter = retryAfter
    }

    /// The failure that an error is. An error that gives no advice may pass: what cannot be known
    /// is tried again by policy.
    package init(_ error: any Error) {
        if let failure = error as? Failure {
            self = failure
            return
        }
        let advice = error as? any RetryAdvising
        let name = "\(type(of: error))"
        self.init(
            "\(error)", fingerprint: "\(name): \(Fingerprint.of("\(error)"))",
            isTransient: advice?.isTransient ?? true, retryAfter: advice?.retryAfter)
    }
}
