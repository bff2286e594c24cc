package import Processes

/// Reads files into documents: the one door to every format.
///
/// A reader is a value without state: any number of threads may use one. Calls block, for the
/// longest until `DocumentLimits.deadline`, so they belong on a thread of their own.
package struct DocumentReader: Sendable {
    /// The folders in which poppler's programs are looked for, first match first.
    package static let standardFolders = ["/usr/bin", "/usr/local/bin", "/bin"]

    let toolFolders: [String]
    let limits: DocumentLimits

    /// A reader that finds its programs in some folders and keeps to some limits.
    package init(
        toolFolders: [String] = DocumentReader.standardFolders,
        limits: DocumentLimits = .standard
    ) {
        self.toolFolders = toolFolders
        self.limits = limits
    }

    /// Reads a file: one document, or one for each record of a table or a list, never none.
    ///
    /// - Throws: `DocumentError` when nothing or not everything can be read; never half a file.
    package func read(
        path: String, cancellation: Cancellation? = nil
    ) throws(DocumentError) -> [Document] {
        let bytes = try RegularFile.bytes(path: path, limit: limits.fileBytes)
        return try read(bytes, path: path, cancellation: cancellation)
    }

    /// Reads bytes that came from elsewhere; the path only names them and hints at the format.
    ///
    /// - Throws: `DocumentError` as `read(path:cancellation:)` does.
    package func read(
        _ bytes: [UInt8], path: String, cancellation: Cancellation? = nil
    ) throws(DocumentError) -> [Document] {
        throw DocumentError(.unsupported, "No format is read yet", hint: "Wait")
    }
}
