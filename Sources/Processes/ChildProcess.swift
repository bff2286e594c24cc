/// A program to run as a child: its path and arguments, never a line for a shell.
package struct ChildProcess: Sendable {
    /// The absolute path of the program.
    package var path: String
    /// The arguments after the program's name.
    package var arguments: [String]
    /// The whole environment as `NAME=value`; nothing is inherited.
    package var environment: [String] = []
    /// The folder to run in; nil keeps ours.
    package var folder: String?
    /// What the child reads on its standard input.
    package var input: Input = .nothing
    /// What the child may use up.
    package var limits = ChildLimits()

    /// A program with its arguments.
    package init(_ path: String, _ arguments: [String] = []) {
        self.path = path
        self.arguments = arguments
    }

    /// What a child reads on its standard input.
    package enum Input: Sendable {
        /// The end, at once.
        case nothing
        /// These bytes, as an anonymous file that the child may also seek in.
        case bytes([UInt8])
        /// An open descriptor, which stays the caller's to close.
        case descriptor(Int32)
    }
}

/// What a child may use up; a limit of 0 leaves the system's own.
package struct ChildLimits: Sendable, Hashable {
    /// Time on the clock, in milliseconds.
    package var deadline = 20_000
    /// Time on the processor, in seconds.
    package var cpuSeconds = 20
    /// Addressable memory, in bytes.
    package var memoryBytes = 512 << 20
    /// The largest file it may write, in bytes.
    package var fileBytes = 1 << 20
    /// Open descriptors.
    package var openFiles = 64
    /// Bytes kept of its standard output; more ends it.
    package var outputBytes = 64 << 20
    /// Bytes kept of its standard error; the rest is read and dropped.
    package var errorBytes = 64 << 10

    /// The limits of a child that reads one untrusted file.
    package init() {}
}

/// How a child ended and what it wrote.
package struct ChildResult: Sendable, Hashable {
    /// How a child ended.
    package enum Ending: Sendable, Hashable {
        /// By itself, with this status.
        case exited(Int32)
        /// By a signal that we did not send.
        case signalled(Int32)
        /// Killed at its deadline.
        case deadline
        /// Killed because the caller cancelled.
        case cancelled
        /// Ended for using more than a limit.
        case exceeded(Limit)
    }

    /// A limit that ends a child.
    package enum Limit: String, Sendable, Hashable {
        case cpu
        case fileSize
        case output
    }

    /// How it ended.
    package var ending: Ending
    /// What it wrote to its standard output, up to the limit.
    package var output: [UInt8]
    /// What it wrote to its standard error, up to the limit.
    package var errorOutput: [UInt8]
}

/// Why a child could not be started.
package struct ChildError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The program's path.
    package var path: String
    /// The system's error number.
    package var number: Int32

    /// The path and the system's words for the error.
    package var description: String { "\(path) cannot be run: \(systemMessage(number))" }
}
