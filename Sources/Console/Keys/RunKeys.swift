internal import Engine
internal import Terminal

/// Commands of the runs.
enum RunKeys {
    private static func withRun(_ console: Console) -> Availability {
        console.runs.currentRun == nil
            ? .disabled(because: "no run is under the cursor") : .enabled
    }

    private static func canRetry(_ console: Console) -> Availability {
        guard let run = console.runs.currentRun else { return withRun(console) }
        return run.status.canBeRetried
            ? .enabled : .disabled(because: "it is \(run.status.rawValue)")
    }

    private static func canCancel(_ console: Console) -> Availability {
        if let run = console.runs.currentRun {
            return run.status.isFinal
                ? .disabled(because: "it has ended: it is \(run.status.rawValue)") : .enabled
        }
        guard let progress = console.runs.currentBackfill else { return withRun(console) }
        return progress.backfill.finishedAt == nil
            ? .enabled : .disabled(because: "it has ended")
    }

    private static func canFilter(_ console: Console) -> Availability {
        console.runs.view == .runs || console.focus == .text
            ? .enabled : .disabled(because: "runs are filtered; v shows them")
    }

    private static func withTrigger(_ console: Console) -> Availability {
        console.runs.currentTrigger == nil
            ? .disabled(because: "no sensor or schedule is under the cursor; v shows them")
            : .enabled
    }

    private static let runs: [Command<Console>] = [
        Command(
            "run.open", keys: "enter", title: "Read",
            summary: "Move the keyboard to the text about the row.", inFooter: true,
            when: {
                $0.runs.current == nil ? .disabled(because: "nothing is selected") : .enabled
            }
        ) { $0.focus = .text },
        Command(
            "run.filter", keys: "/", title: "Filter",
            summary:
                "Show only runs of a status, a pipeline or a record, or lines of the log with a word.",
            inFooter: true, when: canFilter
        ) { $0.askRunFilter() },
        Command(
            "run.view", keys: "v", title: "View",
            summary: "Go on from runs to backfills, and to sensors and schedules.",
            inFooter: true
        ) { console in
            let views = RunsScreen.View.allCases
            let next = (console.runs.view.rawValue + 1) % views.count
            console.turnRuns(to: views[next])
        },
        Command(
            "run.follow", keys: "f", title: "Follow",
            summary: "Stay at the end of the log as it grows, or stop staying there.",
            when: withRun
        ) { console in
            console.runs.toggleFollowing()
            console.say(
                console.runs.isFollowing
                    ? "The end of the log stays in view" : "The log stays where it is", .good)
        },
        Command(
            "run.retry", keys: "r", title: "Retry",
            summary: "Start the run again at the step where it ended.", danger: .undoable,
            undo: "x cancels it again.", inFooter: true, when: canRetry
        ) { console in
            guard let run = console.runs.currentRun else { return }
            console.perform(.retry(run.id))
        },
        Command(
            "run.cancel", keys: "x", title: "Cancel",
            summary: "Cancel the run or the backfill, whatever it is doing.",
            danger: .undoable, undo: "r starts a run again where it was.", inFooter: true,
            when: canCancel
        ) { console in
            if let run = console.runs.currentRun { return console.perform(.cancel(run.id)) }
            guard let progress = console.runs.currentBackfill else { return }
            console.perform(.cancelBackfill(progress.backfill.id))
        },
        Command(
            "run.new", keys: "n", title: "Run",
            summary: "Run a pipeline for a record, or for the desk.", danger: .undoable,
            undo: "x cancels it."
        ) { $0.choosePipeline() },
        Command(
            "run.backfill", keys: "b", title: "Backfill",
            summary: "Run a pipeline for every record, behind all other work.",
            danger: .undoable, undo: "x on the backfill cancels it."
        ) { $0.chooseBackfill() },
    ]

    private static let triggers: [Command<Console>] = [
        Command(
            "run.switch", keys: "s", title: "Start or stop",
            summary: "Start the sensor or schedule, or stop it.", danger: .undoable,
            undo: "s again.", inFooter: true, when: withTrigger
        ) { console in
            guard let line = console.runs.currentTrigger else { return }
            console.perform(
                line.isRunning
                    ? .stop(line.source, line.name) : .start(line.source, line.name))
        },
        Command(
            "run.tick", keys: "t", title: "Look now",
            summary: "Look once with the sensor, without waiting for its time.",
            danger: .undoable, undo: "x cancels what it asks for.",
            when: { console in
                guard let line = console.runs.currentTrigger else { return withTrigger(console) }
                return line.source == .sensor
                    ? .enabled
                    : .disabled(because: "a schedule asks at its times; n runs a pipeline")
            }
        ) { console in
            guard let line = console.runs.currentTrigger else { return }
            console.perform(.tick(line.name))
        },
    ]

    /// All of them.
    static let all = Keymap<Console>(["Run": runs, "Sensor or schedule": triggers])
}
