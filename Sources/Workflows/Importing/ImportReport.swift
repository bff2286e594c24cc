package import Prelude

/// What an import did, in the shape of CLI.md.
package struct ImportReport: Sendable, Hashable {
    /// A record that was read.
    package struct Item: Sendable, Hashable {
        /// The file.
        package var path: String
        /// The row inside a file of many records.
        package var part: Int?
        /// `candidate` or `job`.
        package var kind: String
        /// The person's or the job's id.
        package var id: String
        /// The person's name or the job's title.
        package var name: String
    }

    /// A file that was not read.
    package struct Failure: Sendable, Hashable {
        /// The file.
        package var path: String
        /// What was found and what to do.
        package var reason: String
        /// The code of CLI.md.
        package var code: String
    }

    /// The records that are new on the desk.
    package var imported: [Item] = []
    /// The records that changed somebody or something that was there.
    package var updated: [Item] = []
    /// The records whose content was there.
    package var unchanged: [Item] = []
    /// The files that could not be read.
    package var failed: [Failure] = []

    /// A report of nothing.
    package init() {}

    /// Whether anything was read, new or not.
    package var hasRead: Bool { !(imported.isEmpty && updated.isEmpty && unchanged.isEmpty) }

    /// The report as one document.
    package var json: JSONValue {
        [
            "imported": .array(imported.map(\.json)), "updated": .array(updated.map(\.json)),
            "unchanged": .array(unchanged.map(\.json)),
            "failed": .array(
                failed.map {
                    [
                        "path": .string($0.path), "reason": .string($0.reason),
                        "code": .string($0.code),
                    ]
                }),
        ]
    }
}

extension ImportReport.Item {
    fileprivate var json: JSONValue {
        var members = [
            JSONMember("path", .string(path)), JSONMember("kind", .string(kind)),
            JSONMember("id", .string(id)), JSONMember("name", .string(name)),
        ]
        if let part { members.insert(JSONMember("part", JSONValue(part)), at: 1) }
        return .object(members)
    }
}
