internal import Synchronization

/// A value that is made when something first needs it, once, and kept from then on.
package final class Lazy<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let made = Mutex<Value?>(nil)

    /// A value by what makes it.
    package init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    /// The value; whoever comes while it is made waits for it.
    package var value: Value {
        made.withLock { known in
            if let known { return known }
            let fresh = make()
            known = fresh
            return fresh
        }
    }
}
