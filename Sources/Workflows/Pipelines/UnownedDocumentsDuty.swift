internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// Forgets documents that were read from a file and whose run did not come to an end: they belong to
/// nobody, so that no erasure would find them.
struct UnownedDocumentsDuty: Duty {
    /// How long a document may belong to nobody.
    private static let patience = Duration.seconds(7 * 86_400)
    /// How many one transaction forgets.
    private static let page = 200

    var name: String { "unowned documents" }
    var interval: Duration { .seconds(3600) }
    var followsChanges: Bool { false }

    func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        let old = try await database.reading { connection in
            try UnownedDocuments.older(
                than: now - Self.patience, limit: Self.page, on: connection)
        }
        let isForgotten = try await database.reading {
            try ExtractionRows.hasUnusedScans(since: now - Self.patience, on: $0)
        }
        if isForgotten {
            try await database.writing(.decision) {
                try ExtractionRows.forgetScans(unusedSince: now - Self.patience, on: $0)
            }
        }
        guard !old.isEmpty else { return false }
        try await database.writing(.decision) { connection in
            for id in old {
                try UnownedDocuments.forget(id, on: connection)
                try Forgetting.forget([id.text], on: connection)
            }
        }
        return old.count == Self.page
    }
}
