import FoundationEssentials
import Prelude

/// The public evaluation data beside the project, which tests read but never copy.
package enum SharedData {
    /// The folder, or nil where the project stands alone.
    package static let folder: String? = {
        let path = Project.root + "/../shared/data"
        return FileManager.default.fileExists(atPath: path + "/MANIFEST.md") ? path : nil
    }()

    /// Whether the folder is there; tests over it use this as their condition.
    package static var isPresent: Bool { folder != nil }

    /// The bytes of a file below the folder.
    package static func bytes(_ path: String) throws -> [UInt8] {
        guard let folder else { throw Missing(path: path) }
        return try Array(Data(contentsOf: URL(filePath: folder + "/" + path)))
    }

    /// The names of the files in a folder below it, sorted.
    package static func list(_ path: String) throws -> [String] {
        guard let folder else { throw Missing(path: path) }
        return try FileManager.default.contentsOfDirectory(atPath: folder + "/" + path).sorted()
    }

    /// A file of the evaluation data that is not there.
    package struct Missing: Error, CustomStringConvertible {
        /// The path below the folder.
        package var path: String
        /// What to do about it.
        package var description: String {
            "\(path): the evaluation data is not beside the project (../shared/data)"
        }
    }
}

/// Where the project's own files are.
package enum Project {
    /// The folder that holds Package.swift.
    package static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    /// Whether the project holds a file or folder.
    package static func holds(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root + "/" + path)
    }

    /// The bytes of a file of the project.
    package static func bytes(_ path: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(filePath: root + "/" + path)))
    }

    /// The text of a file of the project.
    package static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }
}
