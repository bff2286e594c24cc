import FoundationEssentials
import TestSupport

/// A Swift file of the project, as text.
struct SourceFile {
    /// The path below the project's folder.
    var path: String
    /// The file's lines, without their ends.
    var lines: [Substring]

    /// The module or test target the file belongs to.
    var module: String { String(path.split(separator: "/")[1]) }

    /// Every Swift file below a folder, in the order of their paths.
    static func all(below folder: String) throws -> [SourceFile] {
        let root = Project.root + "/" + folder
        return try FileManager.default.subpathsOfDirectory(atPath: root)
            .filter { $0.hasSuffix(".swift") }.sorted().map { path in
                let text = try Project.text(folder + "/" + path)
                return SourceFile(
                    path: folder + "/" + path,
                    lines: text.split(separator: "\n", omittingEmptySubsequences: false))
            }
    }
}
