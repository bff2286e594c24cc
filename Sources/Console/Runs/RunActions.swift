internal import Engine
internal import Prelude
internal import Recruiting
internal import Terminal

/// What the console remembers of its looks at the desk while others change it.
struct DeskWatch: Sendable {
    /// What the engines are doing, as far as it is known.
    var state: EngineState?
    /// What the lists on the screen were read from.
    var revision: String?
    /// Whether a look was just made, so that another waits a little.
    var isCooling = false
    /// Whether something changed since that look.
    var isWarm = false
    /// Whether the lists were just read again.
    var isResting = false

    /// Looks follow each other no closer than this.
    static let cooling = 250
    /// Lists are read again no more often than this.
    static let resting = 1_000
}

extension Console {
    /// Hears of changes of the desk from now on, by this program or any other.
    mutating func watchDesk() {
        let services = services
        effects.append(
            .stream(id: "watch") { post in
                post(ConsoleMessage(.changed))
                for await _ in await services.engine.changes() { post(ConsoleMessage(.changed)) }
            })
    }

    /// Looks at what goes on, unless it was looked at just now.
    mutating func noticeChange() {
        guard !watch.isCooling else { return watch.isWarm = true }
        watch.isCooling = true
        effects.append(
            .after(milliseconds: DeskWatch.cooling, ConsoleMessage(.cooled)))
        let services = services
        effects.append(
            Self.work("look", services) {
                .looked(
                    try await services.engine.overview(),
                    revision: try await services.desk.revision())
            })
        if tab == .runs { loadRuns() }
    }

    mutating func cool() {
        watch.isCooling = false
        guard watch.isWarm else { return }
        watch.isWarm = false
        noticeChange()
    }

    /// Takes a look over; lists are read again when what they show has changed.
    mutating func take(_ state: EngineState, revision: String) {
        watch.state = state
        guard watch.revision != revision else { return }
        guard !watch.isResting else { return watch.isWarm = true }
        let isFirst = watch.revision == nil
        watch.revision = revision
        guard !isFirst, decisions.isIdle else { return }
        watch.isResting = true
        effects.append(.after(milliseconds: DeskWatch.resting, ConsoleMessage(.rested)))
        refresh()
    }

    /// Asks for the rows of the view that is open.
    mutating func loadRuns(_ typed: String? = nil) {
        let (services, view, words) = (services, runs.view, typed ?? runs.words)
        let (filter, record) = RunFilter.filter(words, pipelines: services.engine.pipelines)
        effects.append(
            Self.work("runs", services) {
                switch view {
                case .runs:
                    let page = try await services.engine.runs(filter, record)
                    let lines = page.runs.map { run in
                        RunsScreen.Line(
                            content: .run(run, name: run.partition.flatMap { page.names[$0] }))
                    }
                    return .runs(lines, total: page.total, of: view, words: words)
                case .backfills:
                    let lines = try await services.engine.backfills().map {
                        RunsScreen.Line(content: .backfill($0))
                    }
                    return .runs(lines, total: lines.count, of: view, words: words)
                case .triggers:
                    let lines = try await services.engine.triggers().map {
                        RunsScreen.Line(content: .trigger($0))
                    }
                    return .runs(lines, total: lines.count, of: view, words: words)
                }
            })
        if let line = runs.current { loadDetail(of: line) }
    }

    /// Asks for what stands beside a row.
    mutating func loadDetail(of line: RunsScreen.Line) {
        let services = services
        switch line.content {
        case .backfill: break
        case .run(let run, _):
            effects.append(
                .work(id: "run") {
                    do {
                        guard let detail = try await services.engine.run(run.id) else {
                            return ConsoleMessage(.changed)
                        }
                        return ConsoleMessage(.run(detail, now: services.engine.now()))
                    } catch {
                        return ConsoleMessage(.failed(Complaint(text: services.describe(error))))
                    }
                })
        case .trigger(let trigger):
            effects.append(
                Self.work("run", services) {
                    .ticks(
                        try await services.engine.ticks(trigger.source, trigger.name),
                        of: line.id)
                })
        }
    }

    /// Shows runs, backfills, or sensors and schedules.
    mutating func turnRuns(to view: RunsScreen.View) {
        runs.turn(to: view)
        focus = .list
        loadRuns("")
    }

    /// Asks for words: of the list, or of the log when the keyboard is there.
    mutating func askRunFilter() {
        if focus == .text {
            ask(.filterLog, text: runs.logWords)
        } else {
            askFilter()
        }
    }

    /// Does something to the engine.
    mutating func perform(_ action: EngineAction) {
        let services = services
        effects.append(
            .work {
                do {
                    return ConsoleMessage(
                        .engineDone(.success(try await services.engine.perform(action))))
                } catch {
                    let complaint = Complaint(text: services.describe(error))
                    return ConsoleMessage(.engineDone(.failure(complaint)))
                }
            })
    }

    mutating func takeEngine(_ result: Result<String, Complaint>) {
        switch result {
        case .success(let sentence): say(sentence, .good)
        case .failure(let complaint): say(complaint.text, .failure)
        }
        if tab == .runs { loadRuns() }
    }

    /// Offers the pipelines to run.
    mutating func choosePipeline() {
        offer("Run which pipeline?", services.engine.pipelines) { .run($0) }
    }

    /// Offers the pipelines that can run for every record.
    mutating func chooseBackfill() {
        // Files are named by whoever imports them: there is no list of all of them.
        let able = services.engine.pipelines.filter { $0.noun != nil && $0.noun != "a file" }
        offer("Run which pipeline for every record?", able) { .backfill($0) }
    }

    private mutating func offer(
        _ title: SanitizedText, _ pipelines: [PipelineChoice], _ choice: (PipelineChoice) -> Choice
    ) {
        guard !pipelines.isEmpty else { return say("There is no pipeline to run", .warning) }
        let items = pipelines.map {
            Menu<Choice>.Item(
                choice($0), SanitizedText(folding: $0.name),
                hint: SanitizedText(folding: $0.summary).truncated(to: 60))
        }
        overlay = .choices(Menu(title, items))
    }
}

/// Words of a filter as what they filter by.
enum RunFilter {
    /// Statuses and pipelines by their names or parts of them, with or without `status:` and
    /// `pipeline:` before them; any other word is of a record's name, or its id.
    static func filter(
        _ words: String, pipelines: [PipelineChoice]
    ) -> (filter: RunList.Filter, record: [String]) {
        var filter = RunList.Filter()
        var record: [String] = []
        for word in words.lowercased().split(whereSeparator: \.isWhitespace) {
            let parts = word.split(separator: ":", maxSplits: 1)
            let (key, value) = parts.count == 2 ? (parts[0], parts[1]) : ("", word)
            let statuses = RunStatus.allCases.filter { $0.rawValue.hasPrefix(value) }
            let begun = pipelines.map(\.name).filter { $0.hasPrefix(value) }
            let known = begun.isEmpty ? pipelines.map(\.name).filter { $0.contains(value) } : begun
            if key != "pipeline", !statuses.isEmpty {
                filter.statuses += statuses
            } else if key != "status", !known.isEmpty {
                filter.pipelines += known
            } else {
                record.append(String(value))
            }
        }
        return (filter, record)
    }
}

extension RunsScreen {
    /// The record to begin with when a pipeline is to run: that of the run under the cursor, if that
    /// is of the same pipeline and so of the same kind of record.
    func record(for pipeline: String) -> String {
        guard let currentRun, currentRun.pipeline == pipeline else { return "" }
        return currentRun.partition ?? ""
    }
}
