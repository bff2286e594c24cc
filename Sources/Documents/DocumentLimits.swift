/// How much of a file is read before it is refused. What passes a limit is refused whole with
/// `too_large`; nothing is cut short.
package struct DocumentLimits: Sendable, Hashable {
    /// The largest file, in bytes.
    package var fileBytes = 64 << 20
    /// The largest table or list of records, in bytes.
    package var listBytes = 32 << 20
    /// The longest text of one document, in bytes.
    package var textBytes = 4 << 20
    /// The most that one part of an archive may unpack to, in bytes.
    package var entryBytes = 32 << 20
    /// The most that the parts read from an archive may unpack to together, in bytes.
    package var archiveBytes = 64 << 20
    /// The most parts an archive may have.
    package var archiveEntries = 10_000
    /// How many times larger than its file an archive's parts may be once they pass 1 MB.
    package var archiveRatio = 200
    /// How deep elements of XML may nest.
    package var elementDepth = 256
    /// The most records of a table or list.
    package var records = 50_000
    /// The most columns of a table.
    package var columns = 2_000
    /// The most bytes of one row of a table.
    package var rowBytes = 1 << 20
    /// The most pages of a PDF.
    package var pages = 200
    /// How long the child that reads a PDF's words may take, in milliseconds; those that only check
    /// them get half of it and, for each page painted, a fifth.
    package var deadline = 20_000
    /// The most pages of a PDF that are painted to look for hidden words.
    package var paintedPages = 16
    /// How much memory a child process may address, in bytes.
    package var childMemory = 400 << 20

    /// The limits of an import.
    package static let standard = DocumentLimits()
}
