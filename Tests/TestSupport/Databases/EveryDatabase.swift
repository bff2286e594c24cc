package import Testing

/// Runs each test of a suite once for every database: what it makes with `DatabaseKind.current`
/// lives in SQLite the first time and in PostgreSQL the second.
package struct EveryDatabase: SuiteTrait, TestTrait, TestScoping {
    /// For each test on its own, not for the suite around them.
    package var isRecursive: Bool { true }

    /// Runs a test on each database, and says with each issue on which it came up.
    @concurrent package func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        for kind in DatabaseKind.allCases {
            let trait = IssueHandlingTrait.compactMapIssues { issue in
                var issue = issue
                issue.comments.append("on \(kind)")
                return issue
            }
            try await DatabaseKind.$current.withValue(kind) {
                try await trait.provideScope(
                    for: test, testCase: testCase, performing: function)
            }
        }
    }
}

extension Trait where Self == EveryDatabase {
    /// Runs each test once for every database.
    package static var onEveryDatabase: EveryDatabase { EveryDatabase() }
}

extension DatabaseKind {
    /// The database that the running test is to use.
    @TaskLocal package static var current = DatabaseKind.sqlite
}
