package import Web

/// How much is read of one page at most.
///
/// What lies beyond is left out, and the result says so.
package struct NotionLimits: Sendable, Hashable {
    /// How deep blocks may lie in each other; the page's own are the first level.
    package var depth = 8
    /// How many blocks are read.
    package var blocks = 5000
    /// How many lists of blocks are asked for; at three a second a page takes two minutes at most.
    package var requests = 400
    /// How long the text may be, in bytes of UTF-8.
    package var text = 1 << 20
    /// The limits of each request.
    package var request = NotionLimits.ofRequests

    /// How many blocks come with one answer, the most that the service gives.
    static let blocksOfAnswer = 100
    /// The longest mark of a further part that is sent back, in bytes.
    static let cursor = 1000
    /// The longest title that is kept, in characters.
    static let title = 500

    /// The limits that suit job descriptions; see each for its value.
    package init() {}

    private static var ofRequests: Request.Limits {
        var limits = Request.Limits()
        limits.silence = .seconds(30)
        limits.total = .seconds(60)
        limits.body = 8 << 20
        return limits
    }
}
