/// Read-only bytes that somebody else keeps.
///
/// An array, or a file that the executable has mapped into memory, so that eight megabytes of table
/// need not be copied to be read: this module does no I/O.
///
/// The bytes must not change while the value lives: what was checked once is trusted afterwards.
package protocol StoredBytes: Sendable {
    /// Lends the bytes to `body` for the length of the call.
    func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result
}

extension [UInt8]: StoredBytes {
    /// Lends the array's own elements; nothing is copied.
    package func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(span)
    }
}
