internal import Prelude
internal import Synchronization

/// What an op tells while it runs, kept until the engine stores it. Safe to use from any thread.
package final class StepReport: Sendable {
    /// How many lines are kept between two times that they are stored; further ones are counted.
    static let maximumLines = 200
    /// The longest line.
    static let maximumLine = 500

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

    /// A report; `told` is called whenever there is news, and returns at once.
    package init(told: @escaping @Sendable () -> Void = {}) {
        self.told = told
    }

    /// Tells how far the op has come.
    package func progress(_ done: Int, of total: Int?, _ note: String = "") {
        news.withLock { $0.progress = StepProgress(done: done, total: total, note: note) }
        told()
    }

    /// Writes a line into the run's log.
    package func log(_ line: String) { add(.log, line) }

    /// Writes a warning into the run's log.
    package func warn(_ line: String) { add(.warning, line) }

    /// Adds to what the step has cost, in millionths of a dollar.
    package func cost(microdollars: Int) {
        news.withLock { $0.cost += microdollars }
        told()
    }

    /// Takes what is not stored yet.
    func take() -> News {
        news.withLock { news in
            defer { news = News() }
            return news
        }
    }

    private func add(_ kind: Event.Kind, _ line: String) {
        news.withLock { news in
            if news.lines.count < Self.maximumLines {
                news.lines.append((kind, String(line.prefix(Self.maximumLine))))
            } else {
                news.droppedLines += 1
            }
        }
        told()
    }
}
