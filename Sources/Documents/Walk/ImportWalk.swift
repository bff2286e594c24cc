/// The files below the paths that a recruiter names, in a stable order.
package enum ImportWalk {
    /// What a path turned out to be.
    package enum Found: Sendable, Hashable {
        /// A regular file to read.
        case file(path: String)
        /// Something that cannot be read, with the reason.
        case refused(path: String, DocumentError)
    }

    /// Folders may nest this deep; deeper ones are refused.
    package static let maximumDepth = 32
    /// One walk finds at most this many files; the rest is refused as one.
    package static let maximumFiles = 100_000
}
