/// A file on its way to becoming documents: what every format needs to know of it.
struct DocumentSource {
    /// The path as it was given.
    var path: String
    /// SHA-256 of the file's bytes in hexadecimal.
    var sha256: String
    /// How much may be read.
    var limits: DocumentLimits

    /// The file name's ending in lower case, without the dot; empty when there is none.
    var fileExtension: String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
