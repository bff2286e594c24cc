import Glibc

/// The files below the paths that a recruiter names, in a stable order.
package enum ImportWalk {
    /// What a path turned out to be.
    package enum Found: Sendable, Hashable {
        /// A regular file to read.
        case file(path: String)
        /// Something that cannot be read, with the reason.
        case refused(path: String, DocumentError)

        /// The path, whichever it is.
        package var path: String {
            switch self {
            case .file(let path), .refused(let path, _): path
            }
        }
    }

    /// Folders may nest this deep; deeper ones are refused.
    package static let maximumDepth = 32
    /// One walk finds at most this many files; then it ends with a refusal.
    package static let maximumFiles = 100_000

    /// The files named and those below the folders named, folder by folder, by the bytes of their
    /// names, each once. Hidden files, links to folders and what only looks like a document (Word's
    /// lock files) are passed over inside of folders; a path that is named is always answered.
    package static func files(_ paths: [String]) -> [Found] {
        var walk = Walk()
        for path in paths { walk.visit(path, depth: 0) }
        return walk.found
    }
}

/// The state of one walk.
private struct Walk {
    var found: [ImportWalk.Found] = []
    private var seen: Set<FileIdentity> = []

    /// A file or folder, whatever the paths that lead to it.
    private struct FileIdentity: Hashable {
        var device: dev_t
        var number: ino_t
    }

    mutating func visit(_ path: String, depth: Int) {
        guard found.count < ImportWalk.maximumFiles else { return full(path) }
        var status = stat()
        // A named path may be a link; inside of folders links are looked at, but not entered.
        guard stat(path, &status) == 0 else {
            found.append(.refused(path: path, RegularFile.failure(errno)))
            return
        }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        if depth > 0, isFolder, isLink(path) { return }
        guard seen.insert(FileIdentity(device: status.st_dev, number: status.st_ino)).inserted
        else {
            return
        }
        if isFolder {
            enter(path, depth: depth)
        } else if status.st_mode & S_IFMT == S_IFREG {
            found.append(.file(path: path))
        } else {
            let error = DocumentError(
                .unreadable, "This is \(RegularFile.typeName(status.st_mode)), no file",
                hint: "Give the path of a file or folder.")
            found.append(.refused(path: path, error))
        }
    }

    private mutating func enter(_ path: String, depth: Int) {
        guard depth < ImportWalk.maximumDepth else {
            let error = DocumentError(
                .tooLarge, "Folders nest deeper than \(ImportWalk.maximumDepth)",
                hint: "Import the inner folder by itself.")
            found.append(.refused(path: path, error))
            return
        }
        guard let folder = opendir(path) else {
            found.append(.refused(path: path, RegularFile.failure(errno)))
            return
        }
        var names: [[UInt8]] = []
        while let entry = readdir(folder), names.count <= ImportWalk.maximumFiles {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if !isPassedOver(name) { names.append(name) }
        }
        closedir(folder)
        let base = path.hasSuffix("/") ? path : path + "/"
        for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            guard found.count < ImportWalk.maximumFiles else { return full(path) }
            if String(validating: name, as: UTF8.self) == nil {
                // Such a name cannot be kept as text, and the path made of it leads nowhere.
                let shown = base + String(decoding: name, as: UTF8.self)
                let error = DocumentError(
                    .unreadable, "The file's name is no UTF-8", hint: "Rename the file.")
                found.append(.refused(path: shown, error))
            } else {
                visit(base + String(decoding: name, as: UTF8.self), depth: depth + 1)
            }
        }
    }

    /// Hidden files, and those that programs leave beside the document that is open.
    private func isPassedOver(_ name: [UInt8]) -> Bool {
        name.first == UInt8(ascii: ".") || name.starts(with: "~$".utf8)
            || name == Array("Thumbs.db".utf8)
            || name == Array("desktop.ini".utf8)
    }

    private func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private mutating func full(_ path: String) {
        guard found.count == ImportWalk.maximumFiles else { return }
        let error = DocumentError(
            .tooLarge, "There are more than \(ImportWalk.maximumFiles) files",
            hint: "Import them folder by folder.")
        found.append(.refused(path: path, error))
    }
}
