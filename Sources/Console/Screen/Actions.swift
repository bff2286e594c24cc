internal import Prelude
internal import Recruiting
internal import Terminal

/// What commands do. Ids are taken when the key is pressed, so that no refresh changes the target.
extension Console {
    /// Makes a decision after those that were made before.
    mutating func decide(_ decision: Decision) {
        guard decisions.add(decision) else {
            return say("Too many decisions wait for the disk; this one was not taken", .failure)
        }
        if let match = decision.match {
            review.inFlight.insert(match)
            board.depart(match)
        }
        if let question = decision.question { inbox.begin(question) }
        decideNext()
    }

    /// Approves the match under the cursor and goes on to the next that waits.
    mutating func approve() {
        guard case .success(let id) = review.decidable else { return }
        decide(.approve(id))
        review.moveToOpen(1)
    }

    /// Asks for the reason of a rejection.
    mutating func askReason() {
        guard case .success(let id) = review.decidable, let row = review.current else { return }
        let name = SanitizedText(folding: row.line.name)
        overlay = .reasons(Rejection(match: id, stage: .rejected), reasons.menu(for: name))
    }

    /// Rejects a match and goes on to the next that waits.
    mutating func reject(_ rejection: Rejection, for reason: String) {
        reasons.last = reason
        if rejection.stage == .rejected {
            decide(.reject(rejection.match, reason: reason))
        } else {
            decide(.move(rejection.match, to: rejection.stage, reason: reason, anyway: false))
        }
        if tab == .matches, review.current?.id == rejection.match { review.moveToOpen(1) }
    }

    /// Shows a tab.
    mutating func show(_ tab: Tab) {
        visitor = nil
        comparison = nil
        self.tab = tab
        tabs.selected = tab.rawValue
        // What another program has changed meanwhile is seen when a page is shown again.
        if tab == .candidates || tab == .jobs { searchAgain() }
        if tab == .board { loadBoard() }
        if tab == .bags { loadBags(bags.words) }
        if tab == .inbox { loadQuestions() }
        if tab == .runs { loadRuns() }
        if tab == .market { loadMarket() }
        if tab == .matches {
            if review.job == nil, let job = jobs.view.current { open(job.id, title: job.title) }
            loadReview()
        }
    }

    /// Opens the matches of a job.
    mutating func open(_ job: ID<Job>, title: String) {
        review.open(job, title: title)
        if tab != .matches { show(.matches) } else { loadReview() }
    }

    /// Opens the page of the match's candidate in place of the review.
    mutating func visit() {
        guard let subject else { return }
        visitor = RecordPane()
        focuses[tab] = .fields
        load(subject)
    }

    /// Moves the keyboard to the page about the record under the cursor.
    mutating func openRecord() {
        guard let subject else { return }
        focus = .fields
        if record.page?.subject != subject { load(subject) }
    }

    /// Leaves what is open: the visitor, the pane, the filter, the review; at last the program.
    mutating func back() {
        if visitor != nil {
            visitor = nil
            focuses[tab] = .list
        } else if comparison != nil {
            comparison = nil
        } else if focus != .list {
            focus = .list
        } else if tab == .candidates, !people.query.isEmpty {
            searchPeople(
                people.request(for: "", keeping: people.view.current?.seq), as: .reset)
        } else if tab == .jobs, !jobs.query.isEmpty {
            searchJobs(jobs.request(for: "", keeping: jobs.view.current?.seq), as: .reset)
        } else if tab == .bags, !bags.words.isEmpty {
            loadBags("")
        } else if tab == .runs, runs.view != .runs || !runs.words.isEmpty {
            turnRuns(to: .runs)
        } else if tab == .market, market.view != .listings || !market.words.isEmpty {
            turnMarket(to: .listings)
            loadMarket("")
        } else if tab == .board, board.job != nil {
            openBoard(nil, title: "All jobs")
        } else if tab == .matches {
            show(.jobs)
        }
    }

    /// Whether `back` would leave anything.
    var hasWayBack: Bool {
        visitor != nil || comparison != nil || focus != .list || tab == .matches
            || !listQuery.isEmpty || (tab == .board && board.job != nil)
            || (tab == .runs && runs.view != .runs)
            || (tab == .market && market.view != .listings)
    }

    /// Moves the keyboard to another pane that is on the screen, or could be.
    mutating func cycleFocus(_ step: Int) {
        let panes: [Focus] =
            switch content {
            case .listAndRecord where layout.list.isEmpty: [.fields, .text]
            case .listAndRecord: [.list, .fields, .text]
            case .record: [.fields, .text]
            case .review, .listAndText: [.list, .text]
            case .board, .comparison: [.list]
            }
        let index = panes.firstIndex(of: focus) ?? 0
        let next = panes[((index + step) % panes.count + panes.count) % panes.count]
        if focus == .list, next != .list, content == .listAndRecord { openRecord() }
        focus = next
    }

    /// Leaves as soon as every decision is on the disk; asked again, at once.
    mutating func leave() {
        guard !decisions.isIdle, !isLeaving else {
            isFinished = true
            return
        }
        isLeaving = true
        say("Leaving when the last decision is on the disk")
    }

    /// Asks to be pressed twice, so that no slip ends the program; stops work at once.
    mutating func interrupt() {
        if hasInterrupted { return leave() }
        hasInterrupted = true
        if progress != nil { stopWork() }
        say("Press ctrl-c again to leave Muster", .info)
        effects.append(.after(milliseconds: 2_000, ConsoleMessage(.forgetInterrupt)))
    }

    /// Ends the work in the background; what it has stored by then stays.
    mutating func stopWork() {
        // Work with the same id takes the place of what runs, which is cancelled.
        effects.append(.work(id: "background") { ConsoleMessage(.stopped) })
        say("Stopped: \(progress?.title ?? "")", .warning)
    }

    /// Matches a job against everybody.
    mutating func match() {
        guard let job = targetJob else { return }
        match(job.id, title: job.title)
    }

    /// Scores everybody for a job anew.
    mutating func match(_ job: ID<Job>, title: String) {
        guard progress == nil else { return }
        work("Matching \(title)") { services, report in
            try await services.match(job, report)
        } content: {
            .matched(job, title: title, $0)
        }
    }

    /// Imports what lies at a path.
    mutating func importPath(_ path: String) {
        work("Importing \(path)") { services, report in
            try await services.importPaths([path], report)
        } content: {
            .imported($0)
        }
    }

    /// Works in the background with a bar that tells how far it is; other work is stopped by it.
    mutating func work<Value: Sendable>(
        _ title: String,
        _ run:
            @escaping @Sendable (ConsoleServices, @escaping ConsoleServices.Report) async throws ->
            Value,
        content: @escaping @Sendable (Result<Value, Complaint>) -> ConsoleMessage.Content
    ) {
        progress = WorkProgress(title, done: 0, total: nil)
        let services = services
        effects.append(
            .stream(id: "background") { post in
                let result: Result<Value, Complaint>
                do {
                    result = .success(
                        try await run(services) { post(ConsoleMessage(.progress($0))) })
                } catch {
                    result = .failure(Complaint(text: services.describe(error)))
                }
                post(ConsoleMessage(content(result)))
            })
    }

    /// Offers the themes at hand, and the others once they are loaded.
    mutating func askThemes() {
        let services = services
        chooseTheme(among: theme == .terminal ? [.terminal] : [.terminal, theme])
        effects.append(
            .work(id: "themes") { ConsoleMessage(.themes([.terminal] + (await services.themes()))) }
        )
    }
}

extension Console {
    /// Shows what happened to the record under the cursor.
    mutating func openHistory() {
        guard let subject else { return }
        let title: String =
            switch tab {
            case _ where record.page?.subject == subject: record.page?.name ?? ""
            case .candidates: people.view.current?.name ?? ""
            case .jobs: jobs.view.current?.title ?? ""
            case .matches: review.current?.line.name ?? ""
            case .board: board.current?.name ?? ""
            case .bags, .inbox, .runs, .market: ""
            }
        loadHistory(of: subject, title: "History of \(title)")
    }
}
