internal import Prelude
internal import Synchronization

/// What an op tells while it runs, kept until the engine stores it. Safe to use from any thread.
package final class StepReport: Sendable {
    /// How many lines are kept between two times that they are stored; further ones are counted.
    package static let maximumLines = 200
    /// The longest line.
    package static let maximumLine = 500
    /// The most that one report says a step has cost: a million dollars.
    package static let maximumCost = 1_000_000_000_000

    /// What was told and is not stored yet.
    struct News: Sendable {
        var progress: StepProgress?
        var lines: [(kind: Event.Kind, text: String)] = []
        var droppedLines = 0
        var cost = 0

        var isEmpty: Bool { progress == nil && lines.isEmpty && droppedLines == 0 && cost == 0 }
    }

    private let news = Mutex(News())
    private let told: @Sendable () -> Void

    /// A report; `told` is called when there is news after there was none, and returns at once: an
    /// op that tells something a million times wakes its engine no more often than it is listened to.
    package init(told: @escaping @Sendable () -> Void = {}) {
        self.told = told
    }

    /// Tells how far the op has come.
    package func progress(_ done: Int, of total: Int?, _ note: String = "") {
        let progress = StepProgress(
            done: done, total: total, note: note.kept(Self.maximumLine))
        tell { $0.progress = progress }
    }

    /// Writes a line into the run's log.
    package func log(_ line: String) { add(.log, line) }

    /// Writes a warning into the run's log.
    package func warn(_ line: String) { add(.warning, line) }

    /// Adds to what the step has cost, in millionths of a dollar.
    package func cost(microdollars: Int) {
        let cost = min(max(0, microdollars), Self.maximumCost)
        tell { $0.cost = min($0.cost + cost, Self.maximumCost) }
    }

    /// Takes what is not stored yet.
    func take() -> News {
        news.withLock { news in
            defer { news = News() }
            return news
        }
    }

    /// Takes back what could not be stored, before what was told since.
    func restore(_ older: News) {
        news.withLock { news in
            news.progress = news.progress ?? older.progress
            news.lines = older.lines + news.lines
            news.droppedLines += older.droppedLines + max(0, news.lines.count - Self.maximumLines)
            news.lines = Array(news.lines.prefix(Self.maximumLines))
            news.cost = min(news.cost + older.cost, Self.maximumCost)
        }
    }

    private func add(_ kind: Event.Kind, _ line: String) {
        let line = line.kept(Self.maximumLine)
        tell { news in
            if news.lines.count < Self.maximumLines {
                news.lines.append((kind, line))
            } else {
                news.droppedLines += 1
            }
        }
    }

    private func tell(_ change: (inout News) -> Void) {
        let isFirst = news.withLock { news in
            let wasEmpty = news.isEmpty
            change(&news)
            return wasEmpty && !news.isEmpty
        }
        if isFirst { told() }
    }
}
