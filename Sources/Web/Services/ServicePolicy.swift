/// How a service wants to be treated, and how patient we are with it.
package struct ServicePolicy: Sendable, Hashable {
    /// The service's name, as messages have it and as its pace is kept under.
    package var name: String
    /// The least time between the beginnings of two requests; zero: no such limit.
    package var interval: Duration = .zero
    /// How long nothing is asked after the service said that it was asked too often and did not say
    /// for how long.
    package var penalty: Duration = .seconds(5)
    /// How many requests are under way at once.
    package var concurrency = 16
    /// How often a request is made at most.
    package var attempts = 3
    /// The wait before the second attempt; each further one is twice as long, up to `longestDelay`.
    package var firstDelay: Duration = .milliseconds(500)
    /// The longest wait before an attempt that the policy chooses itself.
    package var longestDelay: Duration = .seconds(20)
    /// The longest wait that a service may ask for: behind a longer one the caller is told.
    package var patience: Duration = .seconds(60)
    /// After how many failures in a row nothing is asked for a while.
    package var failuresToOpen = 8
    /// For how long nothing is asked then; after that one request tries.
    package var rest: Duration = .seconds(30)

    /// The policy that suits most services, under a name.
    package init(_ name: String) {
        self.name = name
    }
}
