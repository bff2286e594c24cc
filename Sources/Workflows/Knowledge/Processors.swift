internal import Dispatch
package import Prelude

extension Parallelism {
    /// On as many processors as the machine has; whoever asks waits until all is done.
    package static let processors = Parallelism { count, body in
        DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
}
